"""Backup at once: the page that needs no account, no script and no database."""
