"""The shell: what both sides look like. It knows neither."""

from django.apps import AppConfig


class ShellConfig(AppConfig):
    """Components, error pages, headers and the way out; no tables."""

    name = "rigcheck.shell"
    label = "shell"
