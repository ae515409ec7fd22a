"""htmx responses, components and error pages; knows no side."""
