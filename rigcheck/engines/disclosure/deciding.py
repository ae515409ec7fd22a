"""The gate: may this be passed on, to these people, and does it wait for a second person?"""

from collections.abc import Collection
from dataclasses import dataclass

from rigcheck.engines.disclosure.packs import Confidence
from rigcheck.engines.disclosure.reading import Library, shipped
from rigcheck.engines.disclosure.standing import Rules, rules
from rigcheck.engines.disclosure.terms import DANGER, DEFAULT, URGENT, Duty, Ground, Recipient, Role


@dataclass(frozen=True, slots=True)
class Decision:
    """What follows. `why` is a key of `texts.WHY`.

    `at_once`: act now; nothing and nobody is waited for, and the record follows. `second`: somebody else signs first.
    `record`: it is written down, and the member is told unless the law forbids it. `is_default`, `source`,
    `confidence` and `label` say on what the answer rests.
    """

    duty: Duty
    why: str
    to: tuple[Recipient, ...]
    at_once: bool
    second: bool
    record: bool
    is_default: bool
    source: str
    confidence: Confidence
    label: str

    @property
    def allowed(self) -> bool:
        """Whether anything may be passed on."""
        return self.duty is not Duty.NEVER


def may_disclose(
    *,
    role: Role,
    ground: Ground,
    to: Recipient,
    now: bool = False,
    jurisdiction: str = DEFAULT,
    confirmed: Collection[str] = (),
    library: Library | None = None,
) -> Decision:
    """Whether somebody in this role may pass something on to `to` on this ground.

    `now`: it happens at this moment; danger to life counts as now whatever is given. `confirmed`: the marks of the
    parts that counsel has confirmed.
    """
    found = rules(role=role, jurisdiction=jurisdiction, confirmed=confirmed, library=library or shipped())
    rule = found.by_ground[ground].rule
    if to is Recipient.EMPLOYER:
        return _answer(found, ground, Duty.NEVER, "call-first" if ground in DANGER else "not-the-employer")
    if rule.duty is Duty.NEVER and now and ground in URGENT and to is Recipient.EMERGENCY:
        return _answer(found, ground, Duty.MAY, "act-now", at_once=True, to=(to,))
    if rule.duty is Duty.NEVER:
        return _answer(found, ground, Duty.NEVER, "ask-straight" if ground is Ground.THOUGHTS else "no-ground")
    at_once = ground in DANGER or (now and ground in URGENT)
    if to not in rule.to and not (at_once and to is Recipient.EMERGENCY):
        return _answer(found, ground, Duty.NEVER, "call-first" if at_once else "not-to-them")
    if ground is Ground.SUPERVISION:
        return _answer(found, ground, rule.duty, "no-name", to=rule.to, record=False)
    if at_once:
        whom = tuple(dict.fromkeys([Recipient.EMERGENCY, *rule.to]))
        return _answer(found, ground, rule.duty, "act-now", at_once=True, to=whom)
    return _answer(found, ground, rule.duty, rule.duty.value, to=rule.to)


def _answer(
    found: Rules,
    ground: Ground,
    duty: Duty,
    why: str,
    *,
    at_once: bool = False,
    to: tuple[Recipient, ...] = (),
    record: bool = True,
) -> Decision:
    standing = found.by_ground[ground]
    allowed = duty is not Duty.NEVER
    return Decision(
        duty=duty,
        why=why,
        to=to,
        at_once=at_once,
        second=allowed and record and not at_once,
        record=allowed and record,
        is_default=standing.is_default,
        source=standing.rule.source,
        confidence=standing.rule.confidence,
        label=found.label,
    )
