"""FHIR R4 Questionnaire and QuestionnaireResponse, out and in, as plain JSON values.

LOINC codes are written where they are confirmed; elsewhere answers carry this software's own code system.
What comes in is compared with the form: a changed wording, a wrong code or a total that the answers do not
give is refused, never repaired.
"""

from collections.abc import Iterator, Mapping
from typing import Any, cast

from rigcheck.engines.instruments.definition import Answer, AnswerSet, Instrument, Item, Score
from rigcheck.engines.instruments.plan import plan_for
from rigcheck.engines.instruments.reading import load
from rigcheck.engines.instruments.refusals import FhirDiffers
from rigcheck.engines.instruments.scoring import AnswerSheet, score_sheet

LOINC = "http://loinc.org"
ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
TOTAL = "total"

Json = dict[str, Any]


def canonical(instrument: Instrument) -> str:
    """The name of the form, without its version."""
    return f"urn:rigcheck:instrument:{instrument.id}"


def questionnaire(instrument: Instrument) -> Json:
    """The form as a FHIR R4 Questionnaire."""
    resource: Json = {
        "resourceType": "Questionnaire",
        "url": canonical(instrument),
        "version": instrument.version,
        "name": "".join(part.capitalize() for part in instrument.id.split("-")),
        "title": instrument.official_name,
        "status": "active",
        "copyright": instrument.notice,
        "item": [_question(instrument, item) for item in instrument.items],
    }
    if instrument.stem:
        resource["description"] = instrument.stem
    if instrument.panel_loinc:
        resource["code"] = [_loinc(instrument.panel_loinc)]
    if plan_for(instrument).total:
        resource["item"].append(_total_question(instrument))
    return resource


def read_questionnaire(resource: Mapping[str, Any]) -> Instrument:
    """The instrument that a Questionnaire describes.

    Raises UnknownInstrument or UnknownVersion for a form that is not kept here, FhirDiffers for one that says
    something else than ours. Elements that ours does not have are left alone.
    """
    _want(_mapping(resource, "resource").get("resourceType") == "Questionnaire", "resourceType")
    instrument = _named(f"{resource.get('url', '')}|{resource.get('version', '')}")
    _compare(questionnaire(instrument), resource, "Questionnaire")
    return instrument


def response(sheet: AnswerSheet) -> Json:
    """Kept answers as a completed FHIR R4 QuestionnaireResponse, with the total where there is one.

    Raises what scoring the sheet raises: only a form that can be scored goes out.
    """
    instrument = load(sheet.instrument, sheet.version)
    total = score_sheet(sheet).total
    items = [
        {"linkId": item.id, "text": _text(item), "answer": [{"valueCoding": _coding(instrument, item, value)}]}
        for item in instrument.items
        if (value := sheet.answers.get(item.id)) is not None
    ]
    if total is not None:
        items.append({"linkId": TOTAL, "text": "Total", "answer": [{"valueDecimal": total}]})
    resource: Json = {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": f"{canonical(instrument)}|{instrument.version}",
        "status": "completed",
        "item": items,
    }
    return {**resource, "authored": sheet.authored} if sheet.authored else resource


def read_response(resource: Mapping[str, Any], instrument: Instrument | None = None) -> AnswerSheet:
    """The answers in a QuestionnaireResponse.

    Without `instrument` the response must name one of our forms. With it, a response to somebody else's copy
    of the form is read by LOINC codes as link ids. Raises UnknownInstrument, UnknownVersion, FhirDiffers, and
    what scoring raises: an incomplete response is refused.
    """
    _want(_mapping(resource, "resource").get("resourceType") == "QuestionnaireResponse", "resourceType")
    _want(resource.get("status") in ("completed", "amended"), "status")
    named = str(resource.get("questionnaire", ""))
    if instrument is None or named.startswith("urn:rigcheck:"):
        ours = _named(named)
        _want(instrument in (None, ours), "questionnaire")
        instrument = ours
    answers: dict[str, int] = {}
    told: Score | None = None
    for entry in _leaves(resource.get("item", [])):
        link = str(entry.get("linkId", "")).removeprefix("/")
        if link in (TOTAL, instrument.total_loinc):
            told = _number(entry)
            continue
        item = _asked(instrument, link)
        _want(item.id not in answers, f"{link} stands twice")
        answers[item.id] = _value(instrument, item, entry)
    sheet = AnswerSheet(instrument.id, instrument.version, answers, str(resource.get("authored", "")))
    total = score_sheet(sheet).total
    _want(told in (None, total), f"the total is {total}")
    return sheet


