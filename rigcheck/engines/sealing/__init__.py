"""Keys, seals and cards: who can open what (hazardous).

The Python twin of what runs in the member's browser. `keys` holds the key hierarchy and the wraps of the
root, `envelope` the sealed record, `padding` its size classes, `cards` the printed codes, `words` and
`guessable` the generated and the refused passphrases. Primitives lie behind `hazmat`; nothing outside imports
them. Randomness comes in as an argument, except inside HPKE encapsulation, where the library draws its own.
"""
