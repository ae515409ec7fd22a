"""Self-assessments: asked, kept, and answered in plain words."""
