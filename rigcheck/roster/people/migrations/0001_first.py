import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agencies", "0002_councils_and_groups"),
    ]

    operations = [
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=40)),
                ("name", models.CharField(max_length=120)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("trade", models.CharField(max_length=20)),
                (
                    "employment",
                    models.CharField(
                        choices=[
                            ("recruit", "Recruit"),
                            ("sworn", "Sworn"),
                            ("civilian", "Civilian"),
                            ("volunteer", "Volunteer"),
                            ("retiree", "Retiree"),
                        ],
                        max_length=12,
                    ),
                ),
                ("left", models.BooleanField(default=False)),
                ("cycle", models.CharField(blank=True, max_length=366)),
                ("anchor", models.DateField(blank=True, null=True)),
                ("zone", models.CharField(blank=True, max_length=64)),
                ("hours", models.FloatField(blank=True, null=True)),
                ("day_starts", models.TimeField(blank=True, null=True)),
                ("night_starts", models.TimeField(blank=True, null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.agency"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.unit",
                    ),
                ),
            ],
            options={
                "db_table": "person",
                "ordering": ("name", "id"),
                "indexes": [models.Index(fields=["agency", "left", "name"], name="people_of_agency")],
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "number"), name="number_once_in_agency"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("anchor", None), ("cycle", ""), ("hours", None)),
                            models.Q(
                                models.Q(("cycle", ""), _negated=True),
                                models.Q(("zone", ""), _negated=True),
                                ("anchor__isnull", False),
                                ("hours__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="a_pattern_is_whole_or_absent",
                    ),
                ],
            },
        ),
    ]
