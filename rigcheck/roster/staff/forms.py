"""What an administrator writes about staff, and what an invited person writes first."""

from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.utils.translation import gettext_lazy as _

from rigcheck.roster.staff import policies, queries

NAME_LETTERS = 150


class Role(forms.Form):
    """One of the three roles."""

    role = forms.ChoiceField(label=_("Role"), choices=queries.roles, initial=policies.COORDINATOR)


class Invitation(Role):
    """Who is to come, and as what."""

    username = forms.CharField(
        label=_("Name"),
        max_length=NAME_LETTERS,
        validators=[UnicodeUsernameValidator()],
        help_text=_("They sign in with it. Letters, digits and @ . + - _ only."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        help_text=_("Needed for those who come through your agency's own sign-in."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    field_order = ("username", "email", "role")


class First(forms.Form):
    """A name, its code, and the password to be."""

    username = forms.CharField(
        label=_("Name"),
        max_length=NAME_LETTERS,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    code = forms.CharField(
        label=_("Code"),
        max_length=40,
        help_text=_("Sixteen letters and digits, from an administrator."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
    password = forms.CharField(
        label=_("New password"),
        help_text=_("At least twelve characters. Four words that do not belong together are good."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_password(self) -> str:
        """Refuse what is short or common."""
        password: str = self.cleaned_data["password"]
        password_validation.validate_password(password)
        return password

    def given(self) -> dict[str, Any]:
        """What was written, as the action takes it."""
        return {name: self.cleaned_data[name] for name in ("username", "code", "password")}
