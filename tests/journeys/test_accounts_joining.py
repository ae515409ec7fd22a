"""Opening an account with a card, on a phone, against a real server."""

import re

import pytest
from playwright.sync_api import Page, Request, expect

from tests.journeys.accounts import (
    answer_groups,
    heading,
    join_card,
    open_account,
    press,
    sign_in,
    type_card,
)
from tests.journeys.conftest import Site

pytestmark = pytest.mark.journey


def test_with_a_card_to_an_open_account(page: Page, care: Site) -> None:
    known = open_account(page, care)
    assert re.fullmatch(r"[a-z]+-[a-z]+-\d{3}", known.handle)
    assert len(known.passphrase.split()) == 5
    page.goto(f"{care.address}/me/")
    heading(page, "Me")
    expect(page.get_by_text(known.handle)).not_to_be_visible()
    page.get_by_text("Show my handle").click()
    expect(page.get_by_text(known.handle)).to_be_visible()


def test_a_wrong_group_is_pointed_out_and_a_used_card_named(page: Page, care: Site) -> None:
    code = join_card(care)
    page.goto(f"{care.address}/join/")
    page.get_by_label("It is mine").check()
    press(page, "Go on")
    wrong = code.replace(code[5:9], code[5:8] + ("2" if code[8] != "2" else "3"), 1)
    type_card(page, wrong)
    expect(page.get_by_label("Group 2")).to_have_attribute("aria-invalid", "true")
    press(page, "Go on")
    expect(page.get_by_role("alert").locator("visible=true")).to_contain_text("marked groups")
    type_card(page, code)
    press(page, "Go on")
    heading(page, "Your handle")
    unknown = "0000-" * 8 + "0000"
    page.go_back()
    type_card(page, unknown)
    press(page, "Go on")
    expect(page.get_by_role("alert").locator("visible=true")).to_be_visible()


def test_ones_own_passphrase_is_held_against_the_list_in_the_browser(
    page: Page, care: Site, requests_sent: list[Request]
) -> None:
    page.goto(f"{care.address}/join/")
    page.get_by_label("It is mine").check()
    press(page, "Go on")
    type_card(page, join_card(care))
    press(page, "Go on")
    heading(page, "Your handle")
    press(page, "I have noted it")
    page.get_by_text("Use a passphrase of my own instead").click()
    for own, sentence in (("short one", "Too short"), ("password1234", "thieves try first")):
        page.get_by_label("Your passphrase").fill(own)
        page.get_by_label("The same once more").fill(own)
        press(page, "I can keep this one")
        expect(page.get_by_role("alert").locator("visible=true")).to_contain_text(sentence)
    page.get_by_label("Your passphrase").fill("seven gulls over the pier")
    page.get_by_label("The same once more").fill("seven gulls over the peer")
    press(page, "I can keep this one")
    expect(page.get_by_role("alert").locator("visible=true")).to_contain_text("do not match")
    page.get_by_label("The same once more").fill("seven gulls over the pier")
    press(page, "I can keep this one")
    heading(page, "Your recovery card")
    assert not [one for one in requests_sent if "gulls" in (one.post_data or "") + one.url]


def test_a_wrong_copy_of_the_card_is_noticed(page: Page, care: Site) -> None:
    page.goto(f"{care.address}/join/")
    page.get_by_label("It belongs to the department").check()
    expect(page.get_by_text("Whoever manages this phone may see the screen")).to_be_visible()
    press(page, "Go on")
    type_card(page, join_card(care))
    press(page, "Go on")
    heading(page, "Your handle")
    press(page, "I have noted it")
    heading(page, "Your passphrase")
    press(page, "I can keep this one")
    heading(page, "Your recovery card")
    with page.expect_download() as downloading:
        press(page, "Print or save it (PDF)")
    assert downloading.value.path().read_bytes().startswith(b"%PDF")
    with page.expect_download() as downloading:
        press(page, "A blank card to copy onto by hand")
    assert downloading.value.path().read_bytes().startswith(b"%PDF")
    card = page.locator("[data-stage=paper] [data-card-groups] li").all_inner_texts()
    press(page, "I have it on paper")
    answer_groups(page, ["0000"] * 11)
    press(page, "Go on")
    expect(page.get_by_role("alert").locator("visible=true")).to_contain_text("Check your copy")
    answer_groups(page, card)
    press(page, "Go on")
    heading(page, "About you, if you like")


def test_passphrase_root_and_card_never_leave_the_phone(page: Page, care: Site, requests_sent: list[Request]) -> None:
    page.add_init_script(
        """const seen = (window.drawn = []);
        const real = crypto.getRandomValues.bind(crypto);
        crypto.getRandomValues = (array) => {
          const out = real(array);
          if (array.length === 32 || array.length === 20)
            seen.push(Array.from(out, (byte) => byte.toString(16).padStart(2, "0")).join(""));
          return out;
        };"""
    )
    known = open_account(page, care)
    secrets = [known.passphrase, known.passphrase.replace(" ", "+"), known.passphrase.replace(" ", "%20")]
    secrets += ["".join(known.card), "-".join(known.card), *page.evaluate("window.drawn")]
    assert len(secrets) >= 7
    sign_in(page, care, known)
    sent = "\n".join(f"{one.url}\n{one.post_data or ''}" for one in requests_sent).lower()
    assert "/join/finish" in sent
    assert [secret for secret in secrets if secret.lower() in sent] == []
    stored = b"".join(path.read_bytes() for path in care.data.rglob("*") if path.is_file())
    for secret in secrets:
        assert secret.encode() not in stored
        if re.fullmatch(r"[0-9a-f]+", secret):
            assert bytes.fromhex(secret) not in stored
