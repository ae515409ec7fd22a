"""Every address of roster, as the resolver has them: tried by a stranger, and by each role that it is not for.

A new address is closed to strangers and to command until it stands in one of the tables below.
"""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.converters import get_converters

from rigcheck.roster.staff import actions, policies

FOR_EVERYBODY = {
    "shell:exit", "shell:gallery", "shell:department", "account_login", "account_logout", "account_inactive",
    "mfa_authenticate", "mfa_login_webauthn", "staff:first", "openid_connect_login", "openid_connect_callback",
    "socialaccount_login_cancelled", "invitations:card-page", "invitations:part", "invitations:worker",
    "invitations:sums", "invitations:keys", "invitations:facts", "invitations:look", "invitations:sign",
}  # fmt: skip
"""What a stranger may open."""
FOR_ALL_STAFF = {
    "people:home", "publishing:overview", "publishing:published", "account_reauthenticate", "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn", "mfa_index",
    "account_change_password", "account_set_password", "mfa_activate_totp", "mfa_deactivate_totp",
    "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_list_webauthn", "mfa_add_webauthn",
    "mfa_remove_webauthn",
}  # fmt: skip
"""Figures that name nobody, and what each member of staff does about their own sign-in."""
FOR_ADMINISTRATORS = {"staff"}
"""Rooms that coordinators may not enter either."""
SAMPLES = {"int": "1", "slug": "agency", "str": "a", "uuid": "00000000-0000-4000-8000-000000000000"}
METHODS = ("get", "post")
PASSING = {"sessions", "staff_try"}
"""Tables that any visit writes."""


def addresses() -> Iterator[tuple[str, str]]:
    """Name and a concrete path of every address."""
    kinds = {type(converter): SAMPLES.get(word, "a") for word, converter in get_converters().items()}

    def walk(patterns: list[URLPattern | URLResolver], space: str, before: str) -> Iterator[tuple[str, str]]:
        for one in patterns:
            route = before + str(one.pattern)
            if isinstance(one, URLResolver):
                yield from walk(one.url_patterns, f"{one.namespace}:" if one.namespace else space, route)
                continue
            for word, converter in one.pattern.converters.items():
                start = route.index(f":{word}>")
                opening = route.rindex("<", 0, start)
                route = route[:opening] + kinds.get(type(converter), "a") + route[start + len(word) + 2 :]
            yield space + str(one.name), "/" + route

    yield from walk(get_resolver().url_patterns, "", "")


ADDRESSES = sorted(dict(addresses()).items())


def refused_roles(name: str) -> tuple[str, ...]:
    """The roles that this address is not for."""
    if name in FOR_EVERYBODY | FOR_ALL_STAFF:
        return ()
    if name.partition(":")[0] in FOR_ADMINISTRATORS:
        return (policies.COORDINATOR, policies.COMMAND)
    return (policies.COMMAND,)


WRONG = [(name, path, role) for name, path in ADDRESSES for role in refused_roles(name)]


def rows() -> dict[str, list[tuple[object, ...]]]:
    """Everything that roster keeps."""
    kept = [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label not in PASSING]
    return {
        model._meta.db_table: sorted(model.objects.values_list(), key=repr)
        for model in kept
        if model._meta.db_table not in PASSING
    }


@pytest.fixture
def filled(agency):
    """Somebody and something of everything, so that a sample address names what exists."""
    for role in policies.ROLES:
        actions.add_staff(by="test", username=role, password="", role=role)
    return rows()


@pytest.mark.parametrize(("name", "path"), [one for one in ADDRESSES if one[0] not in FOR_EVERYBODY])
def test_a_stranger_is_sent_to_sign_in_and_changes_nothing(filled, browser, name, path):
    for method in METHODS:
        answer = getattr(browser, method)(path)
        assert (answer.status_code, answer.headers.get("Location")) == (302, f"/sign-in/?next={path}"), method
    assert rows() == filled


@pytest.mark.parametrize(("name", "path", "role"), WRONG)
def test_a_wrong_role_is_refused_and_changes_nothing(filled, browser, name, path, role):
    somebody = actions.add_staff(by="test", username=f"a-{role}", password="", role=role)
    before = rows()
    browser.force_login(somebody)
    statuses = {getattr(browser, method)(path).status_code for method in METHODS}

    assert 403 in statuses
    assert statuses <= {403, 405}
    assert {**rows(), "staff_user": []} == {**before, "staff_user": []}  # signing in notes the day


@pytest.mark.parametrize(("name", "path"), [one for one in ADDRESSES if one[0] in FOR_EVERYBODY])
def test_what_is_for_everybody_breaks_for_nobody_and_changes_nothing(filled, browser, name, path):
    for method in METHODS:
        assert getattr(browser, method)(path).status_code < 500
    assert rows() == filled


def test_the_tables_name_only_what_exists():
    assert {name for name, _ in ADDRESSES} >= FOR_EVERYBODY | FOR_ALL_STAFF


def test_a_new_address_is_closed_to_command():
    assert refused_roles("payroll:everything") == (policies.COMMAND,)
