"""Django's commands for one side: `python -m rigcheck.doors.manage care migrate`."""

import os
import sys

from django.core.management import execute_from_command_line

SIDES = ("care", "roster", "everything")


def main() -> None:
    """Run a command with that side's settings."""
    if len(sys.argv) < 2 or sys.argv[1] not in SIDES:
        sys.exit("Which side? python -m rigcheck.doors.manage care COMMAND, or roster COMMAND.")
    side = sys.argv.pop(1)
    os.environ["DJANGO_SETTINGS_MODULE"] = f"rigcheck.settings.{side}"
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
