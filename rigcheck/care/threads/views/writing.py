"""Threads: reading, writing, and taking back."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from rigcheck.care.groups.forms import number as id_of
from rigcheck.care.groups.queries import standings
from rigcheck.care.limits import queries as limits
from rigcheck.care.sessions.policies import unlocked
from rigcheck.care.sessions.queries import CareRequest
from rigcheck.care.threads import policies
from rigcheck.care.threads.actions import posting
from rigcheck.care.threads.forms import PageForm, PostForm
from rigcheck.care.threads.queries import pages
from rigcheck.care.threads.views.place import frame
from rigcheck.kernel.refusals import NotFound
from rigcheck.shell.fetching import fetched


@require_http_methods(["GET", "HEAD", "POST"])
def write(request: CareRequest, number: str) -> HttpResponse:
    """Begin a thread. Whoever seems to need help now is offered it, on this page and nowhere else."""
    here = standings.place(me=unlocked(request.visit), group=id_of(number), edge=request.edge)
    shown = {
        "back": reverse("threads:group", args=[number]),
        "notice": limits.notice(
            role=limits.Role.MODERATOR, files=request.edge.files, today=request.edge.clock.now().date()
        ),
    }
    return _sent(request, here, b"", shown, "care/threads/write.html")


@require_http_methods(["GET", "HEAD", "POST"])
def thread(request: CareRequest, number: str) -> HttpResponse:
    """A thread with its answers, and a field for one more."""
    post = id_of(number)
    here = standings.place(me=unlocked(request.visit), group=pages.group_of(post=post), edge=request.edge)
    first = pages.beginning(thread=post, here=here)
    part = pages.thread(number=post, here=here, page=PageForm(request.GET).number())
    if first.masked and not part.posts:
        raise NotFound
    shown = {"part": part, "first": first, "number": number, "reasons": policies.REPORTS.items()}
    return _sent(request, here, post, shown, "care/threads/thread.html")


@require_POST
def erase(request: CareRequest, number: str) -> HttpResponse:
    """Take back one's own post."""
    me, post = unlocked(request.visit), id_of(number)
    group, thread = pages.group_of(post=post), pages.thread_of(post=post)
    is_live = not pages.is_there(post=thread)
    posting.erase(by=me, post=post, edge=request.edge)
    if is_live:
        return redirect("meetings:live", number=thread.hex())
    is_left = pages.is_there(post=thread)
    return redirect("threads:thread", number=thread.hex()) if is_left else redirect("threads:group", number=group.hex())


def _sent(
    request: CareRequest, here: standings.Place, thread: bytes, shown: dict[str, object], template: str
) -> HttpResponse:
    """A page with a field to write in, and what becomes of what it sends."""
    page = {
        "here": here,
        "once": request.edge.chance.bytes(16).hex(),
        "longest": policies.LONGEST,
        "frame": frame(here),
        **shown,
    }
    page["heard"] = pages.heard(here=here, now=request.edge.clock.now())
    if fetched(request) and "part" in shown:
        return render(request, "care/threads/_posts.html", page)
    form = PostForm(request.POST)
    if request.method != "POST" or not form.is_valid():
        return render(request, template, page)
    try:
        made = posting.post(
            by=unlocked(request.visit), group=here.box.group, draft=form.draft(thread), edge=request.edge
        )
    except policies.REFUSED as refusal:
        again = {"refusal": refusal, "title": form.cleaned_data["title"], "text": form.cleaned_data["text"]}
        return render(request, template, page | again, status=refusal.status)
    way = request.path if thread else reverse("threads:thread", args=[made.thread.hex()])
    if made.reading.offer:
        return render(request, "care/threads/posted.html", {"here": here, "way": way})
    return redirect(way)
