"""Administrators invite, change and close; the last of them cannot be lost; a code sets a password once."""

import html
import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.management import CommandError, call_command

from rigcheck.outside.clock import SetClock
from rigcheck.outside.randomness import SeededChance
from rigcheck.roster.staff import actions, policies, queries
from rigcheck.roster.staff.models import FirstCode, StaffUser, Try

NOW = SetClock().now()
CODE = re.compile(r"[A-Z2-7]{4}(?:-[A-Z2-7]{4}){3}")
PASSWORD = "seven-lanterns-by-the-quay"


@pytest.fixture
def inside(administrator, browser):
    """An administrator's browser."""
    browser.force_login(administrator)
    return browser


def invited(name="kim", role="coordinator", email=""):
    return actions.invite(by="test", username=name, email=email, role=role, chance=SeededChance(name), now=NOW)


def test_an_invited_person_sets_a_password_and_comes_in(inside, client):
    answer = inside.post("/staff/invite/", {"username": "kim", "email": "kim@x.example", "role": "command"})
    code = CODE.search(answer.content.decode())[0]

    kim = StaffUser.objects.get(username="kim")
    assert (kim.role, kim.email, kim.has_usable_password()) == ("command", "kim@x.example", False)
    first = {"username": "Kim", "code": code.lower().replace("-", " "), "password": PASSWORD}
    host = {"HTTP_HOST": "roster.localhost"}
    assert client.post("/sign-in/first/", first, **host).url == "/sign-in/"
    assert client.post("/sign-in/", {"login": "kim", "password": PASSWORD}, **host).url == "/"
    assert client.post("/sign-in/first/", first, **host).status_code == 400, "a code is good once"


def test_the_code_is_shown_once_and_kept_as_a_digest(inside):
    answer = inside.post("/staff/invite/", {"username": "kim", "role": "command"})
    code = CODE.search(answer.content.decode())[0]
    kim = StaffUser.objects.get(username="kim")

    assert code not in inside.get(f"/staff/{kim.pk}/").content.decode()
    kept = FirstCode.objects.get(user=kim).digest
    assert len(kept) == 64
    assert code.replace("-", "") not in kept


@pytest.mark.parametrize(
    "wrong", [{"username": "coordinator"}, {"code": "AAAA-BBBB-CCCC-DDDD"}, {"password": "short"}, {"code": ""}]
)
def test_a_wrong_name_or_code_or_a_weak_password_sets_nothing(coordinator, browser, settings, wrong):
    _, code = actions.invite(
        by="test", username="kim", email="", role="command", chance=SeededChance("k"), now=browser_now()
    )
    answer = browser.post("/sign-in/first/", {"username": "kim", "code": code, "password": PASSWORD, **wrong})

    assert answer.status_code == 400
    assert 'class="wrong"' in answer.content.decode()
    assert not StaffUser.objects.get(username="kim").has_usable_password()
    assert StaffUser.objects.get(username="coordinator").check_password("walnut-harbor-9-lanterns")


def browser_now():
    from rigcheck.doors.roster.keeper import edge_of_process

    return edge_of_process().clock.now()


def test_a_code_ends_after_a_week_with_another_code_and_with_the_account(db):
    staff_id, old = invited()
    new = actions.give_code(by="test", staff_id=staff_id, chance=SeededChance("other"), now=NOW)
    used = {"username": "kim", "password": PASSWORD}

    with pytest.raises(policies.CodeNotGood):
        actions.set_password(code=old, now=NOW, **used)
    with pytest.raises(policies.CodeNotGood):
        actions.set_password(code=new, now=NOW + timedelta(days=7), **used)
    actions.close(by="test", staff_id=staff_id)
    actions.reopen(by="test", staff_id=staff_id)
    with pytest.raises(policies.CodeNotGood):
        actions.set_password(code=new, now=NOW, **used)
    assert not StaffUser.objects.get().has_usable_password()


@pytest.mark.parametrize("taken", [("COORDINATOR", ""), ("somebody", "KIM@x.example"), ("Kim", "other@x.example")])
def test_a_name_or_address_is_given_once_whatever_the_capitals(inside, coordinator, taken):
    invited(email="kim@x.example")
    before = StaffUser.objects.count()

    answer = inside.post("/staff/invite/", {"username": taken[0], "email": taken[1], "role": "command"})

    assert answer.status_code == 409
    assert "has that name or e-mail address already" in answer.content.decode()
    assert StaffUser.objects.count() == before


