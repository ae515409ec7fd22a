"""Pages and answers of the members' room."""
