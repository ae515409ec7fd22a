"""Why help is offered, in words for the writer alone."""

from collections.abc import Mapping
from typing import Final

from rigcheck.kernel.messages import gettext_noop

REASONS: Final[Mapping[str, str]] = {
    "plan": gettext_noop("You wrote about a time, a place or a means. Please do not be alone with that now."),
    "intent": gettext_noop("You wrote about ending your life. Somebody will listen now, without judging."),
    "wish": gettext_noop("You wrote that you wish not to be here. You need not carry that alone."),
    "hopeless": gettext_noop("You wrote that you see no way on. It can help to say that to somebody."),
    "farewell": gettext_noop("What you wrote sounds like a goodbye. Before you go on, talk to somebody."),
    "asking": gettext_noop("You wrote that you need somebody. Here is who answers."),
    "harm": gettext_noop("You wrote about hurting yourself. There are people who know that and will listen."),
    "worry": gettext_noop("You are worried about somebody. Here is what you can do, and who helps you with it."),
    "whole": gettext_noop("What you wrote sounds heavy. Here is who answers, if you want to talk."),
}
