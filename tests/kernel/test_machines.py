from enum import StrEnum

import pytest

from rigcheck.kernel.machines import Machine, Move, NoSuchMove


class Lamp(StrEnum):
    OFF = "off"
    ON = "on"


LAMP = Machine("lamp", Lamp.OFF, (Move("light", (Lamp.OFF,), Lamp.ON), Move("break", (Lamp.OFF, Lamp.ON), None)))


def test_a_move_leads_on() -> None:
    assert LAMP.after(Lamp.OFF, "light") is Lamp.ON
    assert LAMP.after(Lamp.ON, "break") is None


@pytest.mark.parametrize(("state", "move"), [(Lamp.ON, "light"), (Lamp.OFF, "douse")])
def test_what_is_not_drawn_is_refused(state: Lamp, move: str) -> None:
    assert not LAMP.may(state, move)
    with pytest.raises(NoSuchMove):
        LAMP.after(state, move)


def test_every_arrow_is_told_once() -> None:
    assert list(LAMP.steps()) == [
        (Lamp.OFF, "light", Lamp.ON),
        (Lamp.OFF, "break", None),
        (Lamp.ON, "break", None),
    ]
