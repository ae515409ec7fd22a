"""Threads of groups: what is written, by whom under its seal, what was decided about it; leaving without a trace."""
