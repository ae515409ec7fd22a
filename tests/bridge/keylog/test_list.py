"""The list of keys: written, read back, added to, compared; every breach is refused by name."""

import base64
import contextlib
import hashlib

import pytest

from rigcheck.bridge.keylog import Entry, Keylog, Mark, Purpose, State, fingerprint, open_keylog, tree
from rigcheck.bridge.keylog.log import checked
from rigcheck.bridge.keylog.refusals import (
    AnotherLog,
    KeylogRefusal,
    NoLiveKey,
    NotAKeylog,
    NotAMark,
    NothingToEnd,
    OlderCopy,
    Rewritten,
    TooManyKeys,
    WrongSignature,
)
from rigcheck.engines.sealing.hazmat.signing import Signer
from rigcheck.engines.sealing.notes import sign_note
from rigcheck.engines.tokens.keys import IssuerPublic
from rigcheck.kernel.months import Month
from tests.bridge.lists import MONTH, ROSTER
from tests.issuers import issuer

SIGNER = Signer(bytes(range(32)))
EMPTY = Keylog.begin(name=ROSTER, public=SIGNER.public)


def with_key(log: Keylog, number: int, period: str = "2026-Q4", scope: str = "port-alder") -> Keylog:
    """The list with an enrolment key more."""
    return log.append(purpose=Purpose.ENROLMENT, scope=scope, period=period, key=issuer(number).public.spki)


LOG = with_key(EMPTY, 0)
TWO = with_key(LOG, 1, "2027-Q1")


def test_a_list_comes_back_from_its_file():
    again = open_keylog(TWO.write(SIGNER), SIGNER.public)

    assert again == TWO
    assert [entry.purpose for entry in again.entries] == [Purpose.LOG, Purpose.ENROLMENT, Purpose.ENROLMENT]
    assert open_keylog(TWO.write(SIGNER)) == TWO


def test_the_root_is_that_of_rfc_6962():
    lines = [bytes([number]) * number for number in range(7)]
    leaf = lambda line: hashlib.sha256(b"\0" + line).digest()  # noqa: E731
    node = lambda left, right: hashlib.sha256(b"\1" + left + right).digest()  # noqa: E731
    a, b, c, d, e, f, g = map(leaf, lines)

    assert tree.root([]) == hashlib.sha256().digest()
    assert tree.root(lines[:1]) == a
    assert tree.root(lines[:3]) == node(node(a, b), c)
    assert tree.root(lines[:4]) == node(node(a, b), node(c, d))
    assert tree.root(lines) == node(node(node(a, b), node(c, d)), node(node(e, f), g))


def test_a_longer_list_extends_a_shorter_and_not_the_reverse():
    TWO.extend(LOG)
    TWO.extend(TWO)
    other = with_key(EMPTY, 1)

    for longer, older in [(LOG, TWO), (other, LOG), (Keylog("else.example", TWO.entries), LOG)]:
        with pytest.raises(Rewritten):
            longer.extend(older)


def test_a_mark_fits_the_list_and_its_beginning_only():
    TWO.agree(LOG.mark)
    TWO.agree(TWO.mark)
    with pytest.raises(OlderCopy):
        LOG.agree(TWO.mark)
    with pytest.raises(AnotherLog):
        TWO.agree(with_key(EMPTY, 1).mark)


def test_a_mark_is_written_and_spoken():
    mark = TWO.mark

    assert Mark.parse(str(mark)) == mark
    assert mark.spoken.replace(" ", "") == mark.root.hex()[:32]
    assert len(fingerprint(SIGNER.public).split()) == 10


@pytest.mark.parametrize(
    "written",
    ["", "1", "0." + "A" * 43, "1." + "A" * 42, "1." + "A" * 44, "01." + "A" * 43, "1." + "A" * 42 + "B", "1.+" * 22,
     "1234567890." + "A" * 43, " 1." + "A" * 43],
)  # fmt: skip
def test_other_texts_are_no_marks(written):
    with pytest.raises(NotAMark):
        Mark.parse(written)


