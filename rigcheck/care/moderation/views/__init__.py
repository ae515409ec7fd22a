"""Pages of moderation: what members ask, what moderators decide, and the pages of a lead."""
