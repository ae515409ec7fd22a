from rigcheck.kernel.enums import Seat, Trade


def test_the_names_on_disk_do_not_change():
    assert [trade.value for trade in Trade] == ["police", "fire", "ems", "corrections", "dispatch", "other"]
    assert [seat.value for seat in Seat] == [
        "member",
        "family",
        "peer",
        "chaplain",
        "clinician",
        "moderator",
        "lead",
        "auditor",
    ]