def test_a_role_changes_from_the_next_page_on(inside, coordinator, client):
    client.force_login(coordinator)
    inside.post(f"/staff/{coordinator.pk}/role/", {"role": "administrator"})

    assert client.get("/staff/", HTTP_HOST="roster.localhost").status_code == 200
    assert StaffUser.objects.get(pk=coordinator.pk).role == "administrator"
    assert inside.post(f"/staff/{coordinator.pk}/role/", {"role": "emperor"}).status_code == 404


def test_closing_ends_open_sessions_and_opening_again_lets_in(inside, coordinator, client):
    client.force_login(coordinator)
    inside.post(f"/staff/{coordinator.pk}/close/")

    assert client.get("/", HTTP_HOST="roster.localhost").status_code == 302
    sign_in = {"login": "coordinator", "password": "walnut-harbor-9-lanterns"}
    closed = client.post("/sign-in/", sign_in, HTTP_HOST="roster.localhost")
    assert client.get("/", HTTP_HOST="roster.localhost").status_code == 302
    assert closed.headers.get("Location") == "/sign-in/closed/"
    inside.post(f"/staff/{coordinator.pk}/reopen/")
    assert client.post("/sign-in/", sign_in, HTTP_HOST="roster.localhost").headers["Location"] == "/"


@pytest.mark.parametrize(("path", "data"), [("close", {}), ("role", {"role": "command"})])
def test_the_last_administrator_cannot_be_lost(inside, administrator, path, data):
    invited("waiting", role="administrator")  # invited, and cannot sign in yet

    answer = inside.post(f"/staff/{administrator.pk}/{path}/", data)

    assert answer.status_code == 409
    assert "last administrator who can sign in" in html.unescape(answer.content.decode())
    administrator.refresh_from_db()
    assert (administrator.is_active, administrator.role) == (True, "administrator")


def test_one_of_two_administrators_may_go(inside, administrator):
    actions.add_staff(by="test", username="second", password="x", role="administrator")

    actions.close(by="test", staff_id=administrator.pk)

    assert [one.username for one in queries.able_administrators()] == ["second"]


def test_lost_second_steps_are_taken_away(inside, coordinator):
    Authenticator.objects.create(user=coordinator, type=Authenticator.Type.TOTP, data={"secret": "x"})

    assert "Password and a second step" in inside.get("/staff/").content.decode()
    inside.post(f"/staff/{coordinator.pk}/second-steps/")

    assert not Authenticator.objects.exists()


def test_nobody_is_not_found(inside):
    assert inside.get("/staff/999/").status_code == 404
    assert inside.post("/staff/999/close/").status_code == 404


def test_what_is_over_is_taken_away_and_nothing_else(inside, db):
    invited("gone")
    actions.give_code(by="test", staff_id=StaffUser.objects.get(username="gone").pk, chance=SeededChance("a"), now=NOW)
    invited("waits")
    FirstCode.objects.filter(user__username="gone").update(expires=NOW)
    Session.objects.update(expire_date=NOW + timedelta(hours=1))
    Session.objects.create(session_key="old", session_data="", expire_date=NOW - timedelta(hours=1))
    cache.set("counted", 1, 60)
    Try.objects.update(expires=NOW)

    actions.clear_ended(now=NOW)

    assert [one.user.username for one in FirstCode.objects.all()] == ["waits"]
    assert not Session.objects.filter(session_key="old").exists()
    assert Session.objects.count() == 1
    assert not Try.objects.exists()


def test_the_command_invites_the_first_administrator(db, capsys):
    call_command("invite", "robin")
    code = CODE.search(capsys.readouterr().out)[0]
    actions.set_password(username="robin", code=code, password=PASSWORD, now=browser_now())

    assert [one.username for one in queries.able_administrators()] == ["robin"]


def test_the_command_helps_somebody_who_lost_everything(administrator, capsys):
    Authenticator.objects.create(user=administrator, type=Authenticator.Type.TOTP, data={"secret": "x"})
    call_command("invite", "Administrator", "--lost-steps", "--role", "command")

    code = CODE.search(capsys.readouterr().out)[0]
    actions.set_password(username="administrator", code=code, password=PASSWORD, now=browser_now())
    administrator.refresh_from_db()
    assert administrator.check_password(PASSWORD)
    assert administrator.role == "administrator", "a role is left as it is"
    assert not Authenticator.objects.exists()


def test_the_command_refuses_an_address_that_is_taken(db):
    invited(email="kim@x.example")

    with pytest.raises(CommandError, match="already"):
        call_command("invite", "robin", "--email", "KIM@x.example")
    assert StaffUser.objects.count() == 1


def test_a_misspelt_name_makes_no_new_administrator(administrator):
    with pytest.raises(CommandError, match="Nobody here is called"):
        call_command("invite", "Administratro", "--lost-steps")
    assert [one.username for one in StaffUser.objects.all()] == ["administrator"]
