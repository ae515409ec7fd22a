"""The account's own pages: what it has, and changing or erasing it."""

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_GET, require_POST

from rigcheck.care.members import actions, forms, queries
from rigcheck.care.members.views.answers import answer, by_script, drop_cookie, keep_cookie, on_page
from rigcheck.care.sessions.policies import unlocked
from rigcheck.care.sessions.queries import CareRequest
from rigcheck.kernel.months import Month


@require_GET
@ensure_csrf_cookie
def me(request: CareRequest) -> HttpResponse:
    """Everything about the account on one page."""
    person = unlocked(request.visit)
    shown = on_page(
        place="me",
        handle=queries.handle_of(account=person.account),
        passkeys=[locator.hex() for locator in queries.passkeys(account=person.account)],
        ask_for_card=queries.asks_for_card(me=person, today=request.edge.clock.now().date()),
    )
    return render(request, "care/members/me.html", shown)


@require_GET
@ensure_csrf_cookie
def erase_page(request: CareRequest) -> HttpResponse:
    """What erasing means, before it is done."""
    person = unlocked(request.visit)
    hidden = queries.hidden_places(today=Month.of(request.edge.clock.now()))
    shown = on_page(
        place="me",
        handle=queries.handle_of(account=person.account),
        classes=" ".join(hidden.classes),
        months=" ".join(hidden.months),
        singles=" ".join(hidden.singles),
    )
    return render(request, "care/members/change_erase.html", shown)


@require_GET
@ensure_csrf_cookie
def change_page(request: CareRequest, what: str, locator: str = "") -> HttpResponse:
    """A new passphrase, a new card, a PIN, a passkey; or a passkey (`locator`, in hex) less."""
    person = unlocked(request.visit)
    handle = queries.handle_of(account=person.account)
    shown = on_page(place="me", handle=handle, locator=locator)
    return render(request, f"care/members/change_{what}.html", shown)


@require_POST
def card_answered(request: CareRequest) -> HttpResponse:
    """The card is still there, or the question was skipped."""
    actions.answer_card_question(me=unlocked(request.visit), edge=request.edge)
    return redirect("members:me" if request.POST.get("answer") != "lost" else "members:change-card")


@by_script
def prove_again(request: CareRequest, sent: dict[str, Any]) -> JsonResponse:
    """Show once more that it is you."""
    form = forms.read(forms.Way, sent)
    me = unlocked(request.visit)
    proved = actions.prove_again(me=me, **form.cleaned_data, edge=request.edge)
    way = proved.way
    found = answer(share=proved.share, locator=way.locator, blob=way.blob, half=proved.session.half)
    return keep_cookie(found, proved.session)


@by_script
def set_way(request: CareRequest, sent: dict[str, Any]) -> JsonResponse:
    """A new passphrase or card in place of the old one, or one more passkey."""
    form = forms.read(forms.NewWayForm, sent)
    actions.set_way(me=unlocked(request.visit), way=form.way(), edge=request.edge)
    return answer()


@by_script
def remove_passkey(request: CareRequest, sent: dict[str, Any]) -> JsonResponse:
    """Let a passkey open nothing any more."""
    form = forms.read(forms.Locator, sent)
    actions.remove_passkey(me=unlocked(request.visit), **form.cleaned_data, edge=request.edge)
    return answer()


@by_script
def erase(request: CareRequest, sent: dict[str, Any]) -> JsonResponse:
    """Erase the account."""
    form = forms.read(forms.Erase, sent)
    rows = forms.rows(sent.get("rows", []))
    me = unlocked(request.visit)
    actions.erase(me=me, handle=form.cleaned_data["handle"], rows=rows, edge=request.edge)
    return drop_cookie(answer())
