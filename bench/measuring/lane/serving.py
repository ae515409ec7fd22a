"""One side as a process of its own: it takes a line of JSON, does it with its clock set, and answers with a line."""

import json
import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from rigcheck.outside.clock import SetClock

Doing = Callable[..., Any]


def serve(does: Mapping[str, Doing], clock: SetClock) -> None:
    """Answer until the other end closes; what goes wrong ends the process, and is told on its standard error."""
    for line in sys.stdin:
        asked = json.loads(line)
        clock.moment = datetime.fromisoformat(asked.pop("now"))
        print(json.dumps(does[asked.pop("do")](**asked)), flush=True)
