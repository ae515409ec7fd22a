"""Entry points of the agency's house."""
