"""Staff accounts. Members never have one."""

from django.contrib.auth.hashers import Argon2PasswordHasher
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class StaffHasher(Argon2PasswordHasher):
    """Argon2id at 46 MiB and one pass (OWASP's first choice): sixteen sign-ins at once still fit a small machine."""

    time_cost = 1
    memory_cost = 46 * 1024
    parallelism = 1


class StaffUser(AbstractUser):
    """Somebody who works for the programme or the agency, by name."""

    class Role(models.TextChoices):
        """What a staff member is here for. Each value is written to disk: never change one, only add."""

        ADMINISTRATOR = "administrator", _("Administrator")
        COORDINATOR = "coordinator", _("Coordinator")
        COMMAND = "command", _("Command")

    role = models.CharField(max_length=20, choices=Role.choices, default=Role.COORDINATOR)

    class Meta:
        db_table = "staff_user"
        constraints = [
            models.UniqueConstraint(Lower("username"), name="staff_name_once"),
            models.UniqueConstraint(Lower("email"), condition=~models.Q(email=""), name="staff_email_once"),
        ]


class FirstCode(models.Model):
    """The code by which an invited person, or one who forgot theirs, sets a password; used once."""

    user = models.OneToOneField(StaffUser, on_delete=models.CASCADE, primary_key=True, related_name="first_code")
    digest = models.CharField(max_length=64, unique=True)
    """SHA-256 of the code, in hexadecimal: the code itself is on the paper or in the mail."""
    expires = models.DateTimeField()

    class Meta:
        db_table = "staff_first_code"


class Try(models.Model):
    """Tries at the sign-in, counted for all processes: the table of Django's database cache, kept by it alone."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "staff_try"
