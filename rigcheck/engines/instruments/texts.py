"""Every sentence of the data files that a member reads, marked for translation.

The data files hold the English; this list is there because the tools that collect text for translation read
Python and not TOML. A page shows one by `gettext(band.text)`. A test fails when the list and the data files
differ. The wording of a published question is not in it: a questionnaire in another language is a data file of
its own, with the published translation.
"""

from collections.abc import Mapping
from typing import Final

from rigcheck.engines.instruments.changes import ChangeKind, Turn
from rigcheck.kernel.messages import gettext_noop

NEVER_A_DIAGNOSIS: Final = gettext_noop(
    "This shows how you have been doing by your own answers. It is never a diagnosis."
)

CHANGES: Final[Mapping[ChangeKind, str]] = {
    ChangeKind.RELIABLE: gettext_noop("A change this large is likely real."),
    ChangeKind.MEANINGFUL: gettext_noop("A change this large may be meaningful."),
    ChangeKind.NOT_CLEAR: gettext_noop("No clear change: ordinary ups and downs can be this large."),
    ChangeKind.NO_LINE: gettext_noop("For this form nobody has published how large a change must be to count."),
}

TURNS: Final[Mapping[Turn, str]] = {
    Turn.BETTER: gettext_noop("Better than before."),
    Turn.WORSE: gettext_noop("Harder than before."),
    Turn.SAME: gettext_noop("The same as before."),
}

