"""Writing in groups, what is decided about it, and leaving. Each is one transaction."""
