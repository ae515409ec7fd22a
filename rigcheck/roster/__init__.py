"""The agency's house: real people, never a confidential datum."""
