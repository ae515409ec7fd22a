"""What may stand in the agency's public file."""

from rigcheck.kernel.messages import gettext_noop
from rigcheck.kernel.refusals import NotFound, Refusal


class TitleThere(Refusal):
    """There is a statement with this title already."""

    code = "title-there"
    status = 409
    sentence = gettext_noop("There is one with this title already. Change that one, or choose another title.")


class NoSuchStatement(NotFound):
    """It was taken away, or belongs to another agency."""

    sentence = gettext_noop("That is not here any more. Go back and look at the list.")


class NotPublishedYet(NotFound):
    """No file of this agency has been published."""

    sentence = gettext_noop("Nothing has been published yet. Publish first, then take the file.")
