"""Pages of a group: its threads, writing, and leaving."""
