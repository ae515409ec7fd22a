"""Behind the proxy that ends TLS a browser's forms come from https, and the process is spoken to in http."""

import pytest
from django.test import Client

PASSWORD = "walnut-harbor-9-lanterns"


def sign_in(origin: str):
    """Fill the sign-in in as a browser does, mark and origin included."""
    browser = Client(enforce_csrf_checks=True, HTTP_HOST="roster.localhost")
    browser.get("/sign-in/")
    data = {"login": "coordinator", "password": PASSWORD, "csrfmiddlewaretoken": browser.cookies["rcsrf"].value}
    return browser.post("/sign-in/", data, HTTP_ORIGIN=origin)


@pytest.mark.parametrize(
    ("loopback", "origin", "status"),
    [
        (False, "https://roster.localhost", 302),
        (False, "http://roster.localhost", 403),
        (False, "https://elsewhere.example", 403),
        (True, "http://roster.localhost", 302),
        (True, "https://roster.localhost", 403),
    ],
)
def test_forms_are_taken_from_this_site_alone(coordinator, settings, loopback, origin, status):
    settings.LOOPBACK = loopback

    assert sign_in(origin).status_code == status


def test_browsers_are_told_to_keep_to_https(coordinator, settings):
    settings.LOOPBACK = False
    settings.SECURE_HSTS_SECONDS = 63072000

    assert "max-age=63072000" in sign_in("https://roster.localhost").headers["Strict-Transport-Security"]
