"""The outer world behind ports: each a protocol with a real and a null implementation."""
