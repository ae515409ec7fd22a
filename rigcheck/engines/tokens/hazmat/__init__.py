"""Hazardous: bare primitives. Used wrongly they fail silently; import the recipes one folder up instead."""
