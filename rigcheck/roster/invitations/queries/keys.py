"""Whose key signs a person's card, and whether it is there."""

from rigcheck.bridge.keylog import Purpose, holding
from rigcheck.bridge.keylog.refusals import KeylogRefusal
from rigcheck.engines.tokens.keys import IssuerPrivate
from rigcheck.engines.tokens.refusals import TooFewPeople
from rigcheck.engines.tokens.scopes import issuing_scope
from rigcheck.kernel.quarters import Quarter
from rigcheck.outside.edge import PlainEdge
from rigcheck.outside.files import OWN_KEYLOG
from rigcheck.outside.keyring import KeyName, NoSuchKey
from rigcheck.roster.agencies.queries import Agency
from rigcheck.roster.invitations import policies
from rigcheck.roster.people import queries as people


def issuer(agency: Agency) -> Agency:
    """The agency, or the council, whose key signs for the people of `agency`; raises `TooFewPeople`."""
    council = agency.council
    headcount = people.headcount(agency)
    scope = issuing_scope(agency=agency.slug, headcount=headcount, council=council.slug if council else None)
    return council if council and scope == council.slug else agency


def private_key(*, agency: Agency, period: str, edge: PlainEdge) -> IssuerPrivate:
    """The key that signs for the people of `agency` in a quarter.

    Raises `TooFewPeople`, or `NoKeyYet` unless the keyring holds it and the list of keys has it live.
    """
    scope = issuer(agency).slug
    try:
        private = IssuerPrivate.from_pem(edge.keyring.key(KeyName(Purpose.ENROLMENT, scope, period)))
        live = {entry.key for entry in holding.own(edge.files).unended()}
    except (NoSuchKey, KeylogRefusal):
        raise policies.NoKeyYet from None
    if private.public.spki not in live:
        raise policies.NoKeyYet
    return private


def hindrance(*, agency: Agency, period: Quarter, edge: PlainEdge) -> str:
    """Why no card can be offered to an agency just now, as a sentence to be translated; empty if one can."""
    try:
        private_key(agency=agency, period=str(period), edge=edge)
    except (TooFewPeople, policies.NoKeyYet) as refusal:
        return str(refusal)
    return ""


def own_keylog_text(edge: PlainEdge) -> str:
    """The signed list of keys of this site; raises `NoListYet` where there is none."""
    text = edge.files.read(OWN_KEYLOG)
    if text is None:
        raise policies.NoListYet
    return text
