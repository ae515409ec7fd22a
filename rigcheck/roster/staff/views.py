"""Who signs in here: administrators invite, change and close; an invited person sets a password."""

from allauth.decorators import rate_limit
from allauth.socialaccount.providers.openid_connect import views as provider
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from requests import RequestException

from rigcheck.roster.staff import actions, forms, policies, queries
from rigcheck.roster.staff.queries import RosterRequest

FOUND = 302
GET_OR_POST = ["GET", "HEAD", "POST"]


@require_safe
def everybody(request: HttpRequest) -> HttpResponse:
    """Everybody on the staff."""
    policies.administrator(request.user)
    return render(request, "roster/staff/everybody.html", {"staff": queries.staff()})


@require_http_methods(GET_OR_POST)
def invite(request: RosterRequest) -> HttpResponse:
    """Invite somebody; the code is shown once."""
    by = policies.administrator(request.user)
    form = forms.Invitation(request.POST or None)
    if not form.is_valid():
        return render(request, "roster/staff/invite.html", {"form": form}, status=400 if form.is_bound else 200)
    edge = request.edge
    try:
        staff_id, code = actions.invite(by=by, chance=edge.chance, now=edge.clock.now(), **form.cleaned_data)
    except policies.TakenName as refusal:
        form.add_error("username", gettext(str(refusal)))
        return render(request, "roster/staff/invite.html", {"form": form}, status=refusal.status)
    return _code(request, staff_id, code)


@require_safe
def person(request: RosterRequest, staff_id: int) -> HttpResponse:
    """One of the staff: their role, their ways in, and what an administrator may do about them."""
    policies.administrator(request.user)
    user = queries.one(staff_id=staff_id)
    waiting = queries.is_waiting(user=user, now=request.edge.clock.now())
    context = {"person": user, "waiting": waiting, "form": forms.Role(initial={"role": user.role})}
    return render(request, "roster/staff/person.html", context)


@require_POST
def give_code(request: RosterRequest, staff_id: int) -> HttpResponse:
    """Another code, shown once."""
    by = policies.administrator(request.user)
    user = queries.one(staff_id=staff_id)
    edge = request.edge
    return _code(request, user.pk, actions.give_code(by=by, staff_id=user.pk, chance=edge.chance, now=edge.clock.now()))


@require_POST
def change_role(request: HttpRequest, staff_id: int) -> HttpResponse:
    """Another role."""
    by = policies.administrator(request.user)
    form = forms.Role(request.POST)
    if not form.is_valid():
        raise Http404
    actions.change_role(by=by, staff_id=queries.one(staff_id=staff_id).pk, role=form.cleaned_data["role"])
    return _done(request, staff_id, gettext("The role is changed. It holds from their next page on."))


@require_POST
def close(request: HttpRequest, staff_id: int) -> HttpResponse:
    """Let them in no more."""
    by = policies.administrator(request.user)
    actions.close(by=by, staff_id=queries.one(staff_id=staff_id).pk)
    return _done(request, staff_id, gettext("Closed. They are signed out from their next page on."))


@require_POST
def reopen(request: HttpRequest, staff_id: int) -> HttpResponse:
    """Let them in again."""
    by = policies.administrator(request.user)
    actions.reopen(by=by, staff_id=queries.one(staff_id=staff_id).pk)
    return _done(request, staff_id, gettext("Open again, by the ways they had."))


@require_POST
def forget_second_steps(request: HttpRequest, staff_id: int) -> HttpResponse:
    """Take away second steps that somebody has lost."""
    by = policies.administrator(request.user)
    actions.forget_second_steps(by=by, staff_id=queries.one(staff_id=staff_id).pk)
    return _done(request, staff_id, gettext("Their second steps are gone. They set up new ones after signing in."))


@login_not_required
@rate_limit(action="first_code")  # type: ignore[untyped-decorator]
@sensitive_post_parameters("code", "password")
@require_http_methods(GET_OR_POST)
def first(request: RosterRequest) -> HttpResponse:
    """Set a password with a code from an administrator."""
    form = forms.First(request.POST or None)
    if not form.is_valid():
        return render(request, "roster/staff/first.html", {"form": form}, status=400 if form.is_bound else 200)
    try:
        actions.set_password(now=request.edge.clock.now(), **form.given())
    except policies.CodeNotGood as refusal:
        form.add_error("code", gettext(str(refusal)))
        return render(request, "roster/staff/first.html", {"form": form}, status=refusal.status)
    messages.success(request, gettext("Your password is set. Sign in with it."))
    return redirect("account_login")


@login_not_required
def to_provider(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Go to the agency's identity provider, over a page in between: a form of ours may send only to ourselves."""
    try:
        answer: HttpResponse = provider.login(request, provider_id)
    except RequestException:
        return render(request, "socialaccount/authentication_error.html", status=502)
    if answer.status_code != FOUND:
        return answer
    return render(request, "socialaccount/login_redirect.html", {"redirect_to": answer.headers["Location"]})


def _code(request: HttpRequest, staff_id: int, code: str) -> HttpResponse:
    return render(request, "roster/staff/code.html", {"person": queries.one(staff_id=staff_id), "code": code})


def _done(request: HttpRequest, staff_id: int, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("staff:person", staff_id=staff_id)
