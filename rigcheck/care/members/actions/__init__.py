"""Changing accounts: cards, joining, sessions, devices, ways in, erasing; and the twin that needs no browser."""

from rigcheck.care.members.actions.accounts import (
    answer_card_question,
    describe,
    erase,
    expire,
    prove_again,
    remove_passkey,
    set_way,
)
from rigcheck.care.members.actions.cards import issue_cards
from rigcheck.care.members.actions.devices import prove_pin, set_pin
from rigcheck.care.members.actions.joining import Keys, NewWay, begin, finish
from rigcheck.care.members.actions.sessions import (
    Opened,
    Proved,
    lock,
    open_session,
    prove,
    purge,
    sign_out,
    sign_out_everywhere,
    visit,
)
from rigcheck.care.members.actions.twin import enrol, enter

__all__ = [
    "Keys",
    "NewWay",
    "Opened",
    "Proved",
    "answer_card_question",
    "begin",
    "describe",
    "enrol",
    "enter",
    "erase",
    "expire",
    "finish",
    "issue_cards",
    "lock",
    "open_session",
    "prove",
    "prove_again",
    "prove_pin",
    "purge",
    "remove_passkey",
    "set_pin",
    "set_way",
    "sign_out",
    "sign_out_everywhere",
    "visit",
]
