"""Reasoning without Django, clock, chance or I/O; each engine is usable as a library."""
