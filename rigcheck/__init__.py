"""Rigcheck: routine, private mental-health maintenance for public-safety people."""
