"""Publishes on one channel from a process of its own: python .../publishing.py CHANNEL EVENTS_A_SECOND SECONDS TOGETHER

Each event as a page would publish it; `TOGETHER` of them in one transaction. Prints a line when it begins, and at the
end how many a second it was.
"""

import sys
import time

from bench.measuring import thrownaway  # noqa: F401 - first: it sets Django up

from django.db import transaction

from rigcheck.care.streams import actions, models
from rigcheck.outside.clock import SystemClock


def main(channel: bytes, rate: float, seconds: float, together: int) -> None:
    """So many, evenly; where the database does not keep up, as many as go."""
    models.Event.objects.count()  # connect first
    print("begun", flush=True)
    clock, began, count = SystemClock(), time.monotonic(), 0
    while (now := time.monotonic()) < began + seconds:
        if now < began + count / rate:
            time.sleep(began + count / rate - now)
        with transaction.atomic():
            for _ in range(together):
                stamp = time.monotonic_ns().to_bytes(8, "big").hex()
                actions.publish(channel=channel, body=stamp.encode(), at=clock.now(), by="bench")
        count += together
    print(count / seconds)


if __name__ == "__main__":
    main(bytes.fromhex(sys.argv[1]), float(sys.argv[2]), float(sys.argv[3]), int(sys.argv[4]))
