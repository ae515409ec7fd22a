"""Agencies that were there before they had short names get one, each its own."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


@pytest.mark.django_db(transaction=True)
def test_agencies_that_were_there_get_short_names() -> None:
    executor = MigrationExecutor(connection)
    executor.migrate([("people", None), ("agencies", "0001_first")])
    before = executor.loader.project_state([("agencies", "0001_first")]).apps.get_model("agencies", "Agency")
    before.objects.create(name="Marsh Point", trade="police", headcount=3)
    before.objects.create(name="Marsh  Point", trade="fire", headcount=3)
    before.objects.create(name="消防", trade="fire", headcount=3)

    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())

    after = executor.loader.project_state(executor.loader.graph.leaf_nodes()).apps.get_model("agencies", "Agency")
    slugs = list(after.objects.order_by("pk").values_list("slug", flat=True))
    after.objects.all().delete()
    assert slugs[0] == "marsh-point"
    assert slugs[1].startswith("marsh-point-")
    assert slugs[2] == "agency"
