"""What stands in the roll-call kit. It lies in a station for years, so each claim says who it holds against.

The claims are those of DESIGN's table of adversaries and of LIMITS.md; what is planned and not built is called so.
`*stars*` set bold; `%(host)s` is whoever runs this site, `%(agency)s` the department or union that the kit is for.
"""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that a union, or anybody, asks, and its answer."""

    question: Words
    answer: Words


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a list to tick off."""

    head: Words
    text: Words


BEFORE: Final = (
    Step(
        _("Look at who runs the site."),
        _(
            "It is %(host)s. If that is the department, or its own IT, stop here: then only the promise about the "
            "department's own pages remains, and this kit says more than that."
        ),
    ),
    Step(
        _("Let the union read first."),
        _("Give them the question sheets a week before. Add their own counsel's answers where the law decides."),
    ),
    Step(
        _("Choose who speaks."),
        _("Somebody people would follow into a bad call. Not command, not a supervisor, not internal affairs."),
    ),
    Step(
        _("Dial the line on the pocket cards."),
        _("Its number comes from published sources. Not the emergency number, which is there for emergencies."),
    ),
    Step(
        _("Print on paper that you can cut."),
        _("Actual size, one side. Whoever cuts the cards with codes does not read them and makes no list."),
    ),
)
AT_ROLL_CALL: Final = (
    Step(_("Command leaves the room."), _("Then read the two-minute script, in your own voice.")),
    Step(
        _("A hat goes round with the cards face down."),
        _(
            "Everybody takes one, you too, also those who will never use it. Whoever likes swaps with a neighbour. "
            "A pocket card goes to everybody with it."
        ),
    ),
    Step(
        _("Nobody counts, lists, photographs or asks."),
        _("Not today and not later. Bring more cards than people; what is left stays in the hat."),
    ),
)
AFTER: Final = (
    Step(
        _("Lay the rest out."),
        _("Family cards and fridge cards lie openly in break rooms and at the union: nobody need ask the member."),
    ),
    Step(_("Hang the poster and the locker cards."), _("The poster is for whoever joins by a link.")),
    Step(
        _("Destroy this file and cards that were misprinted."),
        _("The codes exist on paper only. If somebody may have seen them all, print others and bin these."),
    ),
)

SCRIPT: Final = (
    _(
        "Two minutes. We check the rig at the start of every shift, because we want to find it here and not out "
        "there. Nobody asks whether the engine is weak. *This is the same check, for the person on it.*"
    ),
    _(
        "It is called Rigcheck. It runs in the browser of *your own phone*. Under a minute: sleep, stress, mood. You "
        "see how you have been over weeks, and what may help. And it has a page of people to call, day or night, "
        "that opens without signing in."
    ),
    _(
        "The department does not run it. *%(host)s runs it.* You give no name, no e-mail, no badge number. The "
        "department's side is another site with another database; the two never contact each other, and nothing you "
        "write is stored over there. While you are signed out, what you wrote cannot be opened: not on the server, "
        "not from a copy of it."
    ),
    _(
        "Now what I will not tell you. *I will not tell you one hundred percent.* Whoever runs the server could "
        "change the program, and then read what is unlocked from that day on. A department phone can be watched, so "
        "use yours. A court can ask for what is there. No independent cryptographer has checked it yet. It is all on "
        "the question sheets; take one, and ask me anything."
    ),
    _(
        "*Everybody takes a card from the hat*, also if you will never use it. Then a card in a pocket says nothing "
        "about anybody. Swap it if you like. Use it today, next month, or not at all. Nobody keeps a list, and "
        "nobody is going to ask you."
    ),
    _(
        "And keep the small card. If it is not a bad day but *the* bad day: call, or text. You would send backup for "
        "anybody in this room. *Call for your own.*"
    ),
)

