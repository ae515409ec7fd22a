"""What pages call the words of the directory."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rigcheck.care.directory.queries import By, Door, Kind, Operator

Words = Mapping[str, str | Promise]

KINDS: Final[Words] = {
    Kind.LINE: _("To call or text now"),
    Kind.EAP: _("Employee assistance programme"),
    Kind.OUTSIDE: _("Outside the department"),
    Kind.SERVICE: _("Local service"),
    Kind.CLINICIAN: _("Clinician"),
}
COSTS: Final[Words] = {
    "free": _("Free"),
    "scale": _("By income"),
    "insurance": _("Through insurance"),
    "paid": _("Paid by yourself"),
}
DOORS: Final[Words] = {
    Door.POLICE: _("Police"),
    Door.FIRE: _("Fire"),
    Door.EMS: _("EMS"),
    Door.DISPATCH: _("Dispatch"),
    Door.CORRECTIONS: _("Corrections"),
    Door.FAMILY: _("Family"),
    Door.EVERYONE: _("Everyone"),
}
OPERATORS: Final[Words] = {
    Operator.PUBLIC: _("Public"),
    Operator.CHARITY: _("Charity"),
    Operator.COMMERCIAL: _("Commercial: it is paid for"),
    Operator.UNSTATED: _("Nobody says who runs it"),
}
WAYS: Final[Words] = {
    By.CALL: _("Call"),
    By.TEXT: _("Text"),
    By.CHAT: _("Chat"),
    By.MAIL: _("E-mail"),
    By.WEB: _("Web page"),
}
COUNTRIES: Final[Words] = {
    "us": _("United States"),
    "ca": _("Canada"),
    "gb": _("United Kingdom"),
    "ie": _("Ireland"),
    "au": _("Australia"),
    "nz": _("New Zealand"),
}
FIELDS: Final[Words] = {
    "kind": _("What it is"),
    "country": _("Country"),
    "doors": _("Whom it serves"),
    "needs": _("Needs"),
    "languages": _("Languages"),
    "name": _("Name"),
    "organization": _("Organization"),
    "description": _("Description"),
    "channels": _("Ways to reach it"),
    "hours": _("Hours"),
    "who": _("Who answers"),
    "operator": _("Who runs it"),
    "responders": _("Responders answer"),
    "passes_on": _("What they may have to pass on"),
    "cost": _("Cost"),
    "cost_note": _("Cost in full"),
    "area": _("Area"),
    "place": _("Address"),
    "latitude": _("Latitude"),
    "longitude": _("Longitude"),
    "source": _("Source"),
    "status": _("How well supported"),
    "shown": _("Shown"),
    "reason": _("Why it is not shown"),
    "verified_on": _("Checked on"),
    "verified_by": _("Checked by"),
    "expires_on": _("Check counts until"),
}
"""What a lead reads of each column that a change touches."""
