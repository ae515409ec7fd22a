"""Commands of the care side."""
