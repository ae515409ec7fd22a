"""Blind signatures: proof of belonging that nobody can trace back to the moment it was given (hazardous).

`blinding` holds RFC 9474 (RSABSSA, all four variants), `layout` the challenge and token of RFC 9577 and 9578,
`issuance` the exchange of RFC 9578 section 6, `keys` the issuer's keys, `scopes` whose key a person's token is made
with. Primitives lie behind `hazmat`; nothing outside imports them. Randomness comes in as an argument, except where
a key is generated: there OpenSSL draws its own.
"""
