"""A member's own safety plan: written, read and locked in the browser; this room serves the words around it."""
