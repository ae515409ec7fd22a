"""Private records: one table of equal-looking rows, found without an owner."""
