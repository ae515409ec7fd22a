"""FHIR R4 out and in: valid by the R4B models, without loss, and wrong codes are refused."""

import copy
import json

import pytest
from fhir.resources.R4B.questionnaire import Questionnaire
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse
from hypothesis import given, settings
from hypothesis import strategies as st

from rigcheck.engines.instruments import AnswerSheet, catalogue, load, next_item
from rigcheck.engines.instruments.fhir import questionnaire, read_questionnaire, read_response, response
from rigcheck.engines.instruments.refusals import (
    FhirDiffers,
    MissingAnswer,
    OutOfRange,
    UnknownInstrument,
    UnknownVersion,
)

SHEET = AnswerSheet("phq-9", "1", {**{f"item{n}": n % 4 for n in range(1, 10)}, "difficulty": 2}, "2026-11-22")


def over_the_wire(resource):
    return json.loads(json.dumps(resource))


@pytest.mark.parametrize("instrument", catalogue(), ids=lambda i: i.id)
def test_every_form_is_a_valid_questionnaire_and_comes_back(instrument):
    resource = over_the_wire(questionnaire(instrument))
    Questionnaire.model_validate(resource)
    assert read_questionnaire(resource) is instrument
    assert read_questionnaire({**resource, "id": "x", "publisher": "somebody"}) is instrument


@pytest.mark.parametrize("instrument", catalogue(), ids=lambda i: i.id)
@given(data=st.data())
@settings(max_examples=15)
def test_every_set_of_answers_is_a_valid_response_and_comes_back(instrument, data):
    answers = {}
    while item := next_item(instrument, answers):
        answers[item.id] = data.draw(st.sampled_from(sorted(item.answers.values)))
    sheet = AnswerSheet(instrument.id, instrument.version, answers, data.draw(st.sampled_from(["", "2026-11-22"])))
    resource = over_the_wire(response(sheet))
    QuestionnaireResponse.model_validate(resource)
    assert read_response(resource) == sheet
    assert read_response(resource, instrument) == sheet


def test_loinc_codes_where_confirmed_and_our_own_elsewhere():
    systems = {
        instrument.id: {
            option["valueCoding"]["system"]
            for item in questionnaire(instrument)["item"]
            for option in item.get("answerOption", [])
        }
        for instrument in catalogue()
    }
    assert systems["gad-7"] == {"http://loinc.org"}
    assert systems["k6"] == {"urn:rigcheck:instrument:k6:time"}
    assert questionnaire(load("phq-9"))["code"] == [{"system": "http://loinc.org", "code": "44249-1"}]
    assert "code" not in questionnaire(load("pcl-5"))


def test_skip_rules_are_conditions():
    items = {item["linkId"]: item for item in questionnaire(load("audit"))["item"]}
    assert "enableWhen" not in items["item9"]
    assert [when["question"] for when in items["item2"]["enableWhen"]] == ["item1"]
    assert [when["question"] for when in items["item4"]["enableWhen"]] == ["item2", "item3"]


def somebody_elses_gad_7(**changed):
    """A response in the shape of the HL7 personal health record guide: LOINC codes as link ids."""
    codes = ("69725-0", "68509-9", "69733-4", "69734-2", "69735-9", "69689-8", "69736-7")
    answers = ("LA6568-5", "LA6568-5", "LA6569-3", "LA6569-3", "LA6568-5", "LA6569-3", "LA6571-9")
    items = [
        {"linkId": code, "answer": [{"valueCoding": {"system": "http://loinc.org", "code": answer}}]}
        for code, answer in zip(codes, answers, strict=True)
    ]
    resource = {"resourceType": "QuestionnaireResponse", "status": "completed", "item": items}
    return {**resource, "questionnaire": "http://loinc.org/q/69737-5", **changed}


def test_somebody_elses_copy_is_read_by_its_loinc_codes():
    sheet = read_response(somebody_elses_gad_7(), load("gad-7"))
    assert [*sheet.answers.values()] == [0, 0, 1, 1, 0, 1, 3]
    group = {"linkId": "group", "item": somebody_elses_gad_7()["item"]}
    total = {"linkId": "/70274-6", "answer": [{"valueInteger": 6}]}
    assert read_response(somebody_elses_gad_7(item=[group, total]), load("gad-7")) == sheet


