"""Keys with which somebody can begin to write to a supporter who is away: published ahead, handed out once; and with
whom a talk can begin.
"""
