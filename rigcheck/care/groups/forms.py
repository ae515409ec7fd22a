"""What the pages of groups send."""

from django import forms

from rigcheck.kernel.refusals import NotFound

ID_BYTES = 16


def number(written: str) -> bytes:
    """An id from an address or a form; raises NotFound."""
    try:
        found = bytes.fromhex(written)
    except ValueError as error:
        raise NotFound from error
    if len(found) != ID_BYTES:
        raise NotFound
    return found


class JoinForm(forms.Form):
    """Whether they have left the job; and a code, for a closed group."""

    retired = forms.BooleanField(required=False)
    code = forms.CharField(required=False, max_length=60)
    sure = forms.BooleanField(required=False)
    """They have read what the group is, and who may have to pass on what."""
