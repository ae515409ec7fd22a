"""What everything is called on the pages."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rigcheck.care.standing.models import Issuer, Kind, State

Names = Mapping[str, str | Promise]

STATES: Final[Names] = {
    State.APPLYING: _("Not applied yet"),
    State.APPLIED: _("Applied; colleagues may speak for them"),
    State.NOMINATED: _("Colleagues spoke for them; the talk with the lead is next"),
    State.TURNED_DOWN: _("Not this time"),
    State.SELECTED: _("Chosen; the agreement is next"),
    State.AGREED: _("Agreed; being admitted is next"),
    State.SERVING: _("Serving"),
    State.LAPSED: _("Out of date: nobody is sent to them"),
    State.STEPPED_DOWN: _("Stepped down"),
    State.REMOVED: _("Removed"),
}
MISSING: Final[Names] = {
    "agreement": _("the agreement as it is worded now"),
    "certificate": _("a certificate that is good and that the lead has seen"),
    "hours": _("hours of training that the lead has seen"),
    "refresher": _("a refresher"),
    "supervision": _("supervision"),
}
KINDS: Final[Names] = {
    Kind.COURSE: _("Course"),
    Kind.REFRESHER: _("Refresher"),
    Kind.CERTIFICATE: _("Certificate"),
    Kind.SUPERVISION: _("Supervision"),
}
ISSUERS: Final[Names] = {Issuer.ICISF: _("ICISF"), Issuer.OTHER: _("Somebody else")}
GROUNDS: Final[Names] = {
    "agreement": _("Did not keep to the agreement"),
    "confidence": _("Passed on what was said in confidence"),
    "reach": _("Cannot be reached any more"),
    "other": _("Another, told in person"),
}
