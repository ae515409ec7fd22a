"""Who holds a talk: from a request about voice to the room of talks, which stands above that of calls."""

from rigcheck.care.calls.queries import Holder
from rigcheck.care.conversations import forms, queries
from rigcheck.care.conversations.queries import talks
from rigcheck.care.prekeys.policies import own_seat
from rigcheck.care.seats.policies import seated
from rigcheck.care.sessions.queries import CareRequest


def holder(request: CareRequest) -> Holder:
    """One side of a talk: by the capability that a member's page sent, else by the seat of whoever is unlocked.

    Raises NoTalk, Locked or NotFound.
    """
    talk = forms.capability(request)
    if talk is not None:
        party = queries.member_party(talk=talk)
    else:
        seat = own_seat(seated(request.visit))
        party = queries.supporter_party(talk=forms.supporters_talk(request), seat=seat)
    return Holder(party.talk + party.side.value.encode(), talks.is_open(party=party))