def test_keys_count_in_their_quarter_and_the_next():
    for month, numbers in [("2026-09", []), ("2026-10", [1]), ("2027-01", [1, 2]), ("2027-04", [2]), ("2027-07", [])]:
        live = TWO.live(Purpose.ENROLMENT, "port-alder", Month.parse(month))
        assert [entry.number for entry in live] == numbers, month
    assert TWO.live(Purpose.ENROLMENT, "cedar-ridge", MONTH) == []
    assert TWO.live(Purpose.CREDIT, "port-alder", MONTH) == []


def test_keys_of_a_year_and_standing_keys_count():
    log = EMPTY.append(purpose=Purpose.CATALOGUE, scope="port-alder", period="2026", key=bytes(32))
    for month, count in [("2025-12", 0), ("2026-01", 1), ("2027-12", 1), ("2028-01", 0)]:
        assert len(log.live(Purpose.CATALOGUE, "port-alder", Month.parse(month))) == count
    assert len(log.live(Purpose.LOG, ROSTER, Month(1999, 1))) == 1


def test_the_newest_key_of_the_quarter_signs():
    replaced = with_key(LOG, 2)

    assert LOG.issuing(Purpose.ENROLMENT, "port-alder", MONTH).number == 1
    assert replaced.issuing(Purpose.ENROLMENT, "port-alder", MONTH).number == 2
    assert TWO.issuing(Purpose.ENROLMENT, "port-alder", Month(2027, 1)).number == 2
    with pytest.raises(NoLiveKey):
        LOG.issuing(Purpose.ENROLMENT, "port-alder", Month(2027, 1))


def test_a_third_live_key_is_refused():
    with pytest.raises(TooManyKeys):
        with_key(TWO, 2, "2027-Q2")
    assert with_key(TWO, 2, "2027-Q2", scope="cedar-ridge").entries[-1].scope == "cedar-ridge"


def test_one_key_after_the_other_for_each_person_is_refused():
    """Never more than one live at a time, each ended before the next: the third of a quarter is still refused."""
    log = with_key(LOG.end(issuer(0).public.spki), 1).end(issuer(1).public.spki)

    with pytest.raises(TooManyKeys):
        with_key(log, 2)
    assert with_key(log, 2, "2027-Q1").mark.size == 6


def test_an_ended_key_stays_in_the_list():
    ended = LOG.end(issuer(0).public.spki)

    assert ended.live(Purpose.ENROLMENT, "port-alder", MONTH) == []
    assert ended.find(issuer(0).public.key_id) == LOG.entries[1]
    assert ended.find(bytes(32)) is None
    assert [entry.state for entry in ended.entries[1:]] == [State.ADDED, State.ENDED]


def test_only_a_live_key_ends_and_only_a_new_one_is_added():
    spki = issuer(0).public.spki
    for act in (
        lambda: EMPTY.end(spki),
        lambda: LOG.end(spki).end(spki),
        lambda: with_key(LOG, 0),
        lambda: with_key(LOG.end(spki), 0, "2027-Q1"),
        lambda: checked(ROSTER, (*LOG.end(spki).entries, Entry(3, Purpose.ENROLMENT, "port-alder", "2026-Q4", spki,
                                                               State.ENDED))),
    ):  # fmt: skip
        with pytest.raises(NothingToEnd):
            act()
    with pytest.raises(NotAKeylog):
        EMPTY.end(SIGNER.public)


@pytest.mark.parametrize(
    ("purpose", "scope", "period", "key"),
    [
        ("enrolment", "port-alder", "2026-Q4", bytes(32)),
        ("enrolment", "port-alder", "2026", issuer(0).public.spki),
        ("enrolment", "port-alder", "2026-Q4", IssuerPublic(issuer(0).public.n, 3).spki),
        ("enrolment", "port-alder", "2026-Q4", IssuerPublic(2**2047 + 1, 65537).spki),
        ("catalogue", "port-alder", "2026", bytes(31)),
        ("log", "port-alder", "standing", bytes(32)),
        ("clinician", "a.lee", "standing", bytes(32)),
        ("catalogue", "Port Alder", "2026", bytes(32)),
        ("catalogue", "", "2026", bytes(32)),
        ("catalogue", "port-alder", "now", bytes(32)),
        ("catalogue", "port-alder", "2026", b""),
    ],
)
def test_lines_of_another_kind_are_refused(purpose, scope, period, key):
    with pytest.raises(NotAKeylog):
        EMPTY.append(purpose=Purpose(purpose), scope=scope, period=period, key=key)


