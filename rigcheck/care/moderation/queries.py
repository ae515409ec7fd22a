"""What waits for a decision: a moderator's list, what calls for help first, and the appeals that a lead may decide."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from rigcheck.care.groups.queries.lists import Line, all_groups, guided_groups
from rigcheck.care.groups.queries.standings import Place, asking, name_of, of_lead
from rigcheck.care.moderation.models import Report
from rigcheck.care.seats.policies import verified_lead
from rigcheck.care.sessions.queries import Me
from rigcheck.care.threads import policies
from rigcheck.care.threads.queries import Shown, Told
from rigcheck.care.threads.queries.pages import Said, Verdict, verdict
from rigcheck.care.threads.queries.waiting import by_guides, waiting, waits
from rigcheck.outside.edge import Edge

INTENT = 4
"""What a report of worry ranks with: words that the reading found to be of intent."""


@dataclass(frozen=True, slots=True)
class Item:
    """A post that nobody has looked at yet, or that must be looked at again.

    `own`: this moderator wrote it, or decided it before. `worry`: somebody is worried about its writer.
    """

    post: Said
    reports: Sequence[str | Promise]
    own: bool = False
    worry: bool = False

    @property
    def rank(self) -> tuple[int, int, int, int]:
        """What calls for help first, then names, then appeals, then reports."""
        held, appealed = self.post.state is Shown.HELD, self.post.state is Shown.APPEALED
        level = max(self.post.level, INTENT * self.worry)
        return (-level, -held, -appealed, -len(self.reports))


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody who was barred and asks for another look."""

    alias: str
    name: str
    verdict: Verdict | None
    own: bool = False


@dataclass(frozen=True, slots=True)
class Guided:
    """A group that somebody moderates, and how many posts wait there."""

    group: Line
    waits: int


def guided(*, me: Me, edge: Edge) -> Sequence[Guided]:
    """The groups that this person moderates, by name. Raises NotFound for whoever cannot moderate any."""
    lines = guided_groups(me=me, edge=edge)
    counts = waits(groups=[bytes.fromhex(one.id) for one in lines])
    return [Guided(one, counts.get(bytes.fromhex(one.id), 0)) for one in lines]


def queue(*, here: Place) -> Sequence[Item]:
    """What waits for a group's moderator, the most pressing first, then in the order of writing."""
    return sorted((_item(post, here) for post in waiting(here=here)), key=lambda one: one.rank)


def hidden(*, here: Place) -> Sequence[Said]:
    """What was hidden in a group and still is."""
    return waiting(here=here, states=(Shown.HIDDEN, Shown.SETTLED))


def asked(*, here: Place) -> Sequence[Asked]:
    """Who asks to come back into a group."""
    return [_asked(alias, here) for alias in asking(here=here)]


@dataclass(frozen=True, slots=True)
class Appeals:
    """What a lead sees of one group, and nothing else.

    `items` and `asked`: posts and places about which somebody appealed; `guides`: moderators' posts that were reported.
    """

    group: str
    items: Sequence[Item]
    asked: Sequence[Asked]
    guides: Sequence[Item]


def appeals(*, me: Me, edge: Edge) -> Sequence[Appeals]:
    """Every group that waits for a lead. Raises NotFound for everybody but a verified lead."""
    verified_lead(me)
    found = []
    for line in all_groups(edge=edge):
        here = of_lead(group=bytes.fromhex(line.id), edge=edge)
        items = [_item(post, here) for post in waiting(here=here, states=(Shown.APPEALED,))]
        guides = reported_guides(here=here)
        found.append(Appeals(here.about.name, items, asked(here=here), guides))
    return [one for one in found if one.items or one.asked or one.guides]


def reported_guides(*, here: Place) -> Sequence[Item]:
    """Moderators' posts of a group about which somebody asked for a look: all of them."""
    posts = {bytes(one) for one in Report.objects.values_list("post", flat=True)}
    return [_item(post, here) for post in by_guides(posts=posts, here=here)]


def asked_about(*, here: Place) -> bool:
    """Whether somebody asks for a look at what this moderator wrote or decided in the group."""
    appealed = [_item(post, here) for post in waiting(here=here, states=(Shown.APPEALED,), most=None)]
    posts = any(one.own for one in (*reported_guides(here=here), *appealed))
    return posts or any(one.own for one in asked(here=here))


def _item(post: Said, here: Place) -> Item:
    rows = Report.objects.filter(post=bytes.fromhex(post.id))
    told = [here.box.open("report", bytes(one.id), one.blob, Told).reason for one in rows]
    reasons = [policies.REPORTS[policies.Reason(reason)] for reason, _ in Counter(told).most_common()]
    decided = bool(here.guide) and post.verdict is not None and post.verdict.by == here.guide.hex()
    return Item(post, reasons, decided or (post.guide and post.mine), policies.Reason.WORRY in told)


def _asked(alias: bytes, here: Place) -> Asked:
    why = verdict(about=alias, here=here)
    own = bool(here.guide) and why is not None and why.by == here.guide.hex()
    return Asked(alias.hex(), name_of(alias), why, own)
