"""Calls for backup: who is asked, who has it, and when the screen says honestly that nobody came."""
