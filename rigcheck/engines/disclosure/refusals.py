"""What is wrong with a pack."""

from typing import ClassVar

from rigcheck.kernel.refusals import Refusal


class DamagedPack(Refusal):
    """A pack cannot be read, or says what no pack may say; the message tells what."""

    code: ClassVar[str] = "damaged-pack"
    status: ClassVar[int] = 500
