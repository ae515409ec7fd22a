"""A log names neither the page nor the values that something went wrong with."""

import io
import logging
from collections.abc import Iterator
from logging.config import DictConfigurator  # type: ignore[attr-defined]

import pytest
from django.db.utils import IntegrityError
from django.http import HttpResponseServerError
from django.test import RequestFactory
from django.utils.log import log_response

from rigcheck.settings.base import logging as settings_for


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What the console of a running side would show of the logger that asks for it."""
    known = settings_for("care")
    made = DictConfigurator(known)
    handler = logging.StreamHandler(io.StringIO())
    handler.setFormatter(made.configure_formatter(known["formatters"]["plain"]))  # type: ignore[index]
    for name in known["handlers"]["console"]["filters"]:  # type: ignore[index]
        handler.addFilter(made.configure_filter(known["filters"][name]))  # type: ignore[index]
    log = logging.getLogger("django.security.csrf")
    log.addHandler(handler)
    yield handler.stream
    log.removeHandler(handler)


def refuse(value: str) -> None:
    raise IntegrityError(f"Key (handle)=({value}) already exists")


def test_a_log_holds_neither_the_address_nor_the_values(written: io.StringIO) -> None:
    address, value = "/me/passkey/c0ffee/", "amber-otter"
    with pytest.raises(IntegrityError) as caught:
        refuse(value)
    log_response(
        "Internal Server Error: %s",
        address,
        response=HttpResponseServerError(),
        request=RequestFactory().get(address),
        exception=caught.value,
        logger=logging.getLogger("django.security.csrf"),
    )
    shown = written.getvalue()
    assert "answered 500" in shown
    assert "IntegrityError" in shown
    assert "in refuse" in shown
    assert address not in shown
    assert value not in shown
