"""The check-in's questions as an oTree app: five scales, hours of sleep, a note, and each happening once."""

from typing import Any

from otree.api import BaseConstants, BaseGroup, BasePlayer, BaseSubsession, Page, models, widgets

SCALES = {
    "mood": ("How is your mood?", ("Very low", "Low", "So-so", "Good", "Very good")),
    "stress": ("How much stress?", ("Hardly any", "A little", "Some", "A lot", "Maxed out")),
    "sleep": ("How did you sleep?", ("Very badly", "Badly", "So-so", "Well", "Very well")),
    "energy": ("How much is in the tank?", ("Empty", "Low", "Half full", "Good", "Full")),
    "work": ("How is work treating you?", ("Very badly", "Badly", "So-so", "Well", "Very well")),
}
HAPPENINGS = (
    "Good call", "Good crew", "Children involved", "Someone died", "Someone I know", "Overtime", "Short-staffed",
    "Long or busy shift", "Complaint or inquiry", "Trouble at work", "Things at home", "Close call for me",
    "Use of force", "Shots fired", "Told a family", "Court", "Domestic call", "Bad crash", "Mutual aid",
    "Working fire", "Mayday", "Search or recovery", "Resuscitation", "Overdose", "Threatened or hit",
    "Assault inside", "Death in custody", "Held over", "Heard a death on the line", "CPR by phone",
    "Child on the line", "Never knew how it ended", "Officer in trouble on the air",
)  # fmt: skip


class C(BaseConstants):
    """oTree wants these."""

    NAME_IN_URL = "questionnaire"
    PLAYERS_PER_GROUP = None
    NUM_ROUNDS = 1


class Subsession(BaseSubsession):
    """Nothing of its own."""


class Group(BaseGroup):
    """Nothing of its own."""


def questions() -> dict[str, Any]:
    """Every field by name."""
    fields: dict[str, Any] = {
        name: models.IntegerField(
            label=question, choices=list(enumerate(words, 1)), widget=widgets.RadioSelectHorizontal, blank=True
        )
        for name, (question, words) in SCALES.items()
    }
    fields["sleep_hours"] = models.FloatField(label="Hours of sleep", min=0, max=24, blank=True)
    for number, happening in enumerate(HAPPENINGS):
        fields[f"happened_{number}"] = models.BooleanField(label=happening, widget=widgets.CheckboxInput, blank=True)
    fields["note"] = models.LongStringField(label="A note", blank=True)
    return fields


QUESTIONS = questions()
Player = type(BasePlayer)("Player", (BasePlayer,), {"__module__": __name__, **QUESTIONS})


class Questions(Page):
    """All of them on one page."""

    form_model = "player"
    form_fields = [*QUESTIONS]


page_sequence = [Questions]
