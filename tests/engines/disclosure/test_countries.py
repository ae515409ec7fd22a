"""Countries whose law nobody here has read: the cautious default as a sheet for counsel, off until confirmed."""

import pytest

from rigcheck.engines.disclosure import (
    DEFAULT,
    Confidence,
    DamagedPack,
    Ground,
    Recipient,
    Role,
    may_disclose,
    notice,
    parse,
    shipped,
)

ELSEWHERE = ("gb", "ca", "ie", "au", "nz")
OWN = """
id = "xx"
version = 1
name = "Example"
applies = "X"
source = "a made-up statute"
[role.peer]
like = "default"
crime = { duty = "never", confidence = "U" }
"""


@pytest.mark.parametrize("country", ELSEWHERE)
@pytest.mark.parametrize("role", Role)
def test_until_counsel_every_answer_is_the_defaults_and_says_so(country: str, role: Role) -> None:
    assert notice(role=role, jurisdiction=country).is_default
    for ground in Ground:
        for to in Recipient:
            here = may_disclose(role=role, ground=ground, to=to, jurisdiction=country)
            assert here == may_disclose(role=role, ground=ground, to=to)
            assert here.is_default


@pytest.mark.parametrize("country", ELSEWHERE)
@pytest.mark.parametrize("role", Role)
def test_confirmed_it_is_the_places_own_and_answers_alike(country: str, role: Role) -> None:
    part = shipped()[country].parts[role]
    after = notice(role=role, jurisdiction=country, confirmed={part.mark})
    default = notice(role=role)
    assert (after.is_default, after.partly, after.version) == (False, False, f"{country} 1, default 1")
    assert [(line.ground, line.duty) for line in after.lines] == [(line.ground, line.duty) for line in default.lines]
    assert {rule.confidence for rule in part.rules.values()} == {Confidence.UNVERIFIED}
    assert not any("COPS" in rule.source or "CFR" in rule.source for rule in part.rules.values())


def test_what_a_part_says_itself_goes_before_what_it_is_like() -> None:
    default, pack = shipped()[DEFAULT].parts[Role.PEER], parse(OWN, own=True)
    rules = pack.parts[Role.PEER].rules
    assert set(rules) == set(Ground)
    assert {ground for ground in Ground if rules[ground].duty is not default.rules[ground].duty} == {Ground.CRIME}
    assert {rule.source for rule in rules.values()} == {"a made-up statute"}
    assert (pack.country, shipped()["nz"].country) == ("", "nz")


def test_it_can_be_like_nothing_but_the_default() -> None:
    with pytest.raises(DamagedPack, match="no other"):
        parse(OWN.replace('like = "default"', 'like = "us"'))


def test_what_is_known_of_one_countrys_line_is_said_of_no_other() -> None:
    here, there = notice(role=Role.PEER).about, notice(role=Role.PEER, country="ca").about
    assert ("always-lines" in here, "always-lines" in there) == (True, False)
    assert "always-ask-lines" in there
