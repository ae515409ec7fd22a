"""Pages about being on call: a supporter's own, the lead's, and the calendar behind a secret address."""
