"""Figures to reach: indicator, comparator, value, unit, day."""
