"""The list of bad input that Rigcheck promises to survive, and the tests that show each line; none may go missing."""

import re
from functools import cache

import pytest

from tests.house import tree

SHOWN_BY = {
    "wrong card code": (
        "tests/journeys/test_accounts_joining.py::test_a_wrong_group_is_pointed_out_and_a_used_card_named",
    ),
    "wrong passphrase, same answer as an unknown handle": (
        "tests/journeys/test_accounts_entering.py::test_signing_out_and_in_again",
        "tests/care/members/test_answers.py::test_an_unknown_handle_gets_the_same_bytes",
    ),
    "wrong passphrase, same work as an unknown handle": (
        "tests/care/members/test_sessions.py::test_an_unknown_handle_goes_the_same_way_and_gets_the_same_answer",
        "tests/outside/keybox/test_keybox.py::test_an_unknown_account_is_counted_and_refused_like_a_known_one",
    ),
    "lost card": (
        "tests/journeys/test_accounts_entering.py::test_lost_everything_says_what_is_gone_and_leads_on",
        "tests/journeys/test_accounts_entering.py::test_a_new_card_ends_the_old_one",
    ),
    "two tabs": (
        "tests/journeys/test_accounts_entering.py::test_two_tabs_lock_together",
        "tests/journeys/test_checkins.py::test_two_tabs_deliver_a_draft_once",
    ),
    "cookie stolen without the other half": (
        "tests/care/members/test_sessions.py::test_a_cookie_without_its_half_opens_nothing",
        "tests/care/members/test_sessions.py::test_a_row_moved_under_another_cookie_opens_nothing",
    ),
    "clock wrong by a year": (
        "tests/care/checkins/test_trouble.py::test_a_clock_wrong_by_a_year_keeps_the_check_in",
        "tests/care/members/test_sessions.py::test_a_clock_that_jumps_a_year_back_locks_nobody_out",
        "tests/journeys/test_offline.py::test_a_phone_with_the_clock_wrong_by_a_year",
    ),
    "answers out of range": (
        "tests/care/checkins/test_trouble.py::test_an_answer_out_of_range_is_refused_in_a_sentence",
        "tests/care/assessments/test_pages.py::test_what_is_no_answer_gets_a_sentence_and_the_same_question",
    ),
    "form sent twice": (
        "tests/care/checkins/test_trouble.py::test_the_form_sent_twice_leads_to_the_same_check_in",
        "tests/care/assessments/test_pages.py::test_the_same_whole_form_twice_is_one_result",
        "tests/care/members/test_joining.py::test_a_form_sent_twice_opens_one_account",
    ),
    "offline in the middle": (
        "tests/journeys/test_offline.py::test_the_signal_goes_in_the_middle",
        "tests/journeys/test_checkins.py::test_an_answer_that_got_lost_doubles_nothing",
    ),
    "disk full": (
        "tests/care/checkins/test_trouble.py::test_a_full_disk_gives_the_answers_back",
        "tests/care/test_trouble_everywhere.py::test_a_full_disk_is_told_in_words_on_every_address",
        "tests/journeys/test_offline.py::test_a_full_phone_keeps_the_answers_on_the_page",
    ),
    "database locked": (
        "tests/care/checkins/test_trouble.py::test_a_locked_database_gives_the_answers_back",
        "tests/care/test_trouble_everywhere.py::test_a_busy_database_is_told_in_words_on_every_address",
        "tests/outside/keybox/test_sqlite_file.py::test_a_locked_file_is_refused_in_words_and_counts_no_try",
    ),
    "card altered, for another agency, of an expired or unlogged key": (
        "tests/bridge/enrolment/test_lane.py::test_altered_tokens",
        "tests/bridge/enrolment/test_lane.py::test_another_agencys_token_is_refused",
        "tests/bridge/enrolment/test_lane.py::test_an_ended_key_is_refused",
        "tests/bridge/enrolment/test_lane.py::test_a_token_admits_through_the_next_quarter_and_no_longer",
        "tests/journeys/test_tokens_twins.py::test_both_ends_turn_the_same_cards_away",
    ),
    "a key planted for one person": (
        "tests/bridge/enrolment/test_lane.py::test_a_key_planted_for_one_person_is_refused",
        "tests/bridge/keylog/test_list.py::test_one_key_after_the_other_for_each_person_is_refused",
        "tests/journeys/test_tokens_twins.py::test_a_key_planted_for_one_person_gets_nowhere",
    ),
    "a CSV with wrong encodings": (
        "tests/engines/tables/test_delimited.py::test_letters_in_no_encoding_are_refused",
        "tests/roster/imports/test_pages.py::test_an_encoding_that_does_not_fit_is_told",
        "tests/roster/imports/test_pages.py::test_a_file_that_is_not_taken_is_told_in_a_sentence",
    ),
    "a CSV with duplicate numbers": (
        "tests/roster/imports/test_rows.py::test_a_number_that_stands_twice_refuses_each_of_its_rows",
    ),
    "formulas in a file": (
        "tests/roster/imports/test_rows.py::test_a_row_that_cannot_be_taken_says_why",
        "tests/roster/imports/test_rows.py::test_refused_rows_can_be_taken_away_as_a_file_in_which_nothing_runs",
        "tests/roster/people/test_pages.py::test_exports_hold_everybody_and_nothing_that_runs",
        "tests/engines/tables/test_writing.py::test_a_workbook_holds_text_and_no_formula",
    ),
    "10 million columns": (
        "tests/engines/tables/test_delimited.py::test_ten_million_columns_are_refused_before_they_are_parsed",
        "tests/roster/imports/test_pages.py::test_a_file_that_is_not_taken_is_told_in_a_sentence",
    ),
    "workbooks made to harm": (
        "tests/engines/tables/test_workbook.py::test_entities_that_multiply_are_not_followed",
        "tests/engines/tables/test_workbook.py::test_an_archive_that_would_unpack_to_very_much_is_refused",
    ),
}


@cache
def names_in(file: str) -> frozenset[str]:
    """The names of a file's tests."""
    return frozenset(re.findall(r"^def (test_\w+)", (tree.ROOT / file).read_text(), re.MULTILINE))


def missing(shown_by: tuple[str, ...]) -> list[str]:
    """Tests that are named and are not there."""
    return [one for one in shown_by if (name := one.partition("::"))[2] and name[2] not in names_in(name[0])]


@pytest.mark.parametrize("line", SHOWN_BY)
def test_each_line_has_its_tests(line: str) -> None:
    assert SHOWN_BY[line]
    assert missing(SHOWN_BY[line]) == []


def test_a_test_that_went_missing_is_seen() -> None:
    assert missing(("tests/care/checkins/test_trouble.py::test_that_nobody_wrote",))
