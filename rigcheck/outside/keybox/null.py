"""The keybox of processes that must open nothing: the worker, and every command that needs no account."""

from typing import NoReturn

from rigcheck.outside.keybox.protocol import KeyboxAway


class ClosedKeybox:
    """A `Keybox` that refuses everything with KeyboxAway."""

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise KeyboxAway

    stand_in = seed = create = set_verifier = drop_verifier = prove = erase = _refuse
    put_half = half = drop_half = _refuse
    set_device = renew_device = prove_device = drop_device = drop_devices = purge = _refuse

    def close(self) -> None:
        """Nothing is open."""
