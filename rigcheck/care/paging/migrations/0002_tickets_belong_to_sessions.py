from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("paging", "0001_pages")]

    operations = [migrations.DeleteModel(name="Ticket")]
