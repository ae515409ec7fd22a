"""What roster does later: letters above all. The worker takes it from here."""
