"""Each role against each right; the question that hides the button and the gate never disagree."""

import pytest
from django.contrib.auth.models import AnonymousUser

from rigcheck.roster.staff import policies
from rigcheck.roster.staff.models import StaffUser

RIGHTS = {
    "administer": (policies.may_administer, policies.administrator, policies.ForAdministrators),
    "coordinate": (policies.may_coordinate, policies.coordinator, policies.ForCoordinators),
    "figures": (policies.may_see_figures, policies.reader, policies.ForStaff),
}
HELD = {
    "administrator": {"administer", "coordinate", "figures"},
    "coordinator": {"coordinate", "figures"},
    "command": {"figures"},
    "none": set(),
}


@pytest.mark.parametrize("right", RIGHTS)
@pytest.mark.parametrize("role", HELD)
def test_a_role_holds_its_rights_and_no_others(role, right):
    ask, gate, refusal = RIGHTS[right]
    user = StaffUser(username="morgan", role=role)

    assert ask(role) == policies.rights(role)[right] == (right in HELD[role])
    if right in HELD[role]:
        assert gate(user) == "morgan"
    else:
        with pytest.raises(refusal) as refused:
            gate(user)
        assert refused.value.status == 403
        assert "Nothing was changed" in str(refused.value)


@pytest.mark.parametrize("right", RIGHTS)
def test_a_stranger_holds_none(right):
    _, gate, _ = RIGHTS[right]

    with pytest.raises(policies.NotSignedIn):
        gate(AnonymousUser())
    assert policies.role_of(AnonymousUser()) == ""


def test_the_roles_are_those_of_the_table():
    assert set(StaffUser.Role.values) == set(policies.ROLES)
