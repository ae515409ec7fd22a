"""Passing something on: what can wait, the record of what could not, telling the member, the ledger."""
