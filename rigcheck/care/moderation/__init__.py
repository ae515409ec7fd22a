"""Moderation of groups: what members report, what moderators decide and why, appeals, and the lead's pages."""
