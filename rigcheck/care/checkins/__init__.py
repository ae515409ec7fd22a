"""Check-ins: how a member is, in under a minute, at a rhythm of their own."""
