"""The linkage game: people get cards on one side, open accounts on the other, and somebody watches both."""
