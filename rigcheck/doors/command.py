"""The `rigcheck` command: work at a terminal. Only `doctor` opens a side, the one that it is told."""

import argparse
import sys
from collections.abc import Sequence

from rigcheck.doors import scorefile
from rigcheck.doors.doctor import visiting
from rigcheck.engines.instruments import catalogue
from rigcheck.kernel.refusals import Refusal


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it was done, 2 when it was refused."""
    parser = argparse.ArgumentParser(prog="rigcheck", description="Rigcheck at a terminal.")
    commands = parser.add_subparsers(title="commands", required=True)
    scorefile.add_to(commands)
    visiting.add_to(commands)
    listing = commands.add_parser("instruments", help="list the self-assessments and whether they are on offer")
    listing.set_defaults(run=list_instruments)
    options = parser.parse_args(arguments)
    try:
        options.run(options)
    except (Refusal, OSError) as refused:
        print(f"rigcheck: {refused}", file=sys.stderr)
        return 2
    return 0


def list_instruments(_: argparse.Namespace) -> None:
    """Print one line for each instrument: id, version, state, number of questions, title, reason."""
    for instrument in catalogue():
        ship = instrument.ship
        print(
            f"{instrument.id:17} {instrument.version:3} {ship.state:7} {len(instrument.items):2} questions  "
            f"{instrument.title}. {ship.reason}."
        )


if __name__ == "__main__":
    sys.exit(main())
