"""Pages of the assessments. Each works without a script; the scripts add keys and a tap that goes on."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rigcheck.care.assessments import actions, policies, queries
from rigcheck.care.assessments.actions import Sender, Step
from rigcheck.care.assessments.forms import AnswerForm, SenderForm, answers_in
from rigcheck.care.assessments.queries import Draft, Drafts
from rigcheck.care.checkins import queries as checkins
from rigcheck.care.practice import queries as practice
from rigcheck.care.sessions.policies import DAY_OF_WORK, unlocked
from rigcheck.care.sessions.queries import CareRequest
from rigcheck.engines.instruments import Instrument, RuleKind, flags
from rigcheck.engines.sealing.keys import SessionKeys
from rigcheck.kernel.refusals import Refusal

CLIENT_BYTES = 16
SEE_OTHER = 303
COOKIE = "draft"


@dataclass(frozen=True, slots=True)
class Desk:
    """What every page of a form has in hand: the member's keys, the form, and the draft that the phone carries."""

    keys: SessionKeys
    form: Instrument
    carried: Draft | None


@require_safe
def catalogue(request: CareRequest) -> HttpResponse:
    """Every self-test on offer here, with what is on its way."""
    keys, now = unlocked(request.visit).keys, request.edge.clock.now()
    shelves = queries.shelves(
        switched_on=settings.INSTRUMENTS_ON,
        done=queries.taken(keys=keys, now=now),
        paused=queries.drafts(keys=keys),
        on_phone=queries.carried(keys=keys, text=request.COOKIES.get(COOKIE, "")),
        now=now,
    )
    return render(request, "care/assessments/list.html", {"shelves": shelves})


@require_safe
def about(request: CareRequest, form_id: str) -> HttpResponse:
    """What the form asks about, when it was last filled in, and whose it is."""
    desk, now = _desk(request, form_id), request.edge.clock.now()
    told = queries.intro(
        form=desk.form,
        done=queries.taken(keys=desk.keys, now=now),
        paused=queries.drafts(keys=desk.keys),
        on_phone=desk.carried,
        now=now,
    )
    return render(request, "care/assessments/about.html", {"told": told, "form": desk.form})


@require_http_methods(["GET", "HEAD", "POST"])
def form(request: CareRequest, form_id: str) -> HttpResponse:
    """One question; a POST keeps its answer and goes on."""
    desk = _desk(request, form_id)
    if request.method != "POST":
        return _question(request, desk, at=request.GET.get("at", ""))
    sent = AnswerForm(request.POST)
    if not sent.is_valid():
        return _question(request, desk, refusal=policies.NotAnAnswer(_first_error(sent)))
    item = sent.cleaned_data["item"]
    try:
        step = actions.answer(sender=_sender(request, desk, sent), form=desk.form, item_id=item, value=sent.value())
    except (policies.NotAnAnswer, policies.NotWritten) as refusal:
        return _question(request, desk, at=item, refusal=refusal)
    return _onward(request, desk, step, item)


@require_http_methods(["GET", "HEAD", "POST"])
def all_at_once(request: CareRequest, form_id: str) -> HttpResponse:
    """Every question on one page; what is there is kept, also where something is missing."""
    desk = _desk(request, form_id)
    if request.method != "POST":
        return _whole(request, desk, {})
    sent, answers = SenderForm(request.POST), answers_in(desk.form, request.POST)
    if not sent.is_valid():
        return _whole(request, desk, answers, policies.NotAnAnswer(_first_error(sent)))
    try:
        step = actions.answer_all(sender=_sender(request, desk, sent), form=desk.form, answers=answers)
    except (policies.NotAnAnswer, policies.NotWritten) as refusal:
        return _whole(request, desk, answers, refusal)
    if step.result or step.asks_for_help:
        return _onward(request, desk, step, "")
    missing = policies.NotAnAnswer(_("Some questions have no answer yet. What you answered is kept."))
    return _carrying(request, desk.keys, step.draft, _whole(request, desk, answers, missing))


@require_POST
def pause(request: CareRequest, form_id: str) -> HttpResponse:
    """Keep the answers so far in the account."""
    desk = _desk(request, form_id)
    sender = Sender(desk.keys, "", request.edge.clock.now(), request.edge.chance, carried=desk.carried)
    actions.pause(sender=sender)
    return _gone_from_phone(HttpResponseRedirect(reverse("assessments:list"), status=SEE_OTHER))


@require_POST
def drop(request: CareRequest, form_id: str) -> HttpResponse:
    """Forget the answers so far."""
    desk = _desk(request, form_id)
    actions.drop(keys=desk.keys, form=desk.form, now=request.edge.clock.now(), chance=request.edge.chance)
    again = reverse("assessments:about", args=[desk.form.id])
    return _gone_from_phone(HttpResponseRedirect(again, status=SEE_OTHER))


