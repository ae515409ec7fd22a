"""What lets somebody open an account: printed cards, and which were used."""
