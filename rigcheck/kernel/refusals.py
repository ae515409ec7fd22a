"""Named refusals: what the software would not do, and why, in words a tired person understands."""

from typing import ClassVar


class Refusal(Exception):  # noqa: N818 - an answer, not a fault of the program
    """Something was refused and nothing was changed.

    `code` names the refusal for programs and templates; `status` is the HTTP status a page answers with;
    the message says what happened and what to do next.
    """

    code: ClassVar[str] = "refused"
    status: ClassVar[int] = 400

    def __init__(self, message: str = "") -> None:
        super().__init__(message or self.code)


class NotFound(Refusal):
    """There is nothing here for this person; existence itself may be a secret."""

    code = "not-found"
    status = 404
