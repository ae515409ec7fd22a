"""Who may do what on the agency's site: three roles, three rights, and the refusals that say so.

Each right has a question (`may_coordinate(role)`), which also hides the button (in templates: `may.coordinate`), and
a gate (`coordinator(user)`), which every view of every room calls first. The gate gives back the name of whoever
acts, for the action's `by`.
"""

from typing import Final, Protocol

from rigcheck.kernel.messages import gettext_noop
from rigcheck.kernel.refusals import NotFound, Refusal
from rigcheck.roster.staff.models import StaffUser

ADMINISTRATOR: Final = StaffUser.Role.ADMINISTRATOR.value
COORDINATOR: Final = StaffUser.Role.COORDINATOR.value
COMMAND: Final = StaffUser.Role.COMMAND.value
ROLES: Final = (ADMINISTRATOR, COORDINATOR, COMMAND)


class Someone(Protocol):
    """Whoever asks: Django's user, a stranger included."""

    @property
    def is_authenticated(self) -> bool:
        """Whether they are signed in."""
        ...

    def get_username(self) -> str:
        """The name they sign in with; empty for a stranger."""
        ...


class NotSignedIn(Refusal):
    """A stranger asked for something that staff may do."""

    code = "not-signed-in"
    status = 403
    sentence = gettext_noop("You are not signed in, and nothing was changed. Sign in and try again.")


class ForAdministrators(Refusal):
    """Somebody with another role asked for what administrators do."""

    code = "for-administrators"
    status = 403
    sentence = gettext_noop("Only an administrator may do that. Nothing was changed. Ask one of them if it is needed.")


class ForCoordinators(Refusal):
    """Somebody with another role asked for what coordinators and administrators do."""

    code = "for-coordinators"
    status = 403
    sentence = gettext_noop(
        "Only a coordinator or an administrator may do that, because names stand there. Nothing was changed. "
        "Command reads figures only."
    )


class ForStaff(Refusal):
    """Somebody whose role is none of the three asked for the agency's figures."""

    code = "for-staff"
    status = 403
    sentence = gettext_noop(
        "Your sign-in has no role here yet. Nothing was changed. Ask an administrator to give it one."
    )


class NoSuchPerson(NotFound):
    """Nobody on the staff has that number."""

    sentence = gettext_noop("There is nobody on the staff under that address. Nothing was changed.")


class LastAdministrator(Refusal):
    """The only administrator who can sign in was to be closed or given another role."""

    code = "last-administrator"
    status = 409
    sentence = gettext_noop(
        "This is the last administrator who can sign in, so nothing was changed. Make somebody else an "
        "administrator first, and let them sign in once."
    )


class TakenName(Refusal):
    """Somebody has that name or e-mail address already; capital letters make no difference."""

    code = "taken-name"
    status = 409
    sentence = gettext_noop("Somebody on the staff has that name or e-mail address already. Nobody was invited.")


class CodeNotGood(Refusal):
    """A first code that is unknown, used, too old, or not of that name; which of these is not said."""

    code = "code-not-good"
    status = 400
    sentence = gettext_noop(
        "That name and code do not go together, or the code is used or too old. Check both, or ask an "
        "administrator for another code."
    )


class NotInvited(Refusal):
    """The identity provider knows somebody whom no administrator has invited."""

    code = "not-invited"
    status = 403
    sentence = gettext_noop(
        "Your agency's sign-in knows you, but nobody has invited you here with that e-mail address. "
        "Ask an administrator of this site to invite you."
    )


class AddressNotProven(Refusal):
    """The identity provider does not vouch for the e-mail address that it names."""

    code = "address-not-proven"
    status = 403
    sentence = gettext_noop(
        "Your agency's sign-in does not say that your e-mail address is proven, so it opens nothing here. "
        "Ask whoever runs that sign-in."
    )


class AnotherPerson(Refusal):
    """The invited person has been bound to another subject of the identity provider."""

    code = "another-person"
    status = 403
    sentence = gettext_noop(
        "That e-mail address belongs to somebody on the staff who signs in under another account of your "
        "agency. Ask an administrator of this site to look at it."
    )


class HasPassword(Refusal):
    """Somebody who signs in with a password came through the provider for the first time."""

    code = "has-password"
    status = 403
    sentence = gettext_noop(
        "You sign in here with a password. To come through your agency's sign-in instead, ask an administrator "
        "of this site for a new code, and then try this way again."
    )


def may_administer(role: str) -> bool:
    """Staff sign-ins, their roles, agencies, keys."""
    return role == ADMINISTRATOR


def may_coordinate(role: str) -> bool:
    """People by name: lists, imports, links, programmes."""
    return role in {ADMINISTRATOR, COORDINATOR}


def may_see_figures(role: str) -> bool:
    """Figures and units that name nobody. This is all that command may see."""
    return role in ROLES


def role_of(user: Someone) -> str:
    """The role of whoever asks; empty for a stranger."""
    return str(getattr(user, "role", "")) if user.is_authenticated else ""


def rights(role: str) -> dict[str, bool]:
    """What a template asks as `may.administer`, `may.coordinate` and `may.figures`."""
    return {
        "administer": may_administer(role),
        "coordinate": may_coordinate(role),
        "figures": may_see_figures(role),
    }


def administrator(user: Someone) -> str:
    """The name of an administrator; raises `NotSignedIn` or `ForAdministrators`."""
    return _name(user, holds=may_administer(role_of(user)), otherwise=ForAdministrators)


def coordinator(user: Someone) -> str:
    """The name of a coordinator or administrator; raises `NotSignedIn` or `ForCoordinators`."""
    return _name(user, holds=may_coordinate(role_of(user)), otherwise=ForCoordinators)


def reader(user: Someone) -> str:
    """The name of anybody with a role, for figures; raises `NotSignedIn` or `ForStaff`."""
    return _name(user, holds=may_see_figures(role_of(user)), otherwise=ForStaff)


def _name(user: Someone, *, holds: bool, otherwise: type[Refusal]) -> str:
    if not user.is_authenticated:
        raise NotSignedIn
    if not holds:
        raise otherwise
    return user.get_username()
