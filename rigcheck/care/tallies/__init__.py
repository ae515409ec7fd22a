"""Counting how often something is done, under names that are nobody's, so that nobody floods anybody."""
