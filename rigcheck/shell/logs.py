"""What may stand in a log: that something happened and where in the program, never where on the site or with what."""

import logging
import traceback


class NoAddress(logging.Filter):
    """Takes the address and an error's own words out of what Django logs of a request.

    An address can name a record or a way in; the words of a database can hold the values that it refused.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record through, without what it says of the request."""
        if hasattr(record, "request"):
            record.msg, record.args = f"answered {getattr(record, 'status_code', '?')}", ()
            if record.exc_info and record.exc_info[0]:
                steps = traceback.format_tb(record.exc_info[2])
                record.exc_text = "".join([*steps, record.exc_info[0].__qualname__])
        return True