@require_safe
def result(request: CareRequest, form_id: str, name: str) -> HttpResponse:
    """The result in plain words, the own trend, and what may help next."""
    keys, now = unlocked(request.visit).keys, request.edge.clock.now()
    one = queries.named(keys=keys, name=name)
    done = queries.taken(keys=keys, now=now)
    own, profile = checkins.rhythm_and_profile(keys=keys)
    zone = checkins.local_zone(own, one.record.zone)
    made = checkins.state(checkins.latest(keys=keys, now=now), now=now, zone=zone, shift=checkins.shift_now(own, now))
    base = replace(made, avoids=frozenset(profile.avoids))
    page = {
        "outcome": queries.outcome(one=one, done=done, switched_on=settings.INSTRUMENTS_ON),
        "helps": practice.suggestions(keys=keys, state=queries.state(base, done), now=now),
    }
    return render(request, "care/assessments/result.html", page)


def _desk(request: CareRequest, form_id: str) -> Desk:
    keys = unlocked(request.visit).keys
    chosen = policies.self_test(form_id, settings.INSTRUMENTS_ON)
    return Desk(keys, chosen, queries.carried(keys=keys, text=request.COOKIES.get(COOKIE, "")))


def _sender(request: CareRequest, desk: Desk, sent: SenderForm) -> Sender:
    return Sender(
        keys=desk.keys,
        client=sent.cleaned_data["client"],
        now=request.edge.clock.now(),
        chance=request.edge.chance,
        zone=checkins.known_zone(sent.cleaned_data["zone"]),
        carried=desk.carried,
    )


def _onward(request: CareRequest, desk: Desk, step: Step, item: str) -> HttpResponse:
    """To the lines where an answer asks for help, else to the result or the next question."""
    where = [desk.form.id, step.result] if step.result else [desk.form.id]
    if step.asks_for_help:
        to = reverse("crisis:decide", args=where)
    elif step.result:
        to = reverse("assessments:result", args=where)
    else:
        to = reverse("assessments:form", args=where) + (f"?after={item}" if step.fired else "")
    return _carrying(request, desk.keys, step.draft, HttpResponseRedirect(to, status=SEE_OTHER))


def _carrying(request: CareRequest, keys: SessionKeys, draft: Draft | None, response: HttpResponse) -> HttpResponse:
    if draft is None:
        return _gone_from_phone(response)
    response.set_cookie(
        COOKIE,
        actions.carry(keys=keys, draft=draft, chance=request.edge.chance),
        max_age=DAY_OF_WORK,
        path=reverse("assessments:list"),
        secure=not settings.LOOPBACK,
        httponly=True,
        samesite="Strict",
    )
    return response


def _gone_from_phone(response: HttpResponse) -> HttpResponse:
    response.delete_cookie(COOKIE, path=reverse("assessments:list"), samesite="Strict")
    return response


def _question(request: CareRequest, desk: Desk, *, at: str = "", refusal: Refusal | None = None) -> HttpResponse:
    draft = queries.current(desk.form, desk.carried, _paused(desk, refusal))
    if draft is None and not at and refusal is None:
        return HttpResponseRedirect(reverse("assessments:about", args=[desk.form.id]))
    page = {
        "form": desk.form,
        "asked": queries.asking(desk.form, draft, at),
        "client": draft.client if draft else request.edge.chance.bytes(CLIENT_BYTES).hex(),
        "said": _said(desk.form, draft, request.GET.get("after", "")),
        "refusal": refusal,
    }
    return render(request, "care/assessments/question.html", page, status=refusal.status if refusal else 200)


def _whole(request: CareRequest, desk: Desk, given: Mapping[str, int], refusal: Refusal | None = None) -> HttpResponse:
    draft = queries.current(desk.form, desk.carried, _paused(desk, refusal))
    page = {
        "form": desk.form,
        "questions": queries.asking_all(desk.form, draft, given),
        "client": draft.client if draft else request.edge.chance.bytes(CLIENT_BYTES).hex(),
        "refusal": refusal,
    }
    return render(request, "care/assessments/all.html", page, status=refusal.status if refusal else 200)


def _paused(desk: Desk, refusal: Refusal | None) -> Drafts:
    """The paused forms; not asked of a database that has just refused to work, nor where the phone has the form."""
    here = desk.carried is not None and desk.carried.instrument == desk.form.id
    return Drafts() if here or isinstance(refusal, policies.NotWritten) else queries.drafts(keys=desk.keys)


def _said(chosen: Instrument, draft: Draft | None, after: str) -> list[str]:
    """What the answer just given sets off, short of the lines."""
    if draft is None or after not in draft.answers:
        return []
    fired = flags(chosen, {after: draft.answers[after]})
    return [_(rule.text) for rule in fired if rule.kind is not RuleKind.CRISIS and not rule.always]


def _first_error(sent: SenderForm) -> str:
    return next(str(error) for errors in sent.errors.values() for error in errors)
