"""Time bounds on work: until when, from when, how often, how long after what."""
