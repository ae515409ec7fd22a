"""Entry points of the member's house."""
