"""The one thing this room shows: the list that every card is compared with, the same for everybody."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET

from rigcheck.care.admission import queries
from rigcheck.care.sessions.queries import CareRequest


@require_GET
def agency_keys(request: CareRequest) -> HttpResponse:
    """This site's copy of the agency's list of keys, as it was signed."""
    here = queries.list_here(files=request.edge.files)
    if here is None:
        raise Http404
    return HttpResponse(here.text, content_type="text/plain; charset=utf-8")
