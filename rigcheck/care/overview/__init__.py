"""How am I doing: one's own records over weeks and shifts."""
