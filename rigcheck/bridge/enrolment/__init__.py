"""The lane from roster to care: "somebody who belongs to this agency", and nobody can say who.

`issue` belongs to roster, `redeem` to care; `challenge` is what both agree on.
"""
