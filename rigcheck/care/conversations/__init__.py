"""Talks between a member and a supporter: closed in their two browsers, carried and taken away again by the server."""
