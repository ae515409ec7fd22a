"""Finding somebody: searching the directory by need, distance, cost and language, and keeping its entries."""
