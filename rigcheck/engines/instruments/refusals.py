"""What the instruments refuse, by name."""

from rigcheck.kernel.refusals import NotFound, Refusal


class UnknownInstrument(NotFound):
    """There is no data file with that id."""

    code = "unknown-instrument"


class UnknownVersion(Refusal):
    """The answers were given to another version of the form."""

    code = "unknown-version"


class DamagedDefinition(Refusal):
    """A data file contradicts itself."""

    code = "damaged-definition"
    status = 500


class UnknownItem(Refusal):
    """An answer belongs to no question of the form."""

    code = "unknown-item"


class MissingAnswer(Refusal):
    """A question that was asked has no answer: the form is not scored in part."""

    code = "missing"


class NotWholeNumber(Refusal):
    """An answer is not a whole number."""

    code = "not-whole"


class OutOfRange(Refusal):
    """An answer is not among those listed for its question."""

    code = "out-of-range"


class NoSuchScore(Refusal):
    """A total that the form cannot give, or a form without a total."""

    code = "no-such-score"


class WrongColumns(Refusal):
    """The columns are not those of the form, or not of equal length, or not bytes."""

    code = "wrong-columns"


class FhirDiffers(Refusal):
    """A FHIR resource does not say what the form says."""

    code = "fhir-differs"
