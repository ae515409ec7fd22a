"""Entry points for each side: urls, servers, sessions, commands, launcher."""
