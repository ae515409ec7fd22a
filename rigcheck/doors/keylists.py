"""The `keylog` command, the same on both sides: show the list of keys, hand it out, bring the other side's here."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from rigcheck.bridge.keylog import Entry, Keylog, fingerprint, holding
from rigcheck.bridge.keylog.refusals import NewScopes
from rigcheck.engines.tokens.scopes import SMALLEST_SCOPE
from rigcheck.kernel.refusals import Refusal
from rigcheck.outside.edge import PlainEdge
from rigcheck.outside.files import OWN_KEYLOG

NOT_TEXT = "That file is not text: another one, or damaged on its way. Nothing was changed. Carry it over again."
NOT_BEGUN = (
    "This site has no list of keys of its own yet. On roster `keys` begins it, on care the first lead does "
    "(docs/operate/keys.md)."
)


class KeylogCommand(BaseCommand):
    """What a side adds: its edge."""

    help = "Show this site's list of keys and its copy of the other's; write it to a file; bring the other's here"

    def edge(self) -> PlainEdge:
        """Where this process touches the outer world."""
        raise NotImplementedError

    def add_arguments(self, parser: ArgumentParser) -> None:
        """At most one of the two; neither shows both lists."""
        choice = parser.add_mutually_exclusive_group()
        choice.add_argument("--export", metavar="FILE", help="write this site's list there; - for the terminal")
        choice.add_argument("--import", metavar="FILE", dest="bring", help="the other site's list; - reads it here")
        parser.add_argument(
            "--accept",
            metavar="SCOPE",
            action="append",
            default=[],
            help="with --import: an agency or council that the list names for the first time and that you know of",
        )

    def handle(
        self, *_: Any, export: str | None, bring: str | None, accept: list[str], verbosity: int = 1, **__: Any
    ) -> None:
        """Do one of the three; a refusal changes nothing and ends with its sentence."""
        try:
            if export:
                self._export(export)
            elif bring:
                self._import(bring, accept, quiet=not verbosity)
            else:
                self._show("This site's list", holding.own)
                self._show("The other site's list, as it is here", holding.other)
        except NewScopes as refused:
            raise CommandError(f"{refused} {_asked(refused.scopes)}") from refused
        except holding.NoKeylog as refused:
            raise CommandError(NOT_BEGUN) from refused
        except Refusal as refused:
            raise CommandError(str(refused)) from refused
        except OSError as error:
            raise CommandError(file_trouble(error)) from error
        except UnicodeDecodeError as error:
            raise CommandError(NOT_TEXT) from error

    def _export(self, path: str) -> None:
        holding.own(self.edge().files)  # a list that does not open is not handed out
        text = self.edge().files.read(OWN_KEYLOG) or ""
        if path == "-":
            self.stdout.write(text, ending="")
        else:
            Path(path).write_text(text, encoding="utf-8", newline="\n")

    def _import(self, path: str, accept: list[str], *, quiet: bool) -> None:
        text = sys.stdin.read() if path == "-" else Path(path).read_text(encoding="utf-8")
        known = [*accept, *getattr(settings, "AGENCIES", ())]
        taken = holding.take_over(self.edge().files, text, accept=known)
        if quiet:
            return
        self.stdout.write(f"Taken over: {taken.new_lines} new of {len(taken.log.entries)} lines of {taken.log.name}.")
        for entry in taken.log.entries[len(taken.log.entries) - taken.new_lines :]:
            self.stdout.write(f"  {told(entry)}")
        if taken.is_first:
            self.stdout.write(
                "This was the first list from there. From now on only lists signed with this key are taken:\n"
                f"  {fingerprint(taken.log.public)}\n"
                "Compare it, by telephone or in person, with what `keylog` shows there, before anybody uses a card."
            )

    def _show(self, title: str, read: Any) -> None:
        self.stdout.write(f"{title}:")
        try:
            log: Keylog = read(self.edge().files)
        except holding.NoKeylog:
            self.stdout.write("  not here yet")
            return
        self.stdout.write(f"  {log.name}, {len(log.entries)} lines, signed with {fingerprint(log.public)}")
        self.stdout.write(f"  for the poster: {log.mark.spoken}")
        for entry in log.unended():
            self.stdout.write(f"  {told(entry)}")


def _asked(scopes: list[str]) -> str:
    """What the operator has to find out before such a list is taken."""
    again = " ".join(f"--accept {scope}" for scope in scopes)
    return (
        f"New: {', '.join(scopes)}. Under a name made for one person that person's card could be known. Ask "
        f"whether each is an agency or council of {SMALLEST_SCOPE} people or more; if so, say it once: "
        f"keylog --import FILE {again}"
    )


def file_trouble(error: OSError) -> str:
    """What is the matter with a file that was named, and what to do."""
    return f"{error.filename}: {error.strerror}. Nothing was changed. Name a file that the site's user may use."


def told(entry: Entry) -> str:
    """A line of the list in short: number, what happened, purpose, scope, period, start of the key's id."""
    return f"{entry.number} {entry.state} {entry.purpose} {entry.scope} {entry.period} {entry.key_id.hex()[:16]}"
