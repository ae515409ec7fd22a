"""What care stores declares what it tells: no owner, no counted key, no time finer than a month outside living rows."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import models

from rigcheck.outside.databases.fields import SENSITIVITIES, LivingDateTime, Opaque16, PublicChar
from rigcheck.settings import care, roster

LONGEST_LIFE = timedelta(days=92)
"""A quarter: rows that live longer are no passing state and hold no times."""
NEVER_IN_CARE = ("auth", "admin", "contenttypes", "sessions", "messages")


def models_of(side: str) -> list[type[models.Model]]:
    """Every model of a side, those behind implicit many-to-many fields included."""
    found = apps.get_models(include_auto_created=True)
    return [model for model in found if model.__module__.startswith(f"rigcheck.{side}.")]


def breaches(model: type[models.Model]) -> Iterator[str]:
    """What a care table does that it must not."""
    name = model.__name__
    fields = model._meta.concrete_fields
    living = False
    for field in fields:
        sensitivity = getattr(field, "sensitivity", "")
        living = living or sensitivity == "living"
        if sensitivity not in SENSITIVITIES:
            yield f"{name}.{field.name} does not say what it tells"
        if isinstance(field, models.DateField | models.TimeField) and sensitivity != "living":
            yield f"{name}.{field.name} holds a time finer than a month"
        if isinstance(field, models.AutoField):
            yield f"{name}.{field.name} is counted up"
    if any(field.auto_created for field in fields) or model._meta.many_to_many or model._meta.auto_created:
        yield f"{name} has an implicit key or relation"
    life = getattr(model, "life", None)
    if living and not (isinstance(life, timedelta) and timedelta() < life <= LONGEST_LIFE):
        yield f"{name} holds living columns and states no maximum life (`life`, a timedelta)"


def side_of(model: type[models.Model]) -> str:
    """`care`, `roster`, or where else the model comes from."""
    return model.__module__.split(".")[1] if model.__module__.startswith("rigcheck.") else "elsewhere"


def relations_across(model: type[models.Model]) -> list[str]:
    """Relations from one side's model to anything of the other's."""
    related = [field.related_model for field in model._meta.get_fields() if isinstance(field.related_model, type)]
    sides = {side_of(model), *map(side_of, related)}
    return [f"{model.__name__}: {sorted(sides)}"] if {"care", "roster"} <= sides else []


def test_columns_of_care_declare_what_they_tell() -> None:
    assert [breach for model in models_of("care") for breach in breaches(model)] == []


def test_no_relation_crosses_the_sides() -> None:
    assert [
        found for side in ("care", "roster") for model in models_of(side) for found in relations_across(model)
    ] == []


def test_djangos_own_people_and_their_traces_stay_out_of_care() -> None:
    assert [
        app for app in care.INSTALLED_APPS if app.startswith("django.contrib.") and app.endswith(NEVER_IN_CARE)
    ] == []
    assert not any("sessions" in name or "auth" in name for name in care.MIDDLEWARE)


def test_the_sides_share_no_room_no_database_no_key_and_no_cookie() -> None:
    assert not [app for app in care.INSTALLED_APPS if "roster" in app]
    assert not [app for app in roster.INSTALLED_APPS if "care" in app]
    assert care.DATABASES["default"]["NAME"] != roster.DATABASES["default"]["NAME"]
    assert care.SECRET_KEY != roster.SECRET_KEY
    cookies = [care.SESSION_COOKIE, care.CSRF_COOKIE_NAME, roster.SESSION_COOKIE_NAME, roster.CSRF_COOKIE_NAME]
    assert len(set(cookies)) == len(cookies)


class Undeclared(models.Model):
    """Everything that a care table must not be."""

    key = Opaque16()
    written = models.DateTimeField()
    note = models.TextField()
    friends = models.ManyToManyField("self")

    class Meta:
        app_label = "planted"


class Endless(models.Model):
    """A living row that does not say for how long."""

    key = Opaque16(primary_key=True)
    seen = LivingDateTime()

    class Meta:
        app_label = "planted"


class Proper(models.Model):
    """A living row as it should be."""

    life = timedelta(hours=8)
    key = Opaque16(primary_key=True)
    word = PublicChar(max_length=8)
    seen = LivingDateTime()

    class Meta:
        app_label = "planted"


@pytest.mark.parametrize(
    "said",
    [
        "Undeclared.written does not say what it tells",
        "Undeclared.written holds a time finer than a month",
        "Undeclared.note does not say what it tells",
        "Undeclared.id is counted up",
        "Undeclared has an implicit key or relation",
    ],
)
def test_a_careless_table_is_seen(said: str) -> None:
    assert said in list(breaches(Undeclared))


def test_a_living_row_without_an_end_is_seen() -> None:
    assert len(list(breaches(Endless))) == 1


def test_a_proper_table_passes() -> None:
    assert list(breaches(Proper)) == []


def test_a_relation_across_is_seen() -> None:
    class Crossing(models.Model):
        agency = models.ForeignKey("agencies.Agency", on_delete=models.CASCADE, related_name="+")
        __module__ = "rigcheck.care.planted.models"

        class Meta:
            app_label = "planted"

    assert relations_across(Crossing) == ["Crossing: ['care', 'roster']"]
