"""Writing staff: invite, give a code, change a role, close, open again, and clear what has ended."""

import base64
import hashlib
from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.db import IntegrityError, transaction

from rigcheck.outside.randomness import Chance
from rigcheck.roster.staff import policies, queries
from rigcheck.roster.staff.models import FirstCode, StaffUser, Try

CODE_BYTES = 10
CODE_LIFE = timedelta(days=7)
GROUP = 4


@transaction.atomic
def add_staff(*, by: str, username: str, password: str, role: str, email: str = "") -> StaffUser:
    """Add a staff account with a role; `by` names who acted. Raises `TakenName`."""
    user = StaffUser(username=username, email=email, role=StaffUser.Role(role))
    if password:
        user.set_password(password)
    else:
        user.set_unusable_password()
    try:
        with transaction.atomic():
            user.save()
    except IntegrityError:
        raise policies.TakenName from None
    return user


@transaction.atomic
def invite(*, by: str, username: str, email: str, role: str, chance: Chance, now: datetime) -> tuple[int, str]:
    """Add an account without a password: its id, and the code that sets one. Raises `TakenName`."""
    user = add_staff(by=by, username=username, password="", role=role, email=email)
    return user.pk, give_code(by=by, staff_id=user.pk, chance=chance, now=now)


@transaction.atomic
def give_code(*, by: str, staff_id: int, chance: Chance, now: datetime) -> str:
    """A code of 80 bits that sets a password once within a week; an older one ends."""
    code = base64.b32encode(chance.bytes(CODE_BYTES)).decode()
    FirstCode.objects.update_or_create(user_id=staff_id, defaults={"digest": _digest(code), "expires": now + CODE_LIFE})
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


@transaction.atomic
def set_password(*, username: str, code: str, password: str, now: datetime) -> None:
    """Use a code up and set the password; every session under the old one ends. Raises `CodeNotGood`."""
    found = FirstCode.objects.select_for_update().filter(
        digest=_digest(code), expires__gt=now, user__username__iexact=username.strip(), user__is_active=True
    )
    first = found.select_related("user").first()
    if first is None:
        raise policies.CodeNotGood
    first.user.set_password(password)
    first.user.save(update_fields=["password"])
    first.delete()


@transaction.atomic
def change_role(*, by: str, staff_id: int, role: str) -> None:
    """Give another role, from the next page on. Raises `LastAdministrator`."""
    if role != policies.ADMINISTRATOR:
        _must_not_be_the_last(staff_id)
    StaffUser.objects.filter(pk=staff_id).update(role=StaffUser.Role(role))


@transaction.atomic
def close(*, by: str, staff_id: int) -> None:
    """Let somebody in no more, from the next page on. Raises `LastAdministrator`."""
    _must_not_be_the_last(staff_id)
    FirstCode.objects.filter(user_id=staff_id).delete()
    StaffUser.objects.filter(pk=staff_id).update(is_active=False)


@transaction.atomic
def reopen(*, by: str, staff_id: int) -> None:
    """Let them in again, by the ways they had."""
    StaffUser.objects.filter(pk=staff_id).update(is_active=True)


@transaction.atomic
def forget_second_steps(*, by: str, staff_id: int) -> None:
    """Take away authenticator, passkeys and recovery codes of somebody who lost them."""
    Authenticator.objects.filter(user_id=staff_id).delete()


@transaction.atomic
def clear_ended(*, now: datetime) -> int:
    """Take away sessions, codes and counted tries that have ended; how many rows went."""
    ended = (
        Session.objects.filter(expire_date__lte=now),
        FirstCode.objects.filter(expires__lte=now),
        Try.objects.filter(expires__lte=now),
    )
    return sum(rows.delete()[0] for rows in ended)


def _must_not_be_the_last(staff_id: int) -> None:
    able = set(queries.able_administrators().select_for_update().values_list("pk", flat=True))
    if able == {staff_id}:
        raise policies.LastAdministrator


def _digest(code: str) -> str:
    plain = "".join(letter for letter in code.upper() if letter.isalnum())
    return hashlib.sha256(plain.encode()).hexdigest()