def rewritten(change) -> str:
    """A file with other lines, its checkpoint signed by the right key."""
    lines = change([entry.line() for entry in TWO.entries])
    root = base64.b64encode(tree.root([line.encode() for line in lines])).decode()
    head = f"{ROSTER}/keylog\n{len(lines)}\n{root}\n"
    return sign_note(head, name=f"{ROSTER}/keylog", signer=SIGNER) + "\n" + "".join(f"{line}\n" for line in lines)


SPOILED = {
    "number": lambda lines: [*lines[:2], lines[2].replace("2 ", "3 ", 1)],
    "number spelled otherwise": lambda lines: [*lines[:2], "0" + lines[2]],
    "state": lambda lines: [*lines[:2], lines[2].replace("added", "kept")],
    "purpose": lambda lines: [*lines[:2], lines[2].replace("enrolment", "marking")],
    "key": lambda lines: [*lines[:2], lines[2].replace("MII", "M!I")],
    "fields": lambda lines: [*lines[:2], lines[2] + " more"],
    "empty line": lambda lines: [*lines, ""],
    "no first line": lambda lines: lines[1:],
    "second log key": lambda lines: [*lines, lines[0].replace("0 ", "3 ", 1)],
    "another name": lambda lines: [lines[0].replace(ROSTER, "else.example"), *lines[1:]],
    "ended otherwise": lambda lines: [*lines, lines[1].replace("1 added", "3 ended").replace("2026-Q4", "2026-Q3")],
}


@pytest.mark.parametrize("change", SPOILED.values(), ids=SPOILED)
def test_a_file_with_a_spoiled_line_is_refused(change):
    with pytest.raises(NotAKeylog):
        open_keylog(rewritten(change), SIGNER.public)


def test_a_rewritten_file_opens_when_nothing_was_spoiled():
    assert open_keylog(rewritten(lambda lines: lines), SIGNER.public) == TWO


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: "",
        lambda text: text.replace("\n\n", "\n"),
        lambda text: text + "\n\nmore\n",
        lambda text: text.replace("\n3\n", "\n"),
        lambda text: text.replace("/keylog\n", "/list\n"),
    ],
)
def test_another_text_is_no_list(spoil):
    with pytest.raises(NotAKeylog):
        open_keylog(spoil(TWO.write(SIGNER)), SIGNER.public)


def test_a_list_that_is_not_signed_so_is_refused():
    text = TWO.write(SIGNER)
    stranger = Signer(bytes(32))
    shorter = text.rsplit("\n", 2)[0] + "\n"
    other_size = LOG.write(SIGNER).split("\n\n")[:2] + text.split("\n\n")[2:]

    for wrong, pinned in [
        (text, stranger.public),
        (text.replace("\n3\n", "\n4\n"), SIGNER.public),
        (TWO.write(stranger), SIGNER.public),
        (TWO.write(stranger), None),
        (shorter, SIGNER.public),
        ("\n\n".join(other_size), SIGNER.public),
    ]:
        with pytest.raises(WrongSignature):
            open_keylog(wrong, pinned)


def changed_by_one() -> list[str]:
    """The file of a list with one character changed, at every place."""
    text = TWO.write(SIGNER)
    return [text[:at] + ("B" if text[at] == "A" else "A") + text[at + 1 :] for at in range(len(text))]


def test_no_character_of_a_file_can_be_changed():
    opened = []
    for text in changed_by_one():
        with contextlib.suppress(KeylogRefusal):
            opened.append(open_keylog(text, SIGNER.public))

    assert opened == []
