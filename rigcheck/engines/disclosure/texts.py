"""Every sentence of this engine, by key. A page shows one by `gettext(text_of(key))`.

The sentences on roles follow IACP 2016 and what a platform must show before first use (FACTS 4.3, 5).
"""

from collections.abc import Mapping
from typing import Final

from rigcheck.engines.disclosure.terms import Ground, Recipient, Role
from rigcheck.kernel.messages import gettext_noop

GROUNDS: Final[Mapping[str, str]] = {
    Ground.DANGER_SELF: gettext_noop("that your life is in danger"),
    Ground.DANGER_OTHERS: gettext_noop("that somebody else is in danger of serious harm"),
    Ground.CHILD_ABUSE: gettext_noop("that a child is abused or neglected"),
    Ground.ADULT_ABUSE: gettext_noop(
        "that an old person, or somebody who cannot look after themselves, is abused or neglected"
    ),
    Ground.CRIME: gettext_noop("a serious crime that you admit"),
    Ground.COURT_ORDER: gettext_noop("what a court orders them to tell"),
    Ground.CONSENT: gettext_noop("what you agree to, to the people you name"),
    Ground.THOUGHTS: gettext_noop("thoughts of death or of ending your life, while you are in no danger"),
    Ground.MISCONDUCT: gettext_noop("a rule that you broke, a mistake on a call, where it is no serious crime"),
    Ground.SUBSTANCE: gettext_noop("what you drink or take, while nobody is in danger from it"),
    Ground.HEALTH: gettext_noop("how you are, what you score, whom you see and why"),
    Ground.DEMAND: gettext_noop("what somebody asks for on paper, unless a court or the law makes them answer"),
    Ground.EMPLOYER: gettext_noop("anything at all, when your chain of command or internal affairs asks"),
}

ABOUT: Final[Mapping[Role, tuple[str, ...]]] = {
    Role.PEER: ("about-differ", "about-advice"),
    Role.CHAPLAIN: ("about-differ", "about-advice"),
    Role.CLINICIAN: ("about-differ", "about-advice"),
    Role.GROUP: ("about-differ",),
    Role.MODERATOR: ("about-differ",),
}
FIRST: Final[Mapping[Role, tuple[str, ...]]] = {
    Role.PEER: ("about-peer", "about-own-duties"),
    Role.CHAPLAIN: ("about-chaplain", "about-own-duties"),
    Role.CLINICIAN: ("about-clinician",),
    Role.GROUP: ("about-group", "about-own-duties"),
    Role.MODERATOR: ("about-moderator", "about-own-duties"),
}
"""Who listens, and whose duties may go further (FACTS 5, mandated reporting; FACTS 9, item 9): never folded away."""
ALWAYS: Final = ("always-agency", "always-fitness", "always-watched", "always-responders")
LINES: Final[Mapping[str, str]] = {"us": "always-lines"}
"""What is known of a country's national line; elsewhere they are told to ask it."""
LINES_ELSEWHERE: Final = "always-ask-lines"
STORED: Final[Mapping[Role, str]] = {
    Role.PEER: "stored-two",
    Role.CHAPLAIN: "stored-two",
    Role.CLINICIAN: "stored-two",
    Role.GROUP: "stored-group",
    Role.MODERATOR: "stored-group",
}
SENTENCES: Final[Mapping[str, str]] = {
    "about-peer": gettext_noop("A peer is a trained colleague, not a counselor or therapist."),
    "about-chaplain": gettext_noop("A chaplain is there for people of any faith and of none."),
    "about-clinician": gettext_noop("A clinician whom you find here does not examine you for your employer."),
    "about-group": gettext_noop(
        "Everybody in the group reads what is said there. They are asked to keep it; nobody can make them."
    ),
    "about-moderator": gettext_noop(
        "A moderator reads what is posted, under the name that you have in this group and nowhere else."
    ),
    "about-own-duties": gettext_noop(
        "Whoever is sworn, is a medic or works for your agency may have duties of their own: to report more than "
        "others, or to answer an order. Ask them first, or choose somebody from another agency."
    ),
    "about-differ": gettext_noop(
        "Peers, chaplains and clinicians are not bound in the same way: ask them what they may keep before you tell "
        "them."
    ),
    "about-advice": gettext_noop(
        "They may ask somebody of their own programme for advice, without your name or anything that tells who you are."
    ),
    "always-agency": gettext_noop("Rigcheck sends nothing of this to your agency, whoever asks."),
    "always-fitness": gettext_noop("It is no examination of fitness for duty."),
    "always-watched": gettext_noop("A phone or a network of the department may be watched: use your own."),
    "always-responders": gettext_noop(
        "If emergency services are called, people who know you may be among those who come. You can say whom you would "
        "rather not see."
    ),
    "always-lines": gettext_noop(
        "If you call a crisis line: in rare cases, fewer than 2 in 100 calls to 988, emergency services come; in more "
        "than half of those the caller agreed."
    ),
    "always-ask-lines": gettext_noop(
        "If you call a crisis line: ask them first when they would call somebody without asking you."
    ),
    "stored-two": gettext_noop(
        "What you write to each other is closed in your browser. This site keeps it without a key, until the time that "
        "was set is over."
    ),
    "stored-group": gettext_noop(
        "What is posted in a group is locked on the disk; the server opens it to show it to the group."
    ),
}

