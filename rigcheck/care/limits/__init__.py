"""Limits of confidentiality: the rules of a place, the notice before the first word, and what to do now."""
