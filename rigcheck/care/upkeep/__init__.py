"""Looking after peers and chaplains: calls and supervision for them, how much they carry, the log of the programme."""
