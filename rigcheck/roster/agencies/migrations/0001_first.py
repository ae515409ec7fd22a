import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Agency",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120, unique=True)),
                ("trade", models.CharField(max_length=20)),
                ("headcount", models.PositiveIntegerField()),
            ],
            options={
                "db_table": "agency",
                "ordering": ("name",),
            },
        ),
        migrations.CreateModel(
            name="Unit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120)),
                ("trade", models.CharField(max_length=20)),
                ("headcount", models.PositiveIntegerField()),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="units", to="agencies.agency"
                    ),
                ),
            ],
            options={
                "db_table": "unit",
                "ordering": ("name",),
                "constraints": [models.UniqueConstraint(fields=("agency", "name"), name="unit_once_in_agency")],
            },
        ),
    ]
