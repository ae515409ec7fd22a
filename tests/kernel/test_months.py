from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rigcheck.kernel.months import Month, NotAMonth

MONTHS = st.builds(Month, st.integers(1000, 3000), st.integers(1, 12))


@given(st.dates())
def test_a_day_lies_in_its_month(day: date):
    month = Month.of(day)
    assert month.first_day <= day
    assert month.first_day.month == day.month


@given(MONTHS)
def test_what_is_written_reads_back(month: Month):
    assert Month.parse(str(month)) == month


@given(MONTHS, st.integers(-5000, 5000))
def test_going_forward_and_counting_agree(month: Month, steps: int):
    assert month.until(month.plus(steps)) == steps


def test_a_year_end_is_crossed():
    assert Month(2026, 11).plus(3) == Month(2027, 2)
    assert Month(2026, 1).plus(-1) == Month(2025, 12)


@pytest.mark.parametrize("written", ["2026-13", "2026-00", "2026-1", "26-01", "2026-01-01", "", "0000-01"])
def test_it_refuses_what_is_no_month(written: str):
    with pytest.raises(NotAMonth):
        Month.parse(written)
