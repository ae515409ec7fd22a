"""One-time links by which a person of the agency gets a card, and the page that makes the card in their browser."""
