"""The card page, and the pages on which staff offer cards."""
