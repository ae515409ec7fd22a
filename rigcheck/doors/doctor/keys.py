"""Step 10: the list of keys that this site signs, and its copy of the other's."""

from rigcheck.bridge.keylog import Entry, Keylog, Purpose, holding
from rigcheck.bridge.keylog.log import fingerprint
from rigcheck.bridge.keylog.refusals import KeylogRefusal
from rigcheck.doors.doctor.findings import Finding, Place, good, look, wrong
from rigcheck.kernel.months import Month
from rigcheck.kernel.quarters import Quarter
from rigcheck.outside.keyring import KeyName, NoSuchKey

OTHER = {"care": "the agency's site", "roster": "the members' site"}


def own_list(place: Place) -> Finding:
    """The list is there, whole, and its signing key is here."""
    try:
        log = holding.own(place.edge.files)
        place.edge.keyring.key(holding.signing_key(log.name))
    except holding.NoKeylog:
        return wrong(
            "This site has no list of keys yet.",
            why="Without it no card from a link, and no seat, can be trusted by anybody.",
            do="See docs/operate/keys.md." if place.side == "roster" else "It begins with the first lead, step 12.",
        )
    except KeylogRefusal as refusal:
        return wrong(
            f"The list of keys is not whole: {refusal}",
            why="Somebody changed the file, or a disk did.",
            do="Put back the newest copy that the other site or a poster agrees with. Ask who had access.",
        )
    except NoSuchKey:
        return wrong(
            "The key that signs the list of keys is not here.",
            why="No key can be added or ended any more.",
            do=f"Restore {place.data / 'secrets'} from its sealed copy.",
        )
    return good(f"The list of keys has {log.mark.size} lines; its signing key: {fingerprint(log.public)}.")


def own_quarter(place: Place) -> Finding:
    """This quarter's key is in the list, and its private half here."""
    try:
        entries = _of_this_quarter(holding.own(place.edge.files), place)
    except KeylogRefusal:
        return wrong(
            "Without a list of keys there is no key of this quarter.",
            why="No link makes a card.",
            do="Mend the check before this one first.",
        )
    held = set(place.edge.keyring.names())
    usable = [entry for entry in entries if KeyName(entry.purpose, entry.scope, entry.period) in held]
    if not usable:
        return wrong(
            "There is no key of this quarter.",
            why="No link makes a card. Printed cards work.",
            do="python -m rigcheck.doors.manage roster keys, then take the list to care: docs/operate/keys.md.",
        )
    return good(f"Keys of this quarter for {', '.join(sorted({entry.scope for entry in usable}))}.")


def others_quarter(place: Place) -> Finding:
    """The agency's list that was brought here names a key of this quarter."""
    if place.alone:
        return good("No agency's site stands beside this one, so there are no cards from links.")
    try:
        entries = _of_this_quarter(holding.other(place.edge.files), place)
    except KeylogRefusal:
        entries = []
    if not entries:
        return look(
            "The agency's list that was brought here names no key of this quarter.",
            why='Cards made since then are told "try again tomorrow".',
            do="Ask whether roster made new keys; carry the list over: docs/operate/keys.md.",
        )
    return good(f"The agency's list is of this quarter, for {', '.join(sorted({entry.scope for entry in entries}))}.")


def other_list(place: Place) -> Finding:
    """The other site's list was brought here and is whole."""
    if place.alone:
        return good("No agency's site stands beside this one, so there is no other list to hold.")
    try:
        log = holding.other(place.edge.files)
    except holding.NoKeylog:
        tell = wrong if place.side == "care" else look  # roster takes nothing from care yet
        return tell(
            f"The list of keys of {OTHER[place.side]} was not brought here yet.",
            why="Without it nothing that comes from there is accepted here.",
            do="Carry the file over and take it in: docs/operate/keys.md. Compare the fingerprint by telephone.",
        )
    except KeylogRefusal as refusal:
        return wrong(
            f"The copy of the list of {OTHER[place.side]} is not whole: {refusal}",
            why="Somebody changed the file, or a disk did.",
            do="Ask for the list once more, and compare its digest with a poster.",
        )
    return good(f"Of {OTHER[place.side]}: {log.mark.size} lines; compare its key: {fingerprint(log.public)}.")


def _of_this_quarter(log: Keylog, place: Place) -> list[Entry]:
    quarter = str(Quarter.of(Month.of(place.now)))
    return [entry for entry in log.unended() if (entry.purpose, entry.period) == (Purpose.ENROLMENT, quarter)]
