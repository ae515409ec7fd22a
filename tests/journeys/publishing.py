"""Publishes on a running care site: `python -m tests.journeys.publishing` reads lines of channel and words, in hex."""

import subprocess
import sys
from datetime import UTC, datetime

from tests.journeys.conftest import REPOSITORY, Site


class Publisher:
    """A process of the site's own that publishes what it is told to."""

    def __init__(self, site: Site) -> None:
        environment = {**site.environment, "DJANGO_SETTINGS_MODULE": "rigcheck.settings.care"}
        command = [sys.executable, "-m", "tests.journeys.publishing"]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env=environment, cwd=REPOSITORY)

    def say(self, capability: bytes, *words: str) -> None:
        """Publish these words, one event each; come back when they are committed."""
        assert self.process.stdin
        assert self.process.stdout
        for word in words:
            self.process.stdin.write(f"{capability.hex()} {word.encode().hex()}\n")
            self.process.stdin.flush()
            assert self.process.stdout.readline() == "said\n"

    def close(self) -> None:
        self.process.communicate()


def main() -> None:
    import django

    django.setup()
    from rigcheck.care.streams import actions, queries

    for line in sys.stdin:
        capability, word = map(bytes.fromhex, line.split())
        actions.publish(channel=queries.channel(capability), body=word, at=datetime.now(UTC), by="tests")
        sys.stdout.write("said\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
