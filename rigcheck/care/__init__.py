"""The member's house: pseudonymous members, sealed records."""
