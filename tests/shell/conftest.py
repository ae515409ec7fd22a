"""Pages of the shell alone, dressed as either side."""

from collections.abc import Callable

import pytest
from django.template import Context, Template
from django.test import Client
from pytest_django import Settings

from rigcheck.settings.base import base_middleware


@pytest.fixture(params=["care", "roster"])
def side(request: pytest.FixtureRequest, settings: Settings) -> str:
    """Each side's frame in turn."""
    settings.SIDE = request.param
    return str(request.param)


@pytest.fixture(autouse=True)
def shell_alone(settings: Settings) -> None:
    settings.ROOT_URLCONF = "tests.shell.addresses"
    settings.MIDDLEWARE = base_middleware()
    settings.ALLOWED_HOSTS = ["testserver"]


@pytest.fixture
def browser(client: Client) -> Client:
    """A client that gets the page for a fault, as a person would, instead of the exception."""
    client.raise_request_exception = False
    return client


@pytest.fixture
def drawn() -> Callable[..., str]:
    """Render a line of template with the shell's tags loaded."""

    def draw(source: str, **context: object) -> str:
        return Template("{% load shell %}" + source).render(Context(context))

    return draw