def test_somebody_elses_copy_needs_to_be_named():
    with pytest.raises(FhirDiffers):
        read_response(somebody_elses_gad_7())
    with pytest.raises(FhirDiffers):
        read_response(somebody_elses_gad_7(), load("phq-9"))


def changed(resource, path, value):
    """A copy with one value replaced, or removed for None."""
    resource = copy.deepcopy(resource)
    *way, last = path
    inner = resource
    for step in way:
        inner = inner[step]
    if value is None:
        del inner[last]
    else:
        inner[last] = value
    return resource


@pytest.mark.parametrize(
    ("path", "value", "refusal"),
    [
        (["resourceType"], "Patient", FhirDiffers),
        (["url"], "http://example.org/phq-9", FhirDiffers),
        (["url"], "urn:rigcheck:instrument:phq-10", UnknownInstrument),
        (["version"], "2", UnknownVersion),
        (["version"], None, UnknownVersion),
        (["code", 0, "code"], "44261-6", FhirDiffers),
        (["item", 0, "code", 0, "code"], "44255-8", FhirDiffers),
        (["item", 8, "text"], "Something milder", FhirDiffers),
        (["item", 5, "text"], "Trouble concentrating", FhirDiffers),
        (["item", 0, "answerOption", 0, "valueCoding", "display"], "Not at all sure", FhirDiffers),
        (["item", 0, "answerOption", 1, "valueCoding", "extension", 0, "valueDecimal"], 2, FhirDiffers),
        (["item", 8], None, FhirDiffers),
        (["item"], {}, FhirDiffers),
        (["item", 0], "text", FhirDiffers),
    ],
)
def test_a_questionnaire_that_says_something_else_is_refused(path, value, refusal):
    with pytest.raises(refusal):
        read_questionnaire(changed(questionnaire(load("phq-9")), path, value))


CODING = ["item", 0, "answer", 0, "valueCoding"]


@pytest.mark.parametrize(
    ("path", "value", "refusal"),
    [
        (["resourceType"], "Questionnaire", FhirDiffers),
        (["status"], "in-progress", FhirDiffers),
        (["questionnaire"], "urn:rigcheck:instrument:phq-9", UnknownVersion),
        (["questionnaire"], "urn:rigcheck:instrument:phq-9|2", UnknownVersion),
        (["questionnaire"], None, FhirDiffers),
        ([*CODING, "code"], "LA33-6", FhirDiffers),
        ([*CODING, "system"], "http://snomed.info/sct", FhirDiffers),
        ([*CODING, "display"], "Not at all sure", FhirDiffers),
        (["item", 0, "answer", 0], {"valueString": "often"}, FhirDiffers),
        (["item", 0, "answer", 0], "often", FhirDiffers),
        (["item", 0, "answer"], [], FhirDiffers),
        (["item", 0, "answer"], None, FhirDiffers),
        (["item", 0, "linkId"], "item2", FhirDiffers),
        (["item", 0, "linkId"], "69725-0", FhirDiffers),
        (["item", 0, "item"], [], FhirDiffers),
        (["item", 0], "item", FhirDiffers),
        (["item"], "items", FhirDiffers),
        (["item", 0], None, MissingAnswer),
        (["item", 10, "answer", 0, "valueDecimal"], 3, FhirDiffers),
        (["item", 10, "answer", 0, "valueDecimal"], "13", FhirDiffers),
    ],
)
def test_a_response_that_says_something_else_is_refused(path, value, refusal):
    with pytest.raises(refusal):
        read_response(changed(response(SHEET), path, value))


def test_the_response_must_be_to_the_form_that_was_asked_for():
    with pytest.raises(FhirDiffers):
        read_response(response(SHEET), load("gad-7"))


def test_what_is_no_resource_at_all():
    for read in (read_questionnaire, read_response):
        with pytest.raises(FhirDiffers):
            read([])


def test_only_a_form_that_can_be_scored_goes_out():
    with pytest.raises(MissingAnswer):
        response(AnswerSheet("phq-9", "1", {"item1": 1}))
    with pytest.raises(OutOfRange):
        response(AnswerSheet("phq-9", "1", {**SHEET.answers, "item9": 4}))
