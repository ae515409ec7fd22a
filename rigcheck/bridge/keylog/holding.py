"""Where a house holds its own list, and its copy of the other's."""

from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple

from rigcheck.bridge.keylog.entries import BLIND, Entry, Purpose
from rigcheck.bridge.keylog.log import STANDING, Keylog, open_keylog
from rigcheck.bridge.keylog.refusals import KeylogRefusal, NewScopes, WrongSignature
from rigcheck.engines.sealing.hazmat.signing import Signer
from rigcheck.kernel.messages import gettext_noop
from rigcheck.outside.files import OTHER_KEY, OTHER_KEYLOG, OWN_KEYLOG, Files
from rigcheck.outside.keyring import KeyName, Keyring, NoSuchKey
from rigcheck.outside.randomness import Chance


class NoKeylog(KeylogRefusal):
    """The list that is needed is not here yet."""

    code = "no-keylog"
    status = 503
    sentence = gettext_noop(
        "The list of keys has not been brought to this site yet, so cards from a link do not work here. "
        "A printed card does. Tell the people who run this site."
    )


class Taken(NamedTuple):
    """A list that was brought here: itself, whether it is the first, and how many lines are new."""

    log: Keylog
    is_first: bool
    new_lines: int


@lru_cache(maxsize=8)
def _opened(text: str, pinned: bytes | None) -> Keylog:
    """The same file is checked once in each process; a list never changes."""
    return open_keylog(text, pinned)


def own(files: Files) -> Keylog:
    """The list that this house signs; raises `NoKeylog`, or what `open_keylog` raises."""
    text = files.read(OWN_KEYLOG)
    if text is None:
        raise NoKeylog(gettext_noop("This site has no list of keys of its own yet. Tell the people who run it."))
    return _opened(text, None)


def other(files: Files) -> Keylog:
    """The copy here of the other house's list; raises `NoKeylog`, or what `open_keylog` raises."""
    text, pinned = files.read(OTHER_KEYLOG), files.read(OTHER_KEY)
    if text is None or pinned is None:
        raise NoKeylog
    return _opened(text, bytes.fromhex(pinned))


def take_over(files: Files, text: str, *, accept: Collection[str] = ()) -> Taken:
    """Put a list from the other house in the place of the copy here.

    The first pins the key that signs it: a person must compare its `fingerprint`. Every later one must be signed with
    that key and begin with all of the copy here. A scope with keys that sign blindly must be in `accept`, or stand in
    the copy here: one made for a single person would tell whose card it is. Raises `NewScopes`, and what `open_keylog`
    and `Keylog.extend` raise; then the copy stays as it is.
    """
    with files.turn():
        pinned = files.read(OTHER_KEY)
        log = open_keylog(text, bytes.fromhex(pinned) if pinned else None)
        old = other(files).entries if pinned else ()
        if pinned:
            log.extend(other(files))
        if new := _blind_scopes(log.entries) - _blind_scopes(old) - set(accept):
            raise NewScopes(new)
        # The list first: a pin without a list would be a house that can take over nothing any more.
        files.write(OTHER_KEYLOG, text)
        if not pinned:
            files.write(OTHER_KEY, log.public.hex())
        return Taken(log, not pinned, len(log.entries) - len(old))


def _blind_scopes(entries: tuple[Entry, ...]) -> set[str]:
    return {entry.scope for entry in entries if entry.purpose in BLIND}


def begin(*, name: str, files: Files, keyring: Keyring, chance: Chance) -> Keylog:
    """This house's list, begun if it is not there: `name` is its host name. The key that signs it is drawn here."""
    with files.turn():
        if files.read(OWN_KEYLOG) is not None:
            return own(files)
        signer = _signer(name, keyring, chance)
        log = Keylog.begin(name=name, public=signer.public)
        files.write(OWN_KEYLOG, log.write(signer))
        return log


def write(log: Keylog, *, files: Files, keyring: Keyring) -> None:
    """Sign and keep a longer list, inside `files.turn()`. Raises `Rewritten` or `NoSuchKey`."""
    log.extend(own(files))
    signer = Signer(keyring.key(signing_key(log.name)))
    if signer.public != log.public:
        raise WrongSignature
    files.write(OWN_KEYLOG, log.write(signer))


def add(
    *,
    files: Files,
    keyring: Keyring,
    purpose: Purpose,
    scope: str,
    period: str,
    key: bytes,
    certificate: bytes = b"",
) -> Keylog:
    """Add one key to this house's list and sign it; what is raised is what `Keylog.append` raises."""
    with files.turn():
        log = own(files).append(purpose=purpose, scope=scope, period=period, key=key, certificate=certificate)
        write(log, files=files, keyring=keyring)
        return log


def end(*, files: Files, keyring: Keyring, key: bytes) -> Keylog:
    """End one live key of this house's list and sign it; raises `NothingToEnd`."""
    with files.turn():
        log = own(files).end(key)
        write(log, files=files, keyring=keyring)
        return log


def signing_key(name: str) -> KeyName:
    """Under what name the keyring holds the key that signs the list of the house called `name`."""
    return KeyName(Purpose.LOG, name, STANDING)


def _signer(name: str, keyring: Keyring, chance: Chance) -> Signer:
    """The key that signs the list: the one that is here (a beginning that was cut short), or a fresh one."""
    place = signing_key(name)
    try:
        return Signer(keyring.key(place))
    except NoSuchKey:
        keyring.keep(place, chance.bytes(32))
        return Signer(keyring.key(place))
