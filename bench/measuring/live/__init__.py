"""Live streams under measurement: listeners, raw sockets to compare with, Django's own channels, a publisher."""
