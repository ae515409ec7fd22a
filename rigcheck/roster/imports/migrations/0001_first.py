import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agencies", "0002_councils_and_groups"),
    ]

    operations = [
        migrations.CreateModel(
            name="Habits",
            fields=[
                (
                    "agency",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="agencies.agency",
                    ),
                ),
                (
                    "dates",
                    models.CharField(
                        choices=[("mdy", "month first: 11/30/2026"), ("dmy", "day first: 30/11/2026 or 30.11.2026")],
                        default="mdy",
                        max_length=3,
                    ),
                ),
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
                        default="sworn",
                        max_length=12,
                    ),
                ),
            ],
            options={
                "db_table": "import_habits",
            },
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("by", models.CharField(max_length=150)),
                ("name", models.CharField(max_length=200)),
                ("content", models.BinaryField()),
                ("table", models.BinaryField()),
                ("encoding", models.CharField(blank=True, max_length=20)),
                ("everyone", models.BooleanField(default=False)),
                ("held", models.BooleanField(default=False)),
                (
                    "state",
                    models.CharField(
                        choices=[("received", "received"), ("checked", "checked"), ("applied", "applied")],
                        default="received",
                        max_length=12,
                    ),
                ),
                ("digest", models.BinaryField(max_length=32)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="agencies.agency"
                    ),
                ),
            ],
            options={
                "db_table": "import_draft",
            },
        ),
        migrations.CreateModel(
            name="DraftRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("line", models.PositiveIntegerField(null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("added", "Added"),
                            ("changed", "Changed"),
                            ("same", "Left as they are"),
                            ("gone", "Have left the agency"),
                            ("refused", "Refused"),
                        ],
                        max_length=8,
                    ),
                ),
                ("number", models.CharField(max_length=60)),
                ("name", models.CharField(max_length=130)),
                ("detail", models.TextField(blank=True)),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rows", to="imports.draft"
                    ),
                ),
            ],
            options={
                "db_table": "import_row",
                "ordering": (models.F("line").asc(nulls_last=True), "id"),
            },
        ),
        migrations.CreateModel(
            name="Heading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("heading", models.CharField(max_length=200)),
                ("field", models.CharField(blank=True, max_length=20)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="agencies.agency"
                    ),
                ),
            ],
            options={
                "db_table": "import_heading",
            },
        ),
        migrations.AddConstraint(
            model_name="draft",
            constraint=models.UniqueConstraint(fields=("agency", "by"), name="one_file_at_a_time"),
        ),
        migrations.AddIndex(
            model_name="draftrow",
            index=models.Index(fields=["draft", "kind", "line"], name="rows_of_draft"),
        ),
        migrations.AddConstraint(
            model_name="draftrow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "refused"), _negated=True),
                    models.Q(("detail", ""), _negated=True),
                    _connector="OR",
                ),
                name="a_refusal_has_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="heading",
            constraint=models.UniqueConstraint(fields=("agency", "heading"), name="heading_once_in_agency"),
        ),
    ]
