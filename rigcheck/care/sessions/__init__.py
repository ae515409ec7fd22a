"""Sessions: who is here now, unlocked or on the way in; nothing here outlives a day of work."""
