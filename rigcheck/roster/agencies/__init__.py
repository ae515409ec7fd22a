"""Agencies and their units: headcounts, never names of those who use care."""
