"""The site among a phone's applications, under a neutral name and icon."""
