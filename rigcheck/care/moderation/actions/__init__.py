"""What members ask of moderators, and what these decide. Each is one transaction."""
