"""Reminders of check-ins, assessments and days that a member chose: by one way of their own, without content.

Up to fourteen unrelated rows lie ahead, put there while the member is unlocked; whoever does not come back is left
alone after the last. Nobody is reminded in the sleep after nights.
"""
