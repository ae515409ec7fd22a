import django.db.models.deletion
from django.db import migrations, models
from django.utils.text import slugify


def name_each(apps, _):
    """Give every agency that is there a short name of its own, and put no headcount beside counted people."""
    taken = set()
    for agency in apps.get_model("agencies", "Agency").objects.order_by("pk"):
        slug = slugify(agency.name)[:40] or "agency"
        agency.slug = slug if slug not in taken else f"{slug}-{agency.pk}"
        taken.add(agency.slug)
        agency.save(update_fields=["slug"])


class Migration(migrations.Migration):
    dependencies = [("agencies", "0001_first")]

    operations = [
        migrations.RemoveField(model_name="agency", name="headcount"),
        migrations.RemoveField(model_name="unit", name="headcount"),
        migrations.AddField(model_name="agency", name="slug", field=models.CharField(max_length=50, null=True)),
        migrations.RunPython(name_each, migrations.RunPython.noop),
        migrations.AlterField(model_name="agency", name="slug", field=models.SlugField(max_length=50, unique=True)),
        migrations.AddField(model_name="agency", name="zone", field=models.CharField(default="UTC", max_length=64)),
        migrations.AddField(model_name="agency", name="is_council", field=models.BooleanField(default=False)),
        migrations.AddField(
            model_name="agency",
            name="council",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="pooled",
                to="agencies.agency",
            ),
        ),
        migrations.AddConstraint(
            model_name="agency",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_council", False), ("council", None), _connector="OR"),
                name="a_council_is_in_no_council",
            ),
        ),
        migrations.AddConstraint(
            model_name="agency",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("council", None), models.Q(("council", models.F("id")), _negated=True), _connector="OR"
                ),
                name="no_agency_pools_itself",
            ),
        ),
        migrations.CreateModel(
            name="UnitGroup",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="groups", to="agencies.agency"
                    ),
                ),
            ],
            options={
                "db_table": "unit_group",
                "ordering": ("name",),
                "constraints": [models.UniqueConstraint(fields=("agency", "name"), name="group_once_in_agency")],
            },
        ),
        migrations.AddField(
            model_name="unit",
            name="group",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="units",
                to="agencies.unitgroup",
            ),
        ),
    ]
