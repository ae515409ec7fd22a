from django.db import migrations


class Migration(migrations.Migration):
    """The table of cards goes to the room of admission, as it is."""

    dependencies = [("members", "0001_accounts")]

    operations = [
        migrations.SeparateDatabaseAndState(state_operations=[migrations.DeleteModel(name="JoinCard")]),
    ]
