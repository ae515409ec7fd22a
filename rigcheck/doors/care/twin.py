"""Joining and signing in without a browser: for tests, demo data and rehearsals.

The same steps in the same order, with the Python key hierarchy in place of the page's script.
"""

from collections.abc import Mapping

from rigcheck.care.admission.queries import AgencyList, Brought
from rigcheck.care.members.actions import Keys, NewWay, begin, finish, open_session, prove
from rigcheck.care.members.queries import Me, Profile
from rigcheck.care.sessions.actions import Opened, visit
from rigcheck.care.sessions.policies import signing_in, unlocked
from rigcheck.engines.sealing.keys import Hierarchy, Method, Split, unwrap_root, wrap_root
from rigcheck.engines.sealing.sessions import locate
from rigcheck.outside.edge import Edge

LOCATOR_BYTES = 16
NONCE_BYTES = 12


def enrol(
    *,
    code: str = "",
    brought: Brought | None = None,
    agency: AgencyList | None = None,
    handle: str,
    hierarchy: Hierarchy,
    splits: Mapping[Method, Split],
    profile: Profile,
    edge: Edge,
) -> Me:
    """Open an account with a card's code, or with what else was brought, and return its owner, unlocked.

    `agency` is the list of keys that a token is checked with. `splits` are the ways in; a crowd in a demo may do with
    a card alone and so without Argon2.
    """
    begun = begin(brought=brought or Brought(code), handle=handle, edge=edge, agency=agency)
    ways = [new_way(method, split, hierarchy, begun.share, edge) for method, split in splits.items()]
    keys = Keys(hierarchy.opener.public, hierarchy.signer.public, hierarchy.session)
    return _me(finish(draft=begun.draft, keys=keys, ways=ways, profile=profile, edge=edge, agency=agency), edge)


def enter(*, method: Method, handle: str, split: Split, edge: Edge) -> tuple[Me, Hierarchy]:
    """Sign in, and return the owner with the hierarchy grown from the unwrapped root."""
    proved = prove(method=method, handle=handle, proof=split.proof, edge=edge)
    root = unwrap_root(
        proved.way.blob,
        method=method,
        pre_wrap=split.pre_wrap,
        keybox_share=proved.share,
        locator=proved.way.locator,
    )
    hierarchy = Hierarchy.from_root(root)
    waiting = signing_in(visit(cookie=proved.session.cookie.hex(), edge=edge))
    opened = open_session(waiting=waiting, session=hierarchy.session, device=None, edge=edge)
    return _me(opened, edge), hierarchy


def new_way(method: Method, split: Split, hierarchy: Hierarchy, share: bytes, edge: Edge) -> NewWay:
    """Wrap the root for one way in."""
    random = edge.chance.bytes(LOCATOR_BYTES)
    locator = random if method is Method.PASSPHRASE else locate(split.proof)
    blob = wrap_root(
        root=hierarchy.root,
        method=method,
        pre_wrap=split.pre_wrap,
        keybox_share=share,
        locator=locator,
        nonce=edge.chance.bytes(NONCE_BYTES),
    )
    return NewWay(method, locator, blob, split.proof)


def _me(opened: Opened, edge: Edge) -> Me:
    return unlocked(visit(cookie=opened.cookie.hex(), edge=edge))
