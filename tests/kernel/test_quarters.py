"""Quarters of a year."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rigcheck.kernel.months import Month
from rigcheck.kernel.quarters import NotAQuarter, Quarter

MONTHS = st.builds(Month, st.integers(2, 9998), st.integers(1, 12))


@pytest.mark.parametrize(("month", "quarter"), [("2026-01", "2026-Q1"), ("2026-06", "2026-Q2"), ("2026-12", "2026-Q4")])
def test_a_month_lies_in_its_quarter(month, quarter):
    assert str(Quarter.of(Month.parse(month))) == quarter


@given(MONTHS)
def test_a_quarter_holds_its_months_and_reads_back(month):
    quarter = Quarter.of(month)

    assert quarter.first <= month <= quarter.last
    assert quarter.first.until(quarter.last) == 2
    assert Quarter.parse(str(quarter)) == quarter
    assert quarter.plus(1).first == quarter.last.plus(1)
    assert quarter.plus(1).plus(-1) == quarter


@pytest.mark.parametrize("written", ["", "2026-Q0", "2026-Q5", "0000-Q1", "2026-Q4 ", "2026-4", "26-Q4", "٢٠٢٦-Q1"])
def test_other_texts_are_no_quarters(written):
    with pytest.raises(NotAQuarter):
        Quarter.parse(written)
