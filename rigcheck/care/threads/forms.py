"""What the pages of threads send."""

from typing import Any

from django import forms

from rigcheck.care.threads.actions.posting import Draft


class PostForm(forms.Form):
    """A post, or a thread with its title. Length is told by the action, in its own words."""

    title = forms.CharField(required=False)
    text = forms.CharField(required=False, strip=False)
    once = forms.CharField(required=False, max_length=64)

    def draft(self, thread: bytes = b"") -> Draft:
        """What to post, once the form is valid."""
        given: dict[str, Any] = self.cleaned_data
        return Draft(given["text"], given["once"], given["title"], thread)


class PageForm(forms.Form):
    """Which page of a list, from 1."""

    page = forms.IntegerField(required=False, min_value=1, max_value=10_000)

    def number(self) -> int:
        """1 for anything that is no page."""
        return (self.cleaned_data["page"] if self.is_valid() else None) or 1
