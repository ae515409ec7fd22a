"""Sessions: who is here now, unlocked or on the way in, for a day of work at most; and the tickets with which a phone
acts without one, held to a few by marks that name nobody.
"""
