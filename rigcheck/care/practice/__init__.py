"""Small things to do that may help: breathing, grounding, letting go."""
