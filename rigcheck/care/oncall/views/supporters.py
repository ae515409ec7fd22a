"""A supporter's own duties: who is on, what is mine, what others offer."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rigcheck.care.oncall import forms, queries
from rigcheck.care.oncall.actions import duties
from rigcheck.care.peers.policies import own_seat, supporter
from rigcheck.care.peers.queries import mine as setup_of
from rigcheck.care.sessions.queries import CareRequest
from rigcheck.kernel.refusals import NotFound

DUTY = {"supporter": True, "place": "duty"}


@require_safe
def mine(request: CareRequest) -> HttpResponse:
    """Who is on now, whether I am, and what comes."""
    me, now = supporter(request.visit), request.edge.clock.now()
    own = bytes.fromhex(own_seat(me).id)
    until = queries.up_until(supporter=own, at=now)
    shown = {
        "setup": setup_of(me=me, at=now),
        "until": queries.until_words(until, at=now) if until else "",
        "running": queries.on_rotas(supporter=own, at=now),
        "duties": queries.own_duties(supporter=own, at=now),
        "offers": queries.offers_to(supporter=own),
        "own_offers": queries.own_offers(supporter=own),
        "gaps": queries.gap_words(at=now),
        "hours": forms.Hours.base_fields["hours"].choices,  # type: ignore[attr-defined]
    }
    return render(request, "care/oncall/mine.html", {**shown, **DUTY})


@require_POST
def up(request: CareRequest) -> HttpResponse:
    """I am up for some hours."""
    form = forms.Hours(request.POST)
    hours = form.cleaned_data["hours"] if form.is_valid() else 0
    duties.up(by=supporter(request.visit), hours=hours, edge=request.edge)
    return redirect("oncall:mine")


@require_POST
def down(request: CareRequest) -> HttpResponse:
    """I am up no more."""
    duties.down(by=supporter(request.visit))
    return redirect("oncall:mine")


@require_POST
def take_now(request: CareRequest, number: str) -> HttpResponse:
    """I relieve whoever is on this rota now."""
    duties.take_now(by=supporter(request.visit), rota=forms.number(number), edge=request.edge)
    return redirect("oncall:mine")


@require_http_methods(["GET", "HEAD", "POST"])
def offer(request: CareRequest) -> HttpResponse:
    """Offer a duty of mine: to everybody, or against one of somebody else's on the same rota."""
    me, now = supporter(request.visit), request.edge.clock.now()
    own = bytes.fromhex(own_seat(me).id)
    form = forms.OfferForm(request.POST or request.GET)
    if not form.is_valid():
        raise NotFound
    if request.method == "POST":
        asked, back = form.wanted() or (b"", None)
        duties.offer(by=me, mine=form.mine(), edge=request.edge, asked=asked, back=back)
        return redirect("oncall:mine")
    slot = form.mine()
    rows = queries.own_duties(supporter=own, at=now)
    duty = next((row for row in rows if (row.rota, row.starts) == (slot.rota.hex(), slot.starts.isoformat())), None)
    if duty is None:
        raise NotFound
    choices = [
        (f"{who.hex()}|{row.rota}|{row.starts}", f"{row.who}: {row.words}")
        for row, who in queries.others_duties(supporter=own, at=now)
        if row.rota == duty.rota
    ]
    return render(request, "care/oncall/offer.html", {"duty": duty, "choices": choices, **DUTY})


@require_POST
def take(request: CareRequest, number: str) -> HttpResponse:
    """I take what somebody offers."""
    duties.take(by=supporter(request.visit), number=forms.number(number), edge=request.edge)
    return redirect("oncall:mine")


@require_POST
def decline(request: CareRequest, number: str) -> HttpResponse:
    """No to a swap."""
    duties.decline(by=supporter(request.visit), number=forms.number(number))
    return redirect("oncall:mine")


@require_POST
def take_back(request: CareRequest, number: str) -> HttpResponse:
    """I keep what I offered."""
    duties.take_back(by=supporter(request.visit), number=forms.number(number))
    return redirect("oncall:mine")
