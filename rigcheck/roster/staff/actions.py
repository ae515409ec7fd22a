"""Making staff accounts."""

from django.db import transaction

from rigcheck.roster.staff.models import StaffUser


@transaction.atomic
def add_staff(*, by: str, username: str, password: str, role: str) -> StaffUser:
    """Add a staff account with a role; `by` names who acted."""
    user = StaffUser(username=username, role=StaffUser.Role(role))
    user.set_password(password)
    user.save()
    return user
