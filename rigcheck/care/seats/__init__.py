"""Working seats: who answers members under a name, with which keys, and who has vouched for them."""
