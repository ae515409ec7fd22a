"""What a view does with a form that was sent, and how it hands out a file."""

from collections.abc import Callable

from django.forms import Form
from django.http import HttpResponse
from django.utils.translation import gettext

from rigcheck.kernel.refusals import Refusal


def went_through(form: Form, act: Callable[[], object]) -> bool:
    """Do it, if what was sent is valid; a refusal becomes the form's own error, so that nothing written is lost."""
    if not form.is_bound or not form.is_valid():
        return False
    try:
        act()
    except Refusal as refused:
        form.add_error(None, gettext(str(refused)))
        return False
    return True


def as_file(content: bytes, kind: str, name: str) -> HttpResponse:
    """The bytes as a file to keep: `kind` is its media type, `name` what the browser calls it."""
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
