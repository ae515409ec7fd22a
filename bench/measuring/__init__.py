"""What the benchmarks share: pressing a server, and the closing line."""
