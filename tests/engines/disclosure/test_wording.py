"""Every key has its sentence, and the notice says what a platform must show before first use."""

import pytest

from rigcheck.engines.disclosure import Ground, Recipient, Role, may_disclose, notice, shipped, text_of
from rigcheck.engines.disclosure.texts import CLAIMS, GROUNDS, RECIPIENTS, SENTENCES, WHY


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("jurisdiction", sorted(shipped()))
def test_every_line_of_every_notice_has_a_sentence(role: Role, jurisdiction: str) -> None:
    marks = {part.mark for part in shipped()[jurisdiction].parts.values()}
    for confirmed in (frozenset(), marks):
        shown = notice(role=role, jurisdiction=jurisdiction, confirmed=confirmed)
        assert all(text_of(line.text) for line in shown.lines)
        assert all(text_of(key) for key in (*shown.first, *shown.about, shown.stored))
        assert len(shown.must) + len(shown.may) + len(shown.never) == len(GROUNDS)


@pytest.mark.parametrize("role", Role)
def test_it_says_what_a_platform_must_show(role: Role) -> None:
    shown = notice(role=role)
    assert {Ground.DANGER_SELF, Ground.DANGER_OTHERS, Ground.CHILD_ABUSE, Ground.ADULT_ABUSE} <= {
        line.ground for line in shown.may
    }
    assert {Ground.COURT_ORDER, Ground.CRIME} <= {line.ground for line in shown.may}
    assert {"always-agency", "always-fitness", "always-watched", "always-lines", "about-differ"} <= set(shown.about)
    assert shown.stored in SENTENCES


@pytest.mark.parametrize("role", Role)
def test_who_listens_and_whose_own_duties_go_further_is_never_folded_away(role: Role) -> None:
    first = notice(role=role).first
    assert first[0] == f"about-{role}"
    assert ("about-own-duties" in first) is (role is not Role.CLINICIAN)
    assert "always-responders" in notice(role=role).about


@pytest.mark.parametrize("ground", [Ground.MISCONDUCT, Ground.SUBSTANCE, Ground.THOUGHTS, Ground.DEMAND])
def test_what_is_kept_with_a_bound_names_the_bound(ground: Ground) -> None:
    [line] = [line for line in notice(role=Role.PEER).never if line.ground is ground]
    assert any(word in text_of(line.text) for word in (", where ", ", while ", ", unless "))


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("ground", [Ground.DANGER_SELF, Ground.DANGER_OTHERS])
@pytest.mark.parametrize("to", [Recipient.EMPLOYER, Recipient.COURT, Recipient.PROGRAMME, Recipient.CHOSEN])
def test_whoever_would_tell_the_wrong_one_of_a_danger_reads_whom_to_call(
    role: Role, ground: Ground, to: Recipient
) -> None:
    answer = may_disclose(role=role, ground=ground, to=to)
    assert (answer.allowed, answer.why) == (False, "call-first")
    assert "call emergency services now" in text_of(answer.why)


def test_thoughts_are_kept_and_asked_about() -> None:
    answer = may_disclose(role=Role.PEER, ground=Ground.THOUGHTS, to=Recipient.EMERGENCY)
    assert (answer.allowed, answer.why) == (False, "ask-straight")
    assert "act now" in text_of(answer.why)


def test_every_ground_and_recipient_has_its_words_and_every_answer_a_reason() -> None:
    assert set(CLAIMS) == set(Ground)
    assert set(RECIPIENTS) == set(Recipient)
    for role in Role:
        for ground in Ground:
            for to in Recipient:
                for now in (False, True):
                    assert text_of(may_disclose(role=role, ground=ground, to=to, now=now).why)


def test_no_key_stands_for_two_sentences() -> None:
    every = [*GROUNDS, *SENTENCES, *WHY]
    assert len(set(every)) == len(every)
    employer = next(line for line in notice(role=Role.PEER).lines if line.ground is Ground.EMPLOYER)
    assert "when your chain of command" in text_of(employer.text)


def test_nothing_promises_too_much() -> None:
    every = " ".join([*GROUNDS.values(), *SENTENCES.values()]).lower()
    assert "100" not in every.replace("2 in 100 calls", "")
    assert "nobody will know" not in every
