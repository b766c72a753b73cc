"""Vietnamese text itself: Unicode form, tone placement, syllables. Imports nothing of the house."""
