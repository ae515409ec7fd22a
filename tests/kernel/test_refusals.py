from typing import ClassVar

import pytest

from rigcheck.kernel.refusals import NotFound, Refusal


class DoorIsShut(Refusal):
    code: ClassVar[str] = "door-is-shut"


def test_it_carries_its_code_and_its_sentence():
    with pytest.raises(Refusal) as caught:
        raise DoorIsShut("The door is shut. Ring the bell.")
    assert (caught.value.code, str(caught.value)) == ("door-is-shut", "The door is shut. Ring the bell.")


def test_without_a_sentence_it_shows_its_code():
    assert str(DoorIsShut()) == "door-is-shut"


def test_each_kind_names_the_status_a_page_answers_with():
    assert (Refusal().status, NotFound().status) == (400, 404)
