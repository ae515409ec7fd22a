"""Accounts: opened with a card, found by random words, unlocked in the member's own browser."""
