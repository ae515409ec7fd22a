"""A web process of care: `python -m tests.care.streams.process NAME_OF_DATABASE`. Says its port when it listens."""

import os
import subprocess
import sys
from pathlib import Path

from django.db import connection

PATIENCE = 30.0


class Process:
    """Such a process, over the database of this test."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "tests.care.streams.process", str(connection.settings_dict["NAME"])]
        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "rigcheck.settings.care"}
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, env=environment)
        self.port = 0

    def listen(self) -> None:
        """Wait until it listens."""
        assert self.process.stdout
        self.port = int(self.process.stdout.readline())

    def kill(self) -> None:
        """As by `kill -9`."""
        self.process.kill()
        self.process.communicate()

    def stop(self) -> str:
        """Told to stop, it ends; what it has logged."""
        self.process.terminate()
        return self.process.communicate(timeout=PATIENCE)[1]


def main(database: str) -> None:
    from django.conf import settings

    settings.DATABASES["default"]["NAME"] = Path(database) if "/" in database else database
    from rigcheck.doors import crew, serving
    from rigcheck.doors.care.asgi import application

    listener = crew.listening("127.0.0.1", 0)
    sys.stdout.write(f"{listener.getsockname()[1]}\n")
    sys.stdout.flush()
    serving._work(application, listener)


if __name__ == "__main__":
    main(sys.argv[1])
