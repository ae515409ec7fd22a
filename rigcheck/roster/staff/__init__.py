"""Staff of the agency's house: who signs in here, and what their role may see."""
