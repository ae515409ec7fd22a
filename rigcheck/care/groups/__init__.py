"""Groups: topic groups and closed ones, by an alias that no other group knows, moderated, beside professional help."""
