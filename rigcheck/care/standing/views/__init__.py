"""Pages about standing: one's own, and the lead's."""
