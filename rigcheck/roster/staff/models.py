"""Staff accounts. Members never have one."""

from django.contrib.auth.hashers import Argon2PasswordHasher
from django.contrib.auth.models import AbstractUser
from django.db import models


class StaffHasher(Argon2PasswordHasher):
    """Argon2id at 46 MiB and one pass (OWASP's first choice): sixteen sign-ins at once still fit a small machine."""

    time_cost = 1
    memory_cost = 46 * 1024
    parallelism = 1


class StaffUser(AbstractUser):
    """Somebody who works for the programme or the agency, by name."""

    class Role(models.TextChoices):
        """What a staff member is here for."""

        ADMINISTRATOR = "administrator"
        COORDINATOR = "coordinator"
        COMMAND = "command"

    role = models.CharField(max_length=20, choices=Role.choices, default=Role.COORDINATOR)

    class Meta:
        db_table = "staff_user"