QUESTIONS: Final = (
    Asked(
        _("Can the chief, a supervisor or internal affairs see what I write?"),
        _(
            "*Nobody in any role at the department can, through Rigcheck.* What you write is stored on this site. "
            "The department's site is another program on another database, and no page of one ever contacts the "
            "other. Two things may one day reach the department: figures about everybody together, blurred so that "
            "one person more or less hardly shows, and a slip saying that you attended something, if you hand it in "
            "yourself. Neither exists in this version."
        ),
    ),
    Asked(
        _("Can anybody find out that I have an account?"),
        _(
            "Cards are drawn from a hat, and nobody is to write down who took which. The account holds no name, "
            "address or number, and this site keeps no record of the address you connect from. *Whoever runs a "
            "network can see that a phone on it opened this site*: use your own signal. If you join by a link "
            "instead of a card, the department's site notes that a card was made for you; not when, not whether you "
            "used it here, and not for which account."
        ),
    ),
    Asked(
        _("Could whoever runs this site cheat?"),
        _(
            "*Yes.* An operator who changes the program, or reads the server's memory, could read what is unlocked "
            "at that time: check-ins and assessments of whoever is signed in. What only your browser opens stays "
            "closed until the program sent to your browser is changed as well. That is why somebody other than your "
            "employer runs it, here %(host)s, and why anybody may read the program."
        ),
    ),
    Asked(
        _("What would a court order get?"),
        _(
            "Rows that do not say whose they are, with no time finer than a month, and that cannot be read without "
            "keys which their owners hold. Also a list of accounts under random handles, the names of those who work "
            "here, and how many cards were printed. The page %(court)s says it all. What a court may order, from this "
            "site or from you, is the law's business: *ask the union's counsel*, also about public records."
        ),
    ),
    Asked(
        _("Is this fitness for duty?"),
        _(
            "*No.* Nothing in it judges anybody's fitness, a result is never a diagnosis, and the program sends "
            "nothing about a person to an employer."
        ),
    ),
    Asked(
        _("If I tick the worst answers, who is told?"),
        _(
            "*You are, and nobody else.* No alarm goes off anywhere, and nobody reads along. The page shows you the "
            "lines sooner. It is not a crisis service: for a person, call."
        ),
    ),
    Asked(
        _("Can they order me to use it?"),
        _(
            "*Rigcheck gives them no way to check*: no page, mail or export of it says who has an account, and taking "
            "a card is not using it. If somebody orders you to show your phone, or to say whether you have one: *ask "
            "the union first.*"
        ),
    ),
    Asked(
        _("We are twelve. Does this still hold?"),
        _(
            "*Less.* Nobody reads what you wrote. But where only one person could have done a thing, no program can "
            "hide who it was. Share a hat with other stations, and use the card on some later day."
        ),
    ),
    Asked(
        _("And when I talk to a person?"),
        _(
            "People have duties of their own: danger to somebody, abuse of a child or a vulnerable adult, a court, "
            "and with a peer perhaps a crime that was admitted. A peer, a chaplain and a clinician differ, and so do "
            "states. *Ask before you begin.*"
        ),
    ),
    Asked(
        _("Somebody found or photographed my card."),
        _(
            "An unused card opens one empty account and nothing of anybody's. If it was used before you came, the "
            "page says so. *Take another; no explanation is asked.*"
        ),
    ),
    Asked(
        _("I lost my passphrase."),
        _(
            "You print a recovery card when you begin. *Without passphrase, card and passkey the records are gone*: "
            "there is no reset, because a reset would be somebody else's key."
        ),
    ),
    Asked(
        _("What if I leave, retire, or am suspended or dismissed?"),
        _(
            "*The account stays yours.* It is not tied to your job, and no page of the department's can close it. "
            "One that nobody signs in to for about two to three years goes by itself."
        ),
    ),
    Asked(
        _("Who is the clinical lead, and what can they read?"),
        _(
            "The lead prints cards and vouches for those who work here under a name. *A lead's account opens nothing "
            "of yours.*"
        ),
    ),
    Asked(
        _("Are my data sold, or sent to other companies?"),
        _(
            "The pages load nothing from any company and send nothing to any. The program is free software: anybody "
            "may read it. *Ask %(host)s* what its own contract says: it should be short."
        ),
    ),
    Asked(
        _("Has anybody checked all this?"),
        _(
            "Its tests are public, and anybody may run them. *An independent cryptographer has not reviewed it yet.* "
            "Until one has, read “cannot be read” as “we know of no way”."
        ),
    ),
)

BY_LINK: Final = _(
    "The page that makes your card shows these groups of signs too, under “Compare with the poster”, and behind "
    "them how long the list was. *If they match, you were shown the same list of keys as everybody who compares.* "
    "If they do not: close the page, use a card from the hat, and tell the union. If its number is larger than the "
    "one here, the list has grown since: look for a newer poster."
)
ALONE: Final = _(
    "*This site runs by itself.* No agency's list of keys has been brought here, so nobody joins by a link: cards are "
    "the way in, and there is nothing to compare for them. Below stands the list of the keys of those who work here."
)
FAMILY: Final = (
    _(
        "*Worried about them?* You don't have to be sure, and you don't have to fix it. Ask them how they are, "
        "plainly, and listen."
    ),
    _("*You may call for yourself.* Say that it is about somebody else, and what you have seen."),
    _(
        "*A card of your own.* Family cards lie in the break room and at the union. You need not ask anybody. One "
        "opens an account of your own; it shows you nothing of theirs, and them nothing of yours."
    ),
)
OWN_CHECK: Final = (_("How did I sleep?"), _("How wound up am I?"), _("How is my mood?"), _("Who have I talked to?"))
