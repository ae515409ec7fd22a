"""Who may do what on the agency's site: three roles, three rights, and the refusals that say so.

Each right has a question (`may_coordinate(role)`), which also hides the button (in templates: `may.coordinate`), and
a gate (`coordinator(user)`), which every view of every room calls first. The gate gives back the name of whoever
acts, for the action's `by`.
"""

from typing import ClassVar, Final, Protocol

from rigcheck.kernel.messages import gettext_noop
from rigcheck.kernel.refusals import Refusal

ADMINISTRATOR: Final = "administrator"
COORDINATOR: Final = "coordinator"
COMMAND: Final = "command"
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

    code: ClassVar[str] = "not-signed-in"
    status: ClassVar[int] = 403

    def __init__(self) -> None:
        super().__init__(gettext_noop("You are not signed in, and nothing was changed. Sign in and try again."))


class ForAdministrators(Refusal):
    """Somebody with another role asked for what administrators do."""

    code: ClassVar[str] = "for-administrators"
    status: ClassVar[int] = 403

    def __init__(self) -> None:
        super().__init__(
            gettext_noop("Only an administrator may do that. Nothing was changed. Ask one of them if it is needed.")
        )


class ForCoordinators(Refusal):
    """Somebody with another role asked for what coordinators and administrators do."""

    code: ClassVar[str] = "for-coordinators"
    status: ClassVar[int] = 403

    def __init__(self) -> None:
        super().__init__(
            gettext_noop(
                "Only a coordinator or an administrator may do that, because names stand there. Nothing was changed. "
                "Command reads figures only."
            )
        )


class ForStaff(Refusal):
    """Somebody whose role is none of the three asked for the agency's figures."""

    code: ClassVar[str] = "for-staff"
    status: ClassVar[int] = 403

    def __init__(self) -> None:
        super().__init__(
            gettext_noop("Your sign-in has no role here yet. Nothing was changed. Ask an administrator to give it one.")
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
