"""Every sentence of this engine, by the key that the data files use.

The data holds keys and this table holds the English, because the tools that collect text for translation
read Python and not TOML. A page shows one by `gettext(text_of(key)) % params`; sentences without
params hold no percent sign.
"""

from collections.abc import Mapping
from typing import Final

from rigcheck.kernel.messages import gettext_noop

TITLES: Final[Mapping[str, str]] = {
    "title-box-breathing": gettext_noop("Box breathing"),
    "title-slow-breathing": gettext_noop("Slow breathing"),
    "title-cyclic-sighing": gettext_noop("Double breath in, long breath out"),
    "title-four-seven-eight": gettext_noop("4-7-8 breathing"),
    "title-grounding": gettext_noop("5-4-3-2-1 grounding"),
    "title-muscle-relaxation": gettext_noop("Tense and let go"),
    "title-sleep-tips": gettext_noop("Sleep between shifts"),
    "title-crisis-lines": gettext_noop("Talk to somebody now: the crisis lines"),
    "title-own-people": gettext_noop("Talk to somebody you trust, or to a doctor of your own"),
    "title-safety-plan": gettext_noop("My safety plan"),
    "title-peer": gettext_noop("Talk to a peer"),
    "title-clinician": gettext_noop("See a clinician"),
    "title-do-not-drive": gettext_noop("Do not drive now. Ask for a lift, or sleep first."),
}

REASONS: Final[Mapping[str, str]] = {
    "people-first": gettext_noop("Because of what you answered, people come first."),
    "while-you-wait": gettext_noop("Something to hold on to while you reach somebody."),
    "worth-talking": gettext_noop("One of your answers is worth talking over with somebody."),
    "nearly-asleep-driving": gettext_noop("You said that it was hard to stay awake at the wheel."),
    "low-mood-answers": gettext_noop(
        "In your last questionnaire on mood you reached the line where it is worth asking for support."
    ),
    "worry-answers": gettext_noop("In your last questionnaire on worry you said that it bothers you."),
    "hard-event-answers": gettext_noop(
        "In your last questionnaire on hard events you reached the line where it is worth asking for support."
    ),
    "distress-answers": gettext_noop(
        "In your last questionnaire on distress you reached the line where it is worth asking for support."
    ),
    "drinking-answers": gettext_noop(
        "In your last questionnaire on drinking you reached the line where it is worth talking it over."
    ),
    "low-well-being-answers": gettext_noop(
        "In your last questionnaire on well-being you reached the line where it is worth talking it over."
    ),
    "worn-out-answers": gettext_noop("In your last questionnaire on being worn out you scored %(value)d of 100."),
    "stress-now": gettext_noop("You put your stress at %(value)d of 5."),
    "stress-days": gettext_noop("Days of high stress in the last week: %(count)d."),
    "low-mood-now": gettext_noop("You put your mood at %(value)d of 5."),
    "low-mood-days": gettext_noop("Days of low mood in the last week: %(count)d."),
    "poor-sleep-now": gettext_noop("You put your last sleep at %(value)d of 5."),
    "poor-sleep-days": gettext_noop("Poor sleeps in the last week: %(count)d."),
    "hard-work-days": gettext_noop("Hard days at work in the last week: %(count)d."),
    "hard-work-now": gettext_noop("You put work at %(value)d of 5."),
    "low-energy-days": gettext_noop("Days of low energy in the last week: %(count)d."),
    "low-energy-now": gettext_noop("You put your energy at %(value)d of 5."),
    "after-night": gettext_noop("You are coming off a night or a long shift."),
    "keep-in-practice": gettext_noop("A short one, to keep in practice."),
}

STEPS: Final[Mapping[str, str]] = {
    "breathe-in": gettext_noop("Breathe in."),
    "hold": gettext_noop("Hold."),
    "breathe-out": gettext_noop("Breathe out."),
    "deep-nose-in": gettext_noop("Breathe in deeply through the nose."),
    "short-nose-in": gettext_noop("A second short breath in, on top."),
    "long-mouth-out": gettext_noop("A long, slow breath out through the mouth."),
    "five-see": gettext_noop("Name five things that you can see."),
    "four-feel": gettext_noop("Name four things that you can touch or feel."),
    "three-hear": gettext_noop("Name three things that you can hear."),
    "two-smell": gettext_noop("Name two things that you can smell."),
    "one-taste": gettext_noop("Name one thing that you can taste."),
    "tense-hands": gettext_noop("Tense your hands."),
    "release-hands": gettext_noop("Let your hands go."),
    "tense-arms": gettext_noop("Tense your arms."),
    "release-arms": gettext_noop("Let your arms go."),
    "tense-face": gettext_noop("Tense your face."),
    "release-face": gettext_noop("Let your face go."),
    "tense-neck": gettext_noop("Tense your neck."),
    "release-neck": gettext_noop("Let your neck go."),
    "tense-shoulders": gettext_noop("Tense your shoulders."),
    "release-shoulders": gettext_noop("Let your shoulders go."),
    "tense-chest": gettext_noop("Tense your chest."),
    "release-chest": gettext_noop("Let your chest go."),
    "tense-belly": gettext_noop("Tense your belly."),
    "release-belly": gettext_noop("Let your belly go."),
    "tense-legs": gettext_noop("Tense your legs."),
    "release-legs": gettext_noop("Let your legs go."),
    "tense-feet": gettext_noop("Tense your feet."),
    "release-feet": gettext_noop("Let your feet go."),
    "sleep-seven": gettext_noop("Aim for seven hours of sleep or more in a day."),
    "sleep-dark": gettext_noop("Sleep in a dark, cool room."),
    "sleep-caffeine": gettext_noop("Leave out caffeine in the last six hours or so before sleep."),
    "sleep-anchor": gettext_noop("Keep one part of your sleep at the same hours, on and off shift."),
    "sleep-sunglasses": gettext_noop("Wear sunglasses on the way home after a night."),
    "sleep-naps": gettext_noop("Nap for 15 to 30 minutes, or for about 90."),
}

CAUTIONS: Final[Mapping[str, str]] = {
    "not-driving": gettext_noop("Not while you are driving or on a call."),
    "stop-if-dizzy": gettext_noop("Stop if you feel dizzy."),
    "no-breath-holds": gettext_noop(
        "Leave out holding the breath if you are pregnant or have a heart or lung condition."
    ),
    "eyes-open": gettext_noop("Keep your eyes open if you like, and stop whenever you want."),
    "stop-any-time": gettext_noop("Stop whenever you want."),
    "skip-injured": gettext_noop("Skip any part that is injured."),
    "body-memories": gettext_noop(
        "Paying attention to the body can bring back hard memories. If it does, stop and look around you."
    ),
}

EVIDENCE: Final[Mapping[str, str]] = {
    "evidence-thin": gettext_noop("Widely taught. There is little direct evidence for it."),
    "evidence-unconfirmed": gettext_noop("Widely taught. We have not confirmed how well it works."),
}

TEXTS: Final[Mapping[str, str]] = {**TITLES, **REASONS, **STEPS, **CAUTIONS, **EVIDENCE}


def text_of(key: str) -> str:
    """The English sentence for a key of the data files. Raises KeyError for any other."""
    return TEXTS[key]
