"""Names of roles and duties, for pages."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rigcheck.engines.disclosure import Duty, Role

ROLES: Final[Mapping[Role, Promise]] = {
    Role.PEER: _("Peer supporter"),
    Role.CHAPLAIN: _("Chaplain"),
    Role.CLINICIAN: _("Clinician"),
    Role.GROUP: _("In a group"),
    Role.MODERATOR: _("Moderator"),
}
DUTIES: Final[Mapping[Duty, Promise]] = {Duty.MUST: _("reports"), Duty.MAY: _("may pass on"), Duty.NEVER: _("keeps")}
