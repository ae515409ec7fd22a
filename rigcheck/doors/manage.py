"""Django's commands for one side: `python -m rigcheck.doors.manage care migrate`."""

import os
import sys

from django.core.management import execute_from_command_line
from django.db.utils import OperationalError, ProgrammingError

from rigcheck.kernel.refusals import Refusal

SIDES = ("care", "roster", "everything")


def main() -> None:
    """Run a command with that side's settings."""
    if len(sys.argv) < 2 or sys.argv[1] not in SIDES:
        sys.exit("Which side? python -m rigcheck.doors.manage care COMMAND, or roster COMMAND.")
    side = sys.argv.pop(1)
    os.environ["DJANGO_SETTINGS_MODULE"] = f"rigcheck.settings.{side}"
    try:
        execute_from_command_line(sys.argv)
    except Refusal as refused:
        sys.exit(str(refused))
    except PermissionError as error:
        sys.exit(f"{error.filename} is closed to this user. Run it as the site's user, with the site's settings.")
    except (OperationalError, ProgrammingError) as error:
        sys.exit(f"The database of {side} does not do what this command needs: {error}\n{advice(side)}")


def advice(side: str) -> str:
    """What to look at first: usually tables were never made, or the site's settings were not read."""
    return (
        f"Were its settings read (RIGCHECK_DATA, in docs/operate/one-afternoon.md), and its tables made?\n"
        f"  python -m rigcheck.doors.manage {side} migrate\n"
        f"  python -m rigcheck.doors.command doctor {side}"
    )


if __name__ == "__main__":
    main()
