"""A supporter's own pages, step by step, and the lead's list of supporters."""

from dataclasses import asdict, replace

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rigcheck.care.peers import actions, forms, policies, queries
from rigcheck.care.seats.policies import a_lead
from rigcheck.care.sessions.policies import unlocked
from rigcheck.care.sessions.queries import CareRequest
from rigcheck.kernel.months import Month
from rigcheck.kernel.refusals import Refusal


@require_safe
def mine(request: CareRequest) -> HttpResponse:
    """Whether I can be paged, and what is missing."""
    me = policies.supporter(request.visit)
    return _page(request, "mine", mine=queries.mine(me=me, at=request.edge.clock.now()))


@require_http_methods(["GET", "HEAD", "POST"])
def about(request: CareRequest) -> HttpResponse:
    """Agency, trade, group, languages."""
    me, now = policies.supporter(request.visit), request.edge.clock.now()
    own = queries.mine(me=me, at=now)
    shown = {name: getattr(own, name) for name in ("agency", "trade", "group", "supervises", "languages")}
    form = forms.About(request.POST or None, initial=shown)
    if form.is_valid():
        actions.tell(by=me, said=form.said())
        return _on(request)
    month, files = Month.of(now), request.edge.files
    named = queries.agencies(files=files, month=month), queries.unit_groups(files=files, month=month)
    return _page(request, "about", mine=own, form=form, agencies=named[0], groups=named[1])


@require_http_methods(["GET", "HEAD", "POST"])
def phone(request: CareRequest) -> HttpResponse:
    """The ways to page me, and a form for one more."""
    me = policies.supporter(request.visit)
    ways = queries.ways_open(edge=request.edge)
    form = forms.Number(request.POST or None, ways=ways, country=settings.COUNTRY, initial={"channel": "text"})
    if form.is_valid():
        try:
            to = form.cleaned_data["number"]
            actions.add_address(by=me, channel=form.way(), to=to, edge=request.edge)
            return _on(request)
        except Refusal as refusal:
            form.add_error("number", _(str(refusal)))
    return _page(request, "phone", mine=queries.mine(me=me, at=request.edge.clock.now()), form=form, ways=ways)


@require_POST
def first(request: CareRequest, number: str) -> HttpResponse:
    """Page me there first."""
    actions.prefer(by=policies.supporter(request.visit), address=forms.number(number))
    return redirect("peers:phone")


@require_POST
def remove(request: CareRequest, number: str) -> HttpResponse:
    """Page me there no more."""
    me, now = policies.supporter(request.visit), request.edge.clock.now()
    actions.remove_address(by=me, address=forms.number(number), now=now)
    return redirect("peers:phone")


@require_http_methods(["GET", "HEAD", "POST"])
def through(request: CareRequest) -> HttpResponse:
    """How to let our number through Do Not Disturb."""
    me = policies.supporter(request.visit)
    if request.method == "POST":
        actions.let_through(by=me)
        return _on(request)
    own = queries.mine(me=me, at=request.edge.clock.now())
    return _page(request, "through", mine=own, number=settings.GATEWAY_FROM, shown_as=settings.NEUTRAL_NAME)


@require_safe
def test(request: CareRequest) -> HttpResponse:
    """Take a test page."""
    me = policies.supporter(request.visit)
    return _page(request, "test", mine=queries.mine(me=me, at=request.edge.clock.now()))


@require_POST
def rehearse(request: CareRequest, number: str) -> HttpResponse:
    """Send a test page."""
    actions.rehearse(by=policies.supporter(request.visit), address=forms.number(number), edge=request.edge)
    return redirect("peers:test")


@require_POST
def pause(request: CareRequest) -> HttpResponse:
    """Take no pages for now."""
    actions.pause(by=policies.supporter(request.visit))
    return redirect("peers:mine")


@require_POST
def rest(request: CareRequest) -> HttpResponse:
    """Pause after something heavy; with `call`, somebody calls me."""
    actions.rest(by=policies.supporter(request.visit), call="call" in request.POST, edge=request.edge)
    return redirect("upkeep:care")


@require_POST
def come_back(request: CareRequest) -> HttpResponse:
    """Take pages again."""
    actions.come_back(by=policies.supporter(request.visit))
    return redirect("peers:mine")


@require_safe
def everybody(request: CareRequest) -> HttpResponse:
    """Every supporter, for the lead: what they said, and whether they can be paged."""
    a_lead(request.visit)
    found = queries.supporters(ready=False)
    return render(request, "care/peers/all.html", {"supporters": queries.for_lead(found), "lead": True})


@require_http_methods(["GET", "HEAD", "POST"])
def words(request: CareRequest) -> HttpResponse:
    """What members read of me."""
    me = policies.supporter(request.visit)
    form = forms.Words(request.POST or None, initial=asdict(queries.told(me=me)))
    if form.is_valid():
        actions.describe(by=me, told=form.told())
        return redirect("peers:mine")
    return _page(request, "words", mine=queries.mine(me=me, at=request.edge.clock.now()), form=form)


@require_safe
def browse(request: CareRequest) -> HttpResponse:
    """Whom I can talk with, for a member."""
    found = queries.offered(me=unlocked(request.visit), at=request.edge.clock.now())
    return render(request, "care/peers/browse.html", {"people": found})


@require_safe
def one(request: CareRequest, number: str) -> HttpResponse:
    """One of them, before the first word."""
    me = unlocked(request.visit)
    found, other = queries.one_offered(me=me, number=forms.number(number), at=request.edge.clock.now())
    return render(request, "care/peers/one.html", {"one": found, "other": other})


@require_http_methods(["GET", "HEAD", "POST"])
def wishes(request: CareRequest) -> HttpResponse:
    """With whom I would rather not talk."""
    me, now = unlocked(request.visit), request.edge.clock.now()
    people = queries.nameable(me=me, at=now)
    kept = queries.wishes(me=me)
    groups = queries.groups(files=request.edge.files, month=Month.of(now))
    form = forms.Wishes(request.POST or None, groups=groups, people=people, initial=asdict(kept))
    if request.method == "POST" and form.is_valid():
        wanted = replace(kept, **form.cleaned_data)
        actions.keep_wishes(by=me, wishes=wanted, today=Month.of(now), chance=request.edge.chance)
        return redirect("peers:browse")
    return render(request, "care/peers/wishes.html", {"form": form, "kept": kept})


def _on(request: CareRequest) -> HttpResponse:
    """To the step that is missing next, or back to the overview."""
    own = queries.mine(me=policies.supporter(request.visit), at=request.edge.clock.now())
    return redirect(f"peers:{own.next_step}" if own.next_step else "peers:mine")


def _page(request: CareRequest, name: str, **shown: object) -> HttpResponse:
    return render(request, f"care/peers/{name}.html", {"supporter": True, **shown})
