"""The language half: spaCy components that find references, deadlines, units, targets and tasks."""
