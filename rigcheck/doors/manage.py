"""Django's commands for one side: `python -m rigcheck.doors.manage care migrate`."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Run a command with that side's settings."""
    side = sys.argv.pop(1)
    os.environ["DJANGO_SETTINGS_MODULE"] = f"rigcheck.settings.{side}"
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
