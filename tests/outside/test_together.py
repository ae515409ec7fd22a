"""Whoever is first does it for all who wait: nobody is left out, done twice, or failed for what another asked."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Event, get_ident

import pytest
from django.db import OperationalError

from rigcheck.outside.together import MOST, Together


def doubled(numbers: Sequence[int]) -> list[int]:
    return [number * 2 for number in numbers]


def test_whoever_is_alone_is_done_at_once():
    assert Together[int, int]().ask(21, doubled) == 42


def test_those_who_come_while_one_is_done_are_done_in_one_go():
    line, begun, go_on, sizes = Together[int, int](), Event(), Event(), list[int]()

    def slowly(numbers: Sequence[int]) -> list[int]:
        sizes.append(len(numbers))
        begun.set()
        assert go_on.wait(30)
        return doubled(numbers)

    with ThreadPoolExecutor(MOST + 3) as threads:
        first = threads.submit(line.ask, 0, slowly)
        assert begun.wait(30)
        others = [threads.submit(line.ask, number, slowly) for number in range(1, MOST + 3)]
        while len(line._waiting) < len(others):
            pass
        go_on.set()
        assert [one.result(30) for one in (first, *others)] == [2 * number for number in range(MOST + 3)]
    assert sizes == [1, MOST, 2]


def test_what_fails_among_others_fails_alone():
    line, done = Together[int, int](), list[int]()

    def picky(numbers: Sequence[int]) -> list[int]:
        if 13 in numbers:
            raise ValueError("13")
        done.extend(numbers)
        return doubled(numbers)

    places = [12, 13, 14]
    with ThreadPoolExecutor(3) as threads:
        with line._door:
            asked = [threads.submit(line.ask, number, picky) for number in places]
            while len(line._waiting) < len(places):
                pass
        assert (asked[0].result(30), asked[2].result(30)) == (24, 28)
        with pytest.raises(ValueError, match="13"):
            asked[1].result(30)
    assert sorted(done) == [12, 14]


def test_what_fails_for_all_is_done_by_each_in_a_thread_of_its_own():
    line, threads_used = Together[int, int](), set[int]()

    def alone(numbers: Sequence[int]) -> list[int]:
        if len(numbers) > 1:
            raise OperationalError
        threads_used.add(get_ident())
        return doubled(numbers)

    with ThreadPoolExecutor(3) as threads:
        with line._door:
            phones = [threads.submit(line.ask, number, alone) for number in range(3)]
            while len(line._waiting) < len(phones):
                pass
        assert [phone.result(30) for phone in phones] == [0, 2, 4]
    assert len(threads_used) == 3


def test_a_wrong_number_of_answers_is_a_fault_and_nobody_waits_for_ever():
    with pytest.raises(ValueError, match="zip"):
        Together[int, int]().ask(1, lambda _numbers: [])
