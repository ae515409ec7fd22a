"""SQLite for Django, with tables that keep no order of insertion."""
