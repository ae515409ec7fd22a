"""The lanes between the two houses; no tables."""