def _question(instrument: Instrument, item: Item) -> Json:
    question: Json = {"linkId": item.id, "text": _text(item), "type": "choice", "required": not item.optional}
    if item.loinc:
        question["code"] = [_loinc(item.loinc)]
    question["answerOption"] = [
        {"valueCoding": _option(instrument, item.answers, answer)} for answer in item.answers.answers
    ]
    conditions = [skip.when_zero for skip in instrument.skips if item.id in skip.skip]
    if conditions:  # the last rule is the widest: a question that was itself skipped enables nothing
        question["enableBehavior"] = "any"
        question["enableWhen"] = [_unless_zero(instrument, asked) for asked in conditions[-1]]
    return question


def _text(item: Item) -> str:
    return f"{item.stem} {item.text}".lstrip()


def _unless_zero(instrument: Instrument, item_id: str) -> Json:
    zero = _coding(instrument, instrument.item(item_id), 0)
    return {"question": item_id, "operator": "!=", "answerCoding": zero}


def _total_question(instrument: Instrument) -> Json:
    total: Json = {"linkId": TOTAL, "text": "Total", "type": "decimal", "readOnly": True}
    return {**total, "code": [_loinc(instrument.total_loinc)]} if instrument.total_loinc else total


def _loinc(code: str) -> Json:
    return {"system": LOINC, "code": code}


def _option(instrument: Instrument, answers: AnswerSet, answer: Answer) -> Json:
    coding = (
        _loinc(answer.loinc)
        if answer.loinc
        else {
            "system": f"{canonical(instrument)}:{answers.id}",
            "code": str(answer.value),
        }
    )
    ordinal = {"url": ORDINAL, "valueDecimal": answer.value}
    return {"extension": [ordinal], **coding, "display": answer.text}


def _coding(instrument: Instrument, item: Item, value: int) -> Json:
    answer = next(answer for answer in item.answers.answers if answer.value == value)
    return _option(instrument, item.answers, answer)


def _named(reference: str) -> Instrument:
    """The instrument that a canonical reference with a version names."""
    name, _, version = reference.partition("|")
    _want(name.startswith("urn:rigcheck:instrument:"), "questionnaire")
    return load(name.removeprefix("urn:rigcheck:instrument:"), version)


def _compare(ours: Any, theirs: Any, where: str) -> None:
    """Refuse where they say something else than we; what only they say is left alone."""
    if isinstance(ours, dict):
        _want(isinstance(theirs, Mapping), where)
        for key, value in ours.items():
            _compare(value, theirs.get(key), f"{where}.{key}")
    elif isinstance(ours, list):
        _want(isinstance(theirs, list) and len(theirs) == len(ours), where)
        for number, (mine, yours) in enumerate(zip(ours, theirs, strict=True)):
            _compare(mine, yours, f"{where}[{number}]")
    else:
        _want(ours == theirs, where)


def _leaves(entries: Any) -> Iterator[Mapping[str, Any]]:
    """The questions of a response, out of whatever groups they stand in."""
    _want(isinstance(entries, list) and all(isinstance(entry, Mapping) for entry in entries), "item")
    for entry in entries:
        if "item" in entry:
            _want("answer" not in entry, f"{entry.get('linkId')} has questions below an answer")
            yield from _leaves(entry["item"])
        else:
            yield entry


def _asked(instrument: Instrument, link: str) -> Item:
    for item in instrument.items:
        if link in (item.id, item.loinc or item.id):
            return item
    raise FhirDiffers(f"{instrument.id} asks no question {link!r}.")


def _value(instrument: Instrument, item: Item, entry: Mapping[str, Any]) -> int:
    """The listed answer that a coding names by its code; its display text, where given, must agree."""
    coding = _mapping(_only_answer(entry).get("valueCoding"), f"{item.id} has no coded answer")
    for answer in item.answers.answers:
        option = _option(instrument, item.answers, answer)
        if all(coding.get(part) == option[part] for part in ("system", "code")):
            _want(coding.get("display") in (None, answer.text), f"{item.id} has another wording")
            return answer.value
    raise FhirDiffers(f"{item.id} has the answer {coding.get('code')!r}, which is not listed for it.")


def _number(entry: Mapping[str, Any]) -> Score:
    answer = _only_answer(entry)
    number = answer.get("valueDecimal", answer.get("valueInteger"))
    if isinstance(number, int | float):
        return number
    raise FhirDiffers("The total in the FHIR resource is not a number.")


def _only_answer(entry: Mapping[str, Any]) -> Mapping[str, Any]:
    answers = entry.get("answer")
    if isinstance(answers, list) and len(answers) == 1:
        return _mapping(answers[0], "answer")
    raise FhirDiffers(f"The question {entry.get('linkId')} needs exactly one answer.")


def _mapping(value: object, what: str) -> Mapping[str, Any]:
    _want(isinstance(value, Mapping), what)
    return cast(Mapping[str, Any], value)


def _want(condition: bool, what: str) -> None:  # noqa: FBT001 - reads as a sentence at every call
    if not condition:
        raise FhirDiffers(f"The FHIR resource does not agree with the form here: {what}.")