TEXTS: Final = (
    gettext_noop("AUDIT-C: alcohol, the short form"),
    gettext_noop("AUDIT: alcohol, the full form"),
    gettext_noop("Asks about feeling hopeless and worthless but has no question about suicide."),
    gettext_noop("At this line drinking may be doing harm. Talking it over with a professional is worth it."),
    gettext_noop(
        "At this line drinking may be doing harm. We do not ask your sex, so the lower of the two "
        "published lines is used for everyone; for men it is 4."
    ),
    gettext_noop("At this line it is worth talking with a professional."),
    gettext_noop(
        "At this line it is worth talking with a professional. Only a professional who knows what "
        "happened can say what it means."
    ),
    gettext_noop("At this line it is worth talking with somebody about how you are doing."),
    gettext_noop("Avoiding"),
    gettext_noop("BRS: bouncing back"),
    gettext_noop("Burnout"),
    gettext_noop("C-SSRS screener, for a trained person asking a person"),
    gettext_noop("CBI: worn out"),
    gettext_noop("Compassion satisfaction"),
    gettext_noop(
        "Compassion satisfaction: higher is better; burnout and secondary traumatic stress: higher "
        "is worse. Has no question about suicide."
    ),
    gettext_noop("Did you have trouble staying awake while driving home?"),
    gettext_noop("Dissatisfied"),
    gettext_noop("Do not drive now. Rest first, or ask for a ride."),
    gettext_noop("Fair"),
    gettext_noop("Feeling that you can't take it anymore is a heavy thing to carry. Support is here if you want it."),
    gettext_noop("Few or none of these problems bothered you over the last two weeks."),
    gettext_noop(
        "For people asking people, never a gate for self-tests. No triage colour is computed and "
        "'no risk' is never said: a set of answers 'no' still shows the lines and a human."
    ),
    gettext_noop("GAD-2: worry, the two-question form"),
    gettext_noop("GAD-7: worry"),
    gettext_noop(
        "Getting back on your feet is harder for you at present. It is worth talking over with somebody you trust."
    ),
    gettext_noop("Good"),
    gettext_noop("Has no question about suicide."),
    gettext_noop("Has no question about suicide. What the event was is never asked and never stored."),
    gettext_noop(
        "Has no question about suicide; item 16 asks about taking risks. Past-month form: never "
        "mix it with the past-week form, nor with the older 17-item PCL answered from 1 to 5. "
        "There are no official severity bands. What the event was is never asked and never stored."
    ),
    gettext_noop("High"),
    gettext_noop("Higher is better. Has no question about suicide."),
    gettext_noop("How many hours did you sleep in your main sleep?"),
    gettext_noop("How many hours had you been awake when your shift ended?"),
    gettext_noop("How the job sits with you"),
    gettext_noop("How well did you sleep?"),
    gettext_noop(
        "If you drink heavily, do not stop suddenly without medical advice: stopping all at once can be dangerous."
    ),
    gettext_noop("In the higher range."),
    gettext_noop("In the lower range."),
    gettext_noop("In the middle range."),
    gettext_noop("In the usual range"),
    gettext_noop("K10: distress, the longer form"),
    gettext_noop("K6: distress"),
    gettext_noop("Low"),
    gettext_noop("Many of these problems bothered you on most days. A talk with a professional is a good next step."),
    gettext_noop("Mean"),
    gettext_noop("Mild"),
    gettext_noop("Moderate"),
    gettext_noop("Moderately severe"),
    gettext_noop("Mood"),
    gettext_noop(
        "Most of these problems bothered you nearly every day. You do not have to carry this "
        "alone: a talk with a professional soon is a good next step."
    ),
    gettext_noop("Neither"),
    gettext_noop("No"),
    gettext_noop("Nobody has been told. You decide what happens next."),
    gettext_noop("None or very few signs"),
    gettext_noop("Not a validated scale."),
    gettext_noop("Not to be mixed with USAUDIT, a different form (0 to 46)."),
    gettext_noop("Not to be mixed with USAUDIT-C, a different form."),
    gettext_noop("On edge"),
    gettext_noop("PC-PTSD-5: after a hard event, the short form"),
    gettext_noop("PCL-5: reactions to a hard event"),
    gettext_noop("PHQ-2: mood, the two-question form"),
    gettext_noop("PHQ-4: mood and worry, the four-question form"),
    gettext_noop("PHQ-8: mood, without the question on self-harm"),
    gettext_noop("PHQ-9: mood"),
    gettext_noop("Poor"),
    gettext_noop("ProQOL: what the work gives and takes"),
    gettext_noop("Satisfied"),
    gettext_noop("Secondary traumatic stress"),
    gettext_noop("Serious"),
    gettext_noop(
        "Several of these problems bothered you on many days. Talking with somebody you trust or "
        "with a professional is worth it."
    ),
    gettext_noop("Severe"),
    gettext_noop("Sleep and the drive home"),
    gettext_noop("Some of these problems bothered you. Keep an eye on it and do what usually helps you."),
    gettext_noop("Some worry or tension bothered you. Keep an eye on it and do what usually helps you."),
    gettext_noop(
        "Stay with them. Call or text a crisis line together, or the emergency number if there is danger now."
    ),
    gettext_noop("That is worth talking over with somebody. Support is here if you want it."),
    gettext_noop(
        "The bands 50, 75 and 100 seen elsewhere are conventions, not from the 2005 paper, and are "
        "disputed: the number and one's own trend are shown. Has no question about suicide."
    ),
    gettext_noop("The longer form on reactions to a hard event can tell you more."),
    gettext_noop("The nine-question form on mood can tell you more."),
    gettext_noop("The seven-question form on worry can tell you more."),
    gettext_noop("These problems bothered you nearly every day. A talk with a professional soon is a good next step."),
    gettext_noop(
        "These problems bothered you on many days. Talking with somebody you trust or with a professional is worth it."
    ),
    gettext_noop("Thinking of the last month, how satisfied are you with ..."),
    gettext_noop("Thoughts and mood"),
    gettext_noop("Total"),
    gettext_noop("Unwanted memories"),
    gettext_noop("Very dissatisfied"),
    gettext_noop("Very good"),
    gettext_noop("Very poor"),
    gettext_noop("Very satisfied"),
    gettext_noop("WHO-5: well-being"),
    gettext_noop("Whatever the answers, the lines and a person to talk to are here."),
    gettext_noop("Worn out by work"),
    gettext_noop("Worn out by working with the public"),
    gettext_noop("Worn out in general"),
    gettext_noop("Worry"),
    gettext_noop(
        "Worry or tension bothered you nearly every day. A talk with a professional soon is a good next step."
    ),
    gettext_noop(
        "Worry or tension bothered you on many days. Talking with somebody you trust or with a "
        "professional is worth it."
    ),
    gettext_noop("Worth a closer look with the longer form on mood."),
    gettext_noop("Worth a closer look with the longer form on worry."),
    gettext_noop("Worth a closer look with the longer form."),
    gettext_noop("Worth attention."),
    gettext_noop("Yes"),
    gettext_noop("Your answers lie in the middle range published for this form."),
    gettext_noop("Your answers lie in the upper range published for this form."),
    gettext_noop(
        "Taken together, your answers stay below the lines published for this form. A single answer can still "
        "matter, and you know best which."
    ),
    gettext_noop("Below the published lines"),
    gettext_noop("You have felt this way much of the time. A talk with a professional soon is a good next step."),
    gettext_noop(
        "You have felt this way often enough that it is worth doing something about it. Talking "
        "with somebody you trust can help."
    ),
    gettext_noop("the amount of work?"),
    gettext_noop("the last 12 months"),
    gettext_noop("the last 2 weeks"),
    gettext_noop("the last 30 days"),
    gettext_noop("the last main sleep"),
    gettext_noop("the last month"),
    gettext_noop("the past 30 days"),
    gettext_noop("the past month"),
    gettext_noop("the past two weeks"),
    gettext_noop("the past year"),
    gettext_noop("the people you work beside?"),
    gettext_noop("the sense that your work matters?"),
    gettext_noop("the support from those who lead you?"),
    gettext_noop("your job, all in all?"),
    gettext_noop("your shifts and days off?"),
)