WHY: Final[Mapping[str, str]] = {
    "act-now": gettext_noop("Somebody is in danger now. Act; you wait for nobody, and the record follows."),
    "must": gettext_noop(
        "The rules here say that this has to be reported. A second person signs first, unless the law leaves you no "
        "time."
    ),
    "may": gettext_noop("The rules here allow this to be passed on. A second person signs first."),
    "no-name": gettext_noop("You may ask for advice inside the programme: no name, nothing that tells who it is."),
    "no-ground": gettext_noop(
        "This stays with you. If you are not sure, ask for advice inside the programme, without a name."
    ),
    "ask-straight": gettext_noop(
        "Thoughts stay with you while there is no danger. Ask straight out whether they mean to do it, and what is "
        "within reach. If they do, or you cannot tell: act now."
    ),
    "call-first": gettext_noop(
        "Not to them. Somebody is in danger: call emergency services now. You ask nobody for that, and nobody signs "
        "first."
    ),
    "not-to-them": gettext_noop("There is a ground, and it does not reach the people you named."),
    "not-the-employer": gettext_noop(
        "Nothing goes to the employer. Whoever asks is told that you cannot say anything."
    ),
}

CLAIMS: Final[Mapping[str, str]] = {
    Ground.DANGER_SELF: gettext_noop("Their life is in danger"),
    Ground.DANGER_OTHERS: gettext_noop("Somebody else is in danger of serious harm"),
    Ground.CHILD_ABUSE: gettext_noop("A child is abused or neglected"),
    Ground.ADULT_ABUSE: gettext_noop("An old or helpless person is abused or neglected"),
    Ground.CRIME: gettext_noop("They admit a serious crime"),
    Ground.COURT_ORDER: gettext_noop("A court orders it"),
    Ground.CONSENT: gettext_noop("They agreed to it"),
    Ground.SUPERVISION: gettext_noop("Advice inside the programme, without a name"),
    Ground.THOUGHTS: gettext_noop("Thoughts of death, without danger"),
    Ground.MISCONDUCT: gettext_noop("A rule broken, a small offence"),
    Ground.SUBSTANCE: gettext_noop("Drinking, medicines or drugs"),
    Ground.HEALTH: gettext_noop("How they are, or treatment"),
    Ground.DEMAND: gettext_noop("A paper asks for it that is no court order"),
    Ground.EMPLOYER: gettext_noop("Chain of command, personnel, internal affairs or an examiner asks"),
    Ground.OTHER: gettext_noop("Something else"),
}
RECIPIENTS: Final[Mapping[str, str]] = {
    Recipient.EMERGENCY: gettext_noop("Emergency services"),
    Recipient.AT_RISK: gettext_noop("The person who is in danger"),
    Recipient.AUTHORITY: gettext_noop("The authority that takes such reports"),
    Recipient.COURT: gettext_noop("The court"),
    Recipient.PROGRAMME: gettext_noop("Somebody of our own programme, for advice"),
    Recipient.CHOSEN: gettext_noop("The people they named"),
    Recipient.EMPLOYER: gettext_noop("The employer"),
}


_BY_KEY: Final[Mapping[str, str]] = {**GROUNDS, **SENTENCES, **WHY}


def text_of(key: str) -> str:
    """The English sentence for a key of GROUNDS, SENTENCES or WHY. Raises KeyError."""
    return _BY_KEY[key]
