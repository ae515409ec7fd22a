"""Commands of the roster side."""
