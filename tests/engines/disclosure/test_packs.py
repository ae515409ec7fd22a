"""Packs: those that are shipped, those that an agency writes, and those that no agency may write."""

import pytest

from rigcheck.engines.disclosure import (
    DEFAULT,
    Confidence,
    DamagedPack,
    Duty,
    Ground,
    Notice,
    Recipient,
    Role,
    may_disclose,
    notice,
    parse,
    shipped,
    with_own,
)

OWN = """
id = "us-xx"
version = 3
name = "Example state"
applies = "Peers of the example state"
source = "a made-up statute"
[role.peer]
says = ["What you tell a peer here is protected by a made-up statute."]
crime = { duty = "never", confidence = "H" }
substance = { duty = "may", to = ["authority"], confidence = "M" }
child-abuse = { duty = "never", confidence = "H" }
"""
NEVER = 'duty = "never"'
EMERGENCY = 'duty = "may", to = ["emergency"]'


def changed(old: str, new: str) -> str:
    assert old in OWN
    return OWN.replace(old, new)


def duties(shown: Notice) -> list[tuple[Ground, Duty]]:
    return [(line.ground, line.duty) for line in shown.lines]


def mark_of(text: str) -> str:
    return parse(text, own=True).parts[Role.PEER].mark


def test_the_default_speaks_of_every_role_and_ground_and_asks_for_no_lawyer() -> None:
    default = shipped()[DEFAULT]
    assert set(default.parts) == set(Role)
    for role in Role:
        assert notice(role=role).is_default
        assert notice(role=role).version == "default 1"


@pytest.mark.parametrize("pack", [pack for pack in shipped().values() if pack.id != DEFAULT], ids=lambda pack: pack.id)
def test_every_unverified_rule_is_off_until_counsel_confirms_its_part(pack: object) -> None:
    pack = shipped()[getattr(pack, "id", "")]
    for role, part in pack.parts.items():
        before = notice(role=role, jurisdiction=pack.id)
        after = notice(role=role, jurisdiction=pack.id, confirmed={part.mark})
        default = notice(role=role)
        assert (before.must, before.says, before.is_default) == ((), (), True)
        assert duties(before) == duties(default)
        assert (after.says, after.is_default) == (part.says, False)
        assert after.version == f"{pack.label}, default 1"


def test_only_what_was_read_in_a_law_itself_counts_unconfirmed() -> None:
    counting = {
        (pack.id, role, rule.ground)
        for pack in shipped().values()
        for role, part in pack.parts.items()
        for rule in part.rules.values()
        if pack.id != DEFAULT and rule.confidence is not Confidence.UNVERIFIED
    }
    assert counting == {("us-federal", Role.PEER, Ground.SUPERVISION)}
    advice = may_disclose(role=Role.PEER, ground=Ground.SUPERVISION, to=Recipient.PROGRAMME, jurisdiction="us-federal")
    assert (advice.is_default, advice.label) == (False, "us-federal 1, default 1")


def test_an_agencys_pack_counts_for_nothing_before_counsel_whatever_it_claims() -> None:
    library = with_own((OWN,))
    before = notice(role=Role.PEER, jurisdiction="us-xx", library=library)
    assert before.is_default
    assert Ground.CRIME in {line.ground for line in before.may}
    after = notice(role=Role.PEER, jurisdiction="us-xx", confirmed={mark_of(OWN)}, library=library)
    assert Ground.CRIME in {line.ground for line in after.never}
    assert Ground.SUBSTANCE in {line.ground for line in after.may}
    assert after.partly
    assert notice(role=Role.CHAPLAIN, jurisdiction="us-xx", confirmed={mark_of(OWN)}, library=library).is_default


def test_a_pack_that_names_every_ground_leaves_nothing_to_the_default() -> None:
    rules = "".join(
        f'{ground} = {{ duty = "{rule.duty}", to = {[str(one) for one in rule.to]}, confidence = "U" }}\n'
        for ground, rule in shipped()[DEFAULT].parts[Role.PEER].rules.items()
    )
    text = OWN.partition("[role.peer]")[0] + "[role.peer]\n" + rules
    shown = notice(role=Role.PEER, jurisdiction="us-xx", confirmed={mark_of(text)}, library=with_own((text,)))
    assert (shown.is_default, shown.partly) == (False, False)


def test_a_child_in_danger_now_is_helped_whatever_a_confirmed_pack_says() -> None:
    library, confirmed = with_own((OWN,)), {mark_of(OWN)}
    ask = {"role": Role.PEER, "ground": Ground.CHILD_ABUSE, "jurisdiction": "us-xx"}
    later = may_disclose(to=Recipient.AUTHORITY, confirmed=confirmed, library=library, **ask)  # type: ignore[arg-type]
    now = may_disclose(to=Recipient.EMERGENCY, now=True, confirmed=confirmed, library=library, **ask)  # type: ignore[arg-type]
    assert (later.allowed, now.allowed, now.at_once, now.second) == (False, True, True, False)


def test_another_text_is_another_mark_and_loses_its_confirmation() -> None:
    text = changed(
        'crime = { duty = "never", confidence = "H" }', 'crime = { duty = "may", to = ["court"], confidence = "H" }'
    )
    assert mark_of(text) != mark_of(OWN)
    assert mark_of(changed("made-up statute.", "other statute.")) != mark_of(OWN)
    assert mark_of(changed("version = 3", "version = 4")) != mark_of(OWN)


@pytest.mark.parametrize(
    "text",
    [
        "not a pack",
        changed('id = "us-xx"', 'id = "US"'),
        changed("version = 3", "version = 0"),
        changed("version = 3", 'version = "3"'),
        changed('name = "Example state"\n', ""),
        changed("[role.peer]", "[role.barber]"),
        changed("crime =", "gossip ="),
        changed('duty = "never", confidence = "H" }\nsub', 'duty = "perhaps", confidence = "H" }\nsub'),
        changed('to = ["authority"]', 'to = ["employer"]'),
        changed('to = ["authority"]', "to = []"),
        changed('crime = { duty = "never"', 'crime = { duty = "never", to = ["court"]'),
        changed('crime = { duty = "never"', 'danger-self = { duty = "never"'),
        changed('substance = { duty = "may", to = ["authority"]', 'danger-others = { duty = "may", to = ["authority"]'),
        changed("substance =", "health ="),
        changed("substance =", "other ="),
        changed("substance =", "employer ="),
    ],
)
def test_what_no_pack_may_say_is_refused(text: str) -> None:
    with pytest.raises(DamagedPack):
        parse(text, own=True)


def test_the_default_is_replaced_by_nobody_and_is_whole() -> None:
    rules = "".join(
        f'{ground} = {{ {EMERGENCY if ground.startswith("danger") else NEVER}, confidence = "U" }}\n'
        for ground in Ground
    )
    head = changed('id = "us-xx"', 'id = "default"').partition("[role.peer]")[0]
    roles = {role: f"[role.{role}]\n{rules}" for role in Role}
    with pytest.raises(DamagedPack, match="replaced"):
        with_own((head + "".join(roles.values()),))
    with pytest.raises(DamagedPack, match="every role"):
        parse(head + roles[Role.PEER])
    with pytest.raises(DamagedPack, match="every ground"):
        parse(changed('id = "us-xx"', 'id = "default"'))


def test_the_source_of_an_answer_can_be_shown() -> None:
    decision = may_disclose(role=Role.PEER, ground=Ground.EMPLOYER, to=Recipient.EMPLOYER)
    assert (decision.duty, decision.confidence) == (Duty.NEVER, Confidence.HIGH)
    assert "Schlosser" in decision.source
