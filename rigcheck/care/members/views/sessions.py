"""Signing in, unlocking, locking, signing out."""

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_GET

from rigcheck.care.members import actions, forms, queries
from rigcheck.care.members.views.answers import answer, by_script, drop_cookie, keep_cookie, on_page
from rigcheck.care.sessions import queries as visits
from rigcheck.care.sessions.actions import end
from rigcheck.care.sessions.policies import Locked, signing_in, unlocked
from rigcheck.care.sessions.queries import CareRequest


@require_GET
@ensure_csrf_cookie
def sign_in(request: CareRequest) -> HttpResponse:
    """Passphrase, passkey or card."""
    return render(request, "care/members/sign_in.html", on_page())


@require_GET
@ensure_csrf_cookie
def locked(request: CareRequest) -> HttpResponse:
    """Fingerprint or face first, then the PIN, then the passphrase.

    A page that nobody touched for a while comes here with `idle` and has its session ended by the script.
    """
    ends = request.visit.unlocked and "idle" in request.GET
    if request.visit.unlocked and not ends:
        return redirect("/")
    return render(request, "care/members/locked.html", on_page(ends=ends))


@require_GET
@ensure_csrf_cookie
def recover(request: CareRequest) -> HttpResponse:
    """In with the card, then a new passphrase."""
    return render(request, "care/members/recover.html", on_page())


@require_GET
def lost_everything(request: CareRequest) -> HttpResponse:
    """What is gone, and how to start again in two minutes."""
    return render(request, "care/members/lost_everything.html", on_page())


@by_script
def prove(request: CareRequest, sent: dict[str, Any]) -> JsonResponse:
    """Check a proof. The answer has the same shape whoever asks; a refusal says the same to everybody."""
    form = forms.read(forms.Prove, sent)
    proved = actions.prove(**form.cleaned_data, edge=request.edge)
    way = proved.way
    handle = queries.handle_of(account=way.account)
    found = answer(share=proved.share, locator=way.locator, blob=way.blob, handle=handle)
    return keep_cookie(found, proved.session)


@by_script
def open_(request: CareRequest, sent: dict[str, Any]) -> JsonResponse:
    """Take the session key, and open."""
    form = forms.read(forms.Open, sent)
    waiting = signing_in(request.visit)
    opened = actions.open_session(waiting=waiting, **form.cleaned_data, edge=request.edge)
    return keep_cookie(answer(half=opened.half), opened)


@by_script
def half(request: CareRequest, sent: dict[str, Any]) -> JsonResponse:
    """The half under which the root waits between pages; only while unlocked."""
    me = unlocked(request.visit)
    found = visits.page_half(me=me, edge=request.edge)
    if found is None:
        raise Locked
    return answer(half=found)


@by_script
def lock(request: CareRequest, sent: dict[str, Any]) -> JsonResponse:
    """Lock now."""
    end(cookie=unlocked(request.visit).cookie, keybox=request.edge.keybox)
    return drop_cookie(answer())


@by_script
def sign_out(request: CareRequest, sent: dict[str, Any]) -> JsonResponse:
    """End this session; a session that is locked has ended already."""
    form = forms.read(forms.Device, sent)
    if request.visit.me:
        actions.sign_out(me=request.visit.me, **form.cleaned_data, edge=request.edge)
    return drop_cookie(answer())


@by_script
def sign_out_everywhere(request: CareRequest, sent: dict[str, Any]) -> JsonResponse:
    """End every session of this account, on every device."""
    ended = actions.sign_out_everywhere(me=unlocked(request.visit), edge=request.edge)
    return drop_cookie(answer(ended=ended))


@by_script
def set_pin(request: CareRequest, sent: dict[str, Any]) -> JsonResponse:
    """Let a PIN unlock on this device."""
    form = forms.read(forms.NewPin, sent)
    me = unlocked(request.visit)
    return answer(share=actions.set_pin(me=me, **form.cleaned_data, edge=request.edge))


@by_script
def prove_pin(request: CareRequest, sent: dict[str, Any]) -> JsonResponse:
    """Check a PIN."""
    form = forms.read(forms.Pin, sent)
    proved = actions.prove_pin(**form.cleaned_data, edge=request.edge)
    return keep_cookie(answer(share=proved.share), proved.session)
