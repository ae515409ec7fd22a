"""What a court order would get: every table of this site, by what its columns say of themselves.

The tables come from the models, so that a new one appears here by itself, and fails a test until it has words.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from django.apps import apps
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rigcheck.kernel.refusals import Refusal

Words = str | Promise


class UntoldTable(Refusal):
    """A table exists and this page has no words for it."""

    code: ClassVar[str] = "untold-table"
    status: ClassVar[int] = 500


@dataclass(frozen=True, slots=True)
class Kind:
    """What a column can tell whoever holds the file, and whether it can be read as it stands."""

    name: Words
    tells: Words
    readable: bool = True


@dataclass(frozen=True, slots=True)
class Handed:
    """One table as it would be handed over: what it is, and the kinds of columns that it has."""

    title: Words
    holds: Words
    kinds: tuple[Kind, ...]


KINDS: Mapping[str, Kind] = {
    "seat": Kind(_("names of people who work here"), _("in clear")),
    "public": Kind(_("words and counts that anybody may know"), _("in clear")),
    "month": Kind(_("months"), _("in clear, and no time is finer")),
    "living": Kind(_("times and marks that live for hours"), _("in clear while they live, in no backup")),
    "sealed": Kind(_("locked contents"), _("unreadable without a key that its owner holds"), readable=False),
    "opaque": Kind(_("random bytes, keys and digests"), _("they name nobody; a handle is random too")),
}

WORDS: Mapping[str, tuple[Words, Words]] = {
    "vault_row": (
        _("Records"),
        _(
            "Everything that members wrote: check-ins, assessments, notes, safety plans, lists of talks. No row says "
            "whose it is, what it is or when."
        ),
    ),
    "members_account": (_("Accounts"), _("Random handles, public keys, and the month in which the account would go.")),
    "members_wrap": (_("Ways into accounts"), _("Each a locked key; a passphrase, a card or a passkey opens it.")),
    "care_job": (
        _("Things to do later"),
        _("When each is due and of which kind; for whom, locked with a key kept apart. What is done is gone."),
    ),
    "reminders_planned": (
        _("Reminders that lie ahead"),
        _("When each is meant for, at most fourteen for a person; no row says whose it is, or where it goes."),
    ),
    "reminders_feed": (_("Calendars of reminders"), _("Locked; the key stands in the calendar's own address alone.")),
    "page": (
        _("Calls for backup under way"),
        _("Which supporters may be asked, who has it, and the moments; no account. A day at most."),
    ),
    "page_callback": (
        _("Numbers given for a call"),
        _("Locked for each supporter who may be asked; gone once it is over."),
    ),
    "notices_heard": (
        _("Replies to a page that came in"),
        _("Digests of the gateway's names for them, and a month. Not whose they were, nor to what."),
    ),
    "care_ticket": (
        _("Phones that may press once without signing in"),
        _("Digests and a month. Not whose phone it is."),
    ),
    "care_mark": (
        _("Marks that hold presses to a few"),
        _("Digests that only the one who made them can make again, for hours or to the end of the month. Not whose."),
    ),
    "care_session": (_("Open sessions"), _("Who is signed in now, by marks that mean nothing tomorrow.")),
    "admission_card": (_("Cards not used yet"), _("Digests of codes that are on paper only.")),
    "admission_batch": (_("Cards printed"), _("How many, in which month, by which seat.")),
    "admission_spent": (_("Cards used"), _("Digests, so that no card works twice. Not which account it opened.")),
    "seats_holder": (
        _("Working seats"),
        _("Clinicians, peers, chaplains and leads, by the name under which they work, and their public keys."),
    ),
    "peers_setup": (
        _("Supporters"),
        _("What each says of themselves: agency, trade, whether they supervise, by the seat that they work under."),
    ),
    "peers_address": (
        _("Ways to page supporters"),
        _("Numbers and addresses, locked with a key kept apart; two last digits, and the month of a test page."),
    ),
    "peers_rehearsal": (_("Test pages on their way"), _("That one was sent and when; an hour at most.")),
    "peers_profile": (
        _("What members read of supporters"),
        _("What each wrote of themselves for others to read, and whether they work in internal affairs."),
    ),
    "standing_candidate": (
        _("Candidates and supporters"),
        _("How far each has come, why they wanted it, to which wording they agreed, why somebody was removed."),
    ),
    "standing_nomination": (_("Who spoke for a candidate"), _("Both by the seats that they work under.")),
    "standing_learned": (
        _("Courses, certificates and supervision"),
        _("Whose, what, in which month, until when it is good. Nothing of what was talked about."),
    ),
    "standing_rules": (_("What is asked of supporters"), _("Numbers that the lead set.")),
    "upkeep_load": (
        _("How much each supporter carries"),
        _("With how many people they talk, and the most they want. Not with whom."),
    ),
    "upkeep_ask": (
        _("Calls and supervision that supporters asked for"),
        _("Who asked, who sees to it, and when; no reason. Two months at most."),
    ),
    "upkeep_contact": (
        _("The programme's log of contacts"),
        _("A month, a kind, about how long, whether somebody else was named. Whose it was stands on neither side."),
    ),
    "upkeep_answered": (
        _("How soon supporters answer"),
        _("How often within four bands of time in a month. Not whom."),
    ),
    "oncall_rota": (_("Rotas"), _("Their names, and the hours of a watch.")),
    "oncall_turn": (_("Places in a rota"), _("Which supporter comes when.")),
    "oncall_change": (_("Changes of a rota"), _("Who stands in for whom, until it is over.")),
    "oncall_up": (_("Supporters who are up for now"), _("Until when; a day at most.")),
    "oncall_offer": (_("Duties to give away"), _("Which duty and whose, until it is over.")),
    "oncall_feed": (_("Calendars of supporters"), _("Digests of their secret addresses.")),
    "oncall_told": (_("Hand-overs that were told"), _("Digests; two days at most.")),
    "talk": (
        _("Talks"),
        _("Digests of secrets that members keep, which supporter each is with, and for how long words stay."),
    ),
    "talk_box": (_("Keys of talks"), _("One for each side, locked with a key that only that side has.")),
    "talk_envelope": (
        _("Words on their way"),
        _("Locked for the other side alone, and when they would go. What was opened is gone."),
    ),
    "talk_kept": (
        _("Words as each side keeps them"),
        _("Locked with that side’s own key, and when they go; 91 days at most."),
    ),
    "talk_asked": (
        _("Members who wait for a first answer"),
        _("Since when, beside a digest of the talk; gone with the answer, two days at most. Not who."),
    ),
    "talk_attachment": (_("Photos and voice notes"), _("Random names of locked files, their size, and when they go.")),
    "talk_bell": (
        _("Ways to tell members that an answer waits"),
        _("For whom and where, locked with a key kept apart; beside a digest of the talk. 91 days at most."),
    ),
    "prekey": (_("Keys to begin a talk with"), _("Public halves, by the seat of the supporter who made them.")),
    "tally": (_("Counts that hold floods back"), _("Digests of the hour and of what is counted; two hours at most.")),
    "directory_entry": (
        _("The directory"),
        _("Lines and services that anybody may look up, and which lead checked each of them. Not who looked."),
    ),
    "finding_edition": (
        _("Which lines the search knows"),
        _("A digest of public lines. Nothing of what anybody looked for."),
    ),
    "finding_draft": (_("Directories on their way in"), _("A public list that a lead sent; a day old at most.")),
    "limits_confirmation": (
        _("Rules that counsel has confirmed"),
        _("Which rules on confidentiality, when, by whose counsel, and which lead wrote it down."),
    ),
    "disclosures_disclosure": (
        _("What was passed on, or is to be"),
        _(
            "Which supporter, on which ground, to which kind of office, and who was asked to agree. What and about "
            "whom is locked for those two."
        ),
    ),
    "disclosures_told": (
        _("What members are told of it"),
        _("Locked with a key of the member's, under the mark of a conversation, and the month from which it shows."),
    ),
    "disclosures_entry": (
        _("The ledger of what was passed on"),
        _("Which supporter did what, on which ground, in which month. Not about whom."),
    ),
    "groups_group": (
        _("Groups"),
        _("Whom each lets in. Its name, what it is about and its rules are locked with a key of its own, kept apart."),
    ),
    "groups_guide": (_("Who moderates groups"), _("By the seat that they work under.")),
    "groups_membership": (
        _("Places in groups"),
        _("Random-looking names, another one in each group: how many there are, not whose."),
    ),
    "groups_code": (_("Codes for closed groups"), _("Digests of slips that were not used yet.")),
    "groups_pace": (_("How often somebody wrote"), _("Digests that say neither who nor what; a day at most.")),
    "threads_post": (
        _("Posts in groups"),
        _("Locked with the group's key: how many, in which order, and which are hidden. Not who wrote them."),
    ),
    "threads_decision": (_("What moderators decided"), _("Locked with the group's key: what, by whom, and why.")),
    "meetings_sitting": (
        _("Live sessions"),
        _("Locked with the group's key: what about and when. What is said is erased."),
    ),
    "moderation_report": (_("Posts that were reported"), _("Locked with the group's key: not by whom.")),
    "directory_partner": (_("Agencies that share checks"), _("Names of other sites and the keys that they sign with.")),
    "stream_event": (
        _("Signs that an open page should look again"),
        _("Digests, and when; a quarter of an hour at most. Not for whom; a post in a group only locked."),
    ),
    "stream_ticket": (
        _("Leave to open one line for such signs"),
        _("A digest, and on what to listen, locked; half a minute at most. Not whose."),
    ),
}


def handed_over() -> list[Handed]:
    """Every table of this site. Raises UntoldTable for one without words."""
    tables = [model for model in apps.get_models() if model.__module__.startswith("rigcheck.care.")]
    return [_told(model._meta.db_table, [*_sensitivities(model)]) for model in tables]  # noqa: SLF001


def _sensitivities(model: type) -> set[str]:
    return {field.sensitivity for field in model._meta.concrete_fields}  # type: ignore[attr-defined]  # noqa: SLF001


def _told(table: str, found: list[str]) -> Handed:
    if table not in WORDS:
        raise UntoldTable(f"The page has no words for the table {table}.")
    title, holds = WORDS[table]
    kinds = tuple(kind for name, kind in KINDS.items() if name in found)
    return Handed(title, holds, kinds)
