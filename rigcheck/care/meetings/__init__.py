"""Live sessions of groups: planned, led by a moderator, in a calendar; what was said goes when they end."""
