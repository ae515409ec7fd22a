"""Typing a phrase into every field of a form, sending it, and saying what the phone sent on its account.

Three phrases are planted: one in fields whose text goes to the server, one in fields that only the browser may open,
one where a passphrase, a PIN or a card is typed.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from playwright.sync_api import Page, Request

from tests.journeys.conftest import Site

TOLD = "zebu lanterns 7341 under quartz"
NOTE = "copper heron 2296 at low tide"
SECRET = "thistle gantry 8805 by noon"

FILL = """([told, note, secret]) => {
  const phraseFor = one => {
    if (one.tagName === 'TEXTAREA' && !one.name) return note;
    if (one.type === 'password' || one.closest('[data-groups], [data-asked]')) return secret;
    return told;
  };
  const guards = ['maxlength', 'pattern', 'required', 'max', 'min'];
  const filled = [...document.querySelectorAll('form input, form textarea, form select, form button[value]')]
    .filter(one => one.name !== 'csrfmiddlewaretoken' && one.type !== 'file');
  for (const one of filled) {
    const phrase = phraseFor(one);
    for (const guard of guards) one.removeAttribute(guard);
    if (one.tagName === 'SELECT') one.append(new Option(phrase, phrase));
    if (['number', 'date', 'time', 'email', 'tel'].includes(one.type)) one.type = 'text';
    one.value = phrase;
    if (one.type === 'radio' || one.type === 'checkbox') one.checked = true;
    one.dispatchEvent(new Event('input', { bubbles: true }));
  }
  for (const form of document.querySelectorAll('form')) form.noValidate = true;
  return filled.length;
}"""
"""Fields lose the guards that would keep the phrase from being sent; hidden steps and hidden fields are filled too."""

SEND = """at => {
  const form = document.querySelectorAll('form')[at];
  const button = form.querySelector('button:not([type=button])');
  if (button) button.disabled = false;
  form.requestSubmit(button);
}"""

NAME = """at => {
  const form = document.querySelectorAll('form')[at];
  return form.dataset.does || form.getAttribute('action') || Object.keys(form.dataset)[0] || 'plain';
}"""

NOTHING = ""
"""The browser refuses what does not fit, or keeps it: nothing is sent. Such forms are sent by hand, filled rightly."""
PROVE = {"prove-passphrase": "/account/prove", "prove-card": NOTHING}

FORMS: dict[str, dict[str, str]] = {
    "/join/": {
        **dict.fromkeys(("phone", "brought", "card", "handle", "passphrase", "paper", "asked", "about"), NOTHING),
        "limits": "/join/begin",
    },
    "/sign-in/": {"sign-in": "/sign-in/prove"},
    "/recover/": {"card": NOTHING, "passphrase": NOTHING},
    "/me/passphrase/": {**PROVE, "passphrase": NOTHING},
    "/me/card/": {**PROVE, "paper": NOTHING, "asked": NOTHING},
    "/me/pin/": {"pin": NOTHING},
    "/me/passkey/": {**PROVE, "passkey": NOTHING},
    "/me/passkey/00112233445566778899aabbccddeeff/": {**PROVE, "remove": "/account/passkeys/remove"},
    "/me/erase/": {**PROVE, "erase": NOTHING},
    "/assessments/phq-9/?at=item1": {
        "/assessments/phq-9/": "/assessments/phq-9/",
        "/assessments/phq-9/pause/": "/assessments/phq-9/pause/",
    },
    "/assessments/phq-9/all/": {"whole": "/assessments/phq-9/all/"},
    "/how/erase/": {"eraseAll": "/how/erase/"},
    "/helps/": {"/helps/spare/": "/helps/spare/"},
    "/helps/box-breathing/": {"/helps/box-breathing/rate/": "/helps/box-breathing/rate/"},
    "/helps/grounding/": {"/helps/grounding/rate/": "/helps/grounding/rate/"},
    "/check-in/": {"/check-in/": "/check-in/"},
    "/check-in/offline/": {"offline": NOTHING},
    "/check-in/rhythm/": {"/check-in/rhythm/": "/check-in/rhythm/"},
    "/safety-plan/": {"open-copy": NOTHING},
    "/safety-plan/mine/": {"plan": "/sealed/keep/", "copy": NOTHING, "erase-plan": "/sealed/erase/"},
    "/try/": {"try": NOTHING},
    "/me/reminders/": {"/me/reminders/": "/me/reminders/"},
    "/directory/": {"/directory/#found": "/directory/"},
    "/step-it-up/backup/": {"press": NOTHING},
    "/talk/somebody/": {"begin": NOTHING},
    "/talk/00112233445566778899aabbccddeeff/": {"write": NOTHING, "keep-for": NOTHING, "say-who": NOTHING},
    "/groups/": {"/groups/code": "/groups/code"},
    "/locked/": {"pin": NOTHING, "unlock": "/sign-in/prove"},
}
"""Every form that a member meets, by page: the address that it posts to. A page with another form fails the test."""
ELSEWHERE_SHOWN = {"/gallery/", "/how/records/", "/peers/wishes/"}
"""Pages whose forms take no text of a member's: specimens, what is only ticked, and buttons that erase, which have
journeys of their own."""
LOCKED = "/locked/"
"""The one page of forms that is met only while locked."""

ASIDE = {"/session/half"}
"""What a page asks by itself, without anything that was typed."""

BY_HAND = frozenset(
    {
        "/join/handle", "/join/begin", "/join/finish", "/sign-in/prove", "/sign-in/open", "/session/half", "/lock",
        "/device/pin", "/device/prove", "/account/prove", "/account/way", "/sealed/keep/", "/sealed/read/",
        "/check-in/", "/sealed/erase/",
    }
)  # fmt: skip
"""What has to be sent, rightly filled in, before the search says anything about it."""


@dataclass(frozen=True)
class Sent:
    """One form, sent: its page, its name, and the posts that went out (path and body)."""

    page: str
    form: str
    posts: tuple[tuple[str, bytes], ...]

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.posts]


def send_each_form(page: Page, site: Site, path: str, requests: list[Request]) -> list[Sent]:
    """Send every form of a page, one at a time from a fresh tab, with a phrase in every field."""
    page.goto(site.address + path)
    return [_sent(page.context.new_page(), site, path, at, requests) for at in range(page.locator("form").count())]


def _sent(tab: Page, site: Site, path: str, at: int, requests: list[Request]) -> Sent:
    tab.goto(site.address + path, wait_until="networkidle")  # the page's scripts have taken the forms over
    tab.evaluate(FILL, [TOLD, NOTE, SECRET])
    name, before = str(tab.evaluate(NAME, at)), len(requests)
    tab.evaluate(SEND, at)
    _settle(tab, site, FORMS[path].get(name, NOTHING), requests, before)
    tab.close()
    return Sent(path, name, tuple(posted(site, requests[before:])))


def _settle(page: Page, site: Site, wanted: str, requests: list[Request], before: int) -> None:
    """Until what is wanted went out (making a proof takes a while), or for as long as a script may need to refuse."""
    for turn in range(300):
        page.wait_for_timeout(100)
        if turn > 5 and (not wanted or wanted in [path for path, _ in posted(site, requests[before:])]):
            break
    page.wait_for_load_state("networkidle")


def posted(site: Site, requests: Iterable[Request]) -> list[tuple[str, bytes]]:
    """Path and body of what was posted."""
    return [
        (one.url.removeprefix(site.address).partition("?")[0], one.post_data_buffer or b"")
        for one in requests
        if one.method == "POST"
    ]


def went_out(sent: Sent) -> bool:
    """Whether the form posted where it should, or nothing where its script refuses the phrase."""
    wanted = FORMS[sent.page].get(sent.form)
    return wanted is not None and (wanted in sent.paths if wanted else set(sent.paths) <= ASIDE)
