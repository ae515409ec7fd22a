"""Reading staff."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils.functional import Promise

from rigcheck.outside.edge import PlainEdge
from rigcheck.roster.staff import policies
from rigcheck.roster.staff.models import FirstCode, StaffUser


class RosterRequest(HttpRequest):
    """A request as the door of roster hands it on: with the process's clock, chance, files and keyring."""

    edge: PlainEdge


STEPS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
UNUSABLE = "!"
"""How a password begins that nobody has set."""


def staff() -> Sequence[StaffUser]:
    """Everybody on the staff by name, the closed ones last, each with `has_second_step` and `is_bound`."""
    return list(_described().order_by("-is_active", "username"))


def one(*, staff_id: int) -> StaffUser:
    """One of them, with the same; raises `NoSuchPerson`."""
    found = _described().filter(pk=staff_id).first()
    if found is None:
        raise policies.NoSuchPerson
    return found


def known(*, username: str) -> int | None:
    """The id under that name, capital letters or not; None where nobody has it."""
    return StaffUser.objects.filter(username__iexact=username).values_list("pk", flat=True).first()


def roles() -> list[tuple[str, str | Promise]]:
    """The roles with their words."""
    return list(StaffUser.Role.choices)


def invited(*, email: str) -> StaffUser:
    """Whoever was invited with this address, unbound as yet.

    Raises `NotInvited`, also for somebody who is closed, `AnotherPerson`, or `HasPassword`: whoever has come in already
    is not handed over to the provider by an address alone, but by a new code that an administrator gave.
    """
    user = StaffUser.objects.filter(email__iexact=email, is_active=True).first() if email else None
    if user is None:
        raise policies.NotInvited
    if SocialAccount.objects.filter(user=user).exists():
        raise policies.AnotherPerson
    if user.has_usable_password() and not FirstCode.objects.filter(user=user).exists():
        raise policies.HasPassword
    return user


def is_proven_twice(*, user: Any, session: Mapping[str, Any]) -> bool:
    """Whether somebody has a second step, or came through the agency's own sign-in, which has steps of its own."""
    records = session.get(AUTHENTICATION_METHODS_SESSION_KEY) or []
    if any(record.get("method") == "socialaccount" for record in records):
        return True
    return bool(Authenticator.objects.filter(user=user, type__in=STEPS).exists())


def is_waiting(*, user: StaffUser, now: datetime) -> bool:
    """Whether a first code of theirs is still good."""
    return FirstCode.objects.filter(user=user, expires__gt=now).exists()


def able_administrators() -> "QuerySet[StaffUser]":
    """Administrators who can sign in: open, and with a password or bound to the identity provider."""
    can = ~Q(password__startswith=UNUSABLE) | Q(Exists(SocialAccount.objects.filter(user=OuterRef("pk"))))
    return StaffUser.objects.filter(can, is_active=True, role=policies.ADMINISTRATOR)


def _described() -> "QuerySet[StaffUser]":
    own = Authenticator.objects.filter(user=OuterRef("pk"), type__in=STEPS)
    return StaffUser.objects.annotate(
        has_second_step=Exists(own), is_bound=Exists(SocialAccount.objects.filter(user=OuterRef("pk")))
    )
