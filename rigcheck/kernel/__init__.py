"""Ids, months, intervals, enums, refusals and value types; standard library only."""
