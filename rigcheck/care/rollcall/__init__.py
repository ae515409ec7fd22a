"""What the lead prints for a roll call, and the public page that says how ready the place is."""
