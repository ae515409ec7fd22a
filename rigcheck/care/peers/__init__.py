"""Supporters: what a peer, chaplain or clinician says of themselves, and how they can be paged."""
