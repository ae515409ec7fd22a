"""Why a catalogue is not published or not taken in. Nothing was changed when one of these is raised."""

from rigcheck.kernel.messages import gettext_noop
from rigcheck.kernel.refusals import Refusal


class CatalogueRefusal(Refusal):
    """The agency's file of facts was refused."""

    code = "catalogue-refused"
    sentence = gettext_noop("This file from the agency was refused. Nothing was changed.")


class NotACatalogue(CatalogueRefusal):
    """The text is no catalogue, or a damaged one."""

    code = "not-a-catalogue"
    sentence = gettext_noop("This is not a whole file of an agency's facts. Copy it once more. Nothing was changed.")


class UnknownForm(CatalogueRefusal):
    """It was written by another version of the program, in a form not known here."""

    code = "catalogue-form"
    sentence = gettext_noop(
        "This file was written by a newer version of Rigcheck. Bring this site up to date first. Nothing was changed."
    )


class TellsOfTooFew(CatalogueRefusal):
    """A group in it is so small that it would nearly name its people."""

    code = "catalogue-too-few"
    sentence = gettext_noop(
        "A group in this file has fewer than 50 people. Count it with another. Nothing was changed."
    )


class Unsigned(CatalogueRefusal):
    """No key of this agency in the list of keys has signed it."""

    code = "catalogue-unsigned"
    sentence = gettext_noop(
        "This file is not signed with a key of that agency in the list kept here. Bring the newest list of keys first; "
        "if it is refused again, ask the agency how the file came to you. Nothing was changed."
    )


class OlderEdition(CatalogueRefusal):
    """An edition as new as this one, or newer, is here already."""

    code = "catalogue-older"
    sentence = gettext_noop("A file as new as this one is here already. Nothing was changed.")


class OtherAgency(CatalogueRefusal):
    """It tells of an agency that this site does not serve."""

    code = "catalogue-other-agency"
    sentence = gettext_noop("This file is of an agency that this site does not serve. Nothing was changed.")
