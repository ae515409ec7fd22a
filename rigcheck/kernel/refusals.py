"""Named refusals: what the software would not do, and why, in words a tired person understands."""

from typing import ClassVar


class Refusal(Exception):  # noqa: N818 - an answer, not a fault of the program
    """Something was refused and nothing was changed.

    `code` names the refusal for programs and templates; `status` is the HTTP status a page answers with; `sentence`
    says what happened and what to do next: text marked with `gettext_noop`, or Django's own lazy text. A message
    given when it is raised stands in the sentence's place; without either, the refusal shows its code.
    """

    code: ClassVar[str] = "refused"
    status: ClassVar[int] = 400
    sentence: ClassVar[object] = ""

    def __init__(self, message: str = "") -> None:
        super().__init__(message or str(self.sentence) or self.code)


class NotFound(Refusal):
    """There is nothing here for this person; existence itself may be a secret."""

    code = "not-found"
    status = 404
