"""Changing accounts: joining, signing in, devices, ways in, erasing."""

from rigcheck.care.members.actions.accounts import (
    answer_card_question,
    describe,
    erase,
    expire,
    prove_again,
    remove_passkey,
    set_way,
)
from rigcheck.care.members.actions.devices import prove_pin, set_pin
from rigcheck.care.members.actions.joining import Keys, NewWay, begin, finish
from rigcheck.care.members.actions.signing_in import (
    Proved,
    open_session,
    prove,
    sign_out,
    sign_out_everywhere,
)

__all__ = [
    "Keys",
    "NewWay",
    "Proved",
    "answer_card_question",
    "begin",
    "describe",
    "erase",
    "expire",
    "finish",
    "open_session",
    "prove",
    "prove_again",
    "prove_pin",
    "remove_passkey",
    "set_pin",
    "set_way",
    "sign_out",
    "sign_out_everywhere",
]
