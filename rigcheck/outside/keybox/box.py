"""The keybox over any ledger: every rule once, whatever the database."""

import hmac
from datetime import UTC, datetime, timedelta

from rigcheck.outside.keybox import derive
from rigcheck.outside.keybox.ledger import Ledger, Rows
from rigcheck.outside.keybox.protocol import (
    DEVICE_TRIES,
    FREE_TRIES,
    WAITS,
    EntryGone,
    KeyboxAway,
    KnownDevice,
    SecondProof,
    TooMany,
    WrongProof,
)
from rigcheck.outside.randomness import Chance

FAILURES_KEPT = timedelta(days=1)
DEVICES_KEPT = timedelta(days=35)


class LedgerKeybox:
    """A `Keybox` that keeps its rows in `ledger`; `chance` draws the site secret when the ledger is new."""

    def __init__(self, ledger: Ledger, *, chance: Chance) -> None:
        self._ledger = ledger
        self._site = self._site_secret(chance)

    def _site_secret(self, chance: Chance) -> bytes:
        with self._ledger.writing() as rows:
            rows.run(
                "INSERT INTO site (one, secret) VALUES (1, %s) ON CONFLICT (one) DO NOTHING",
                [chance.bytes(32)],
            )
            row = rows.one("SELECT secret FROM site WHERE one = 1")
        if row is None:
            raise KeyboxAway
        return bytes(row[0])

    # --- accounts

    def stand_in(self, name: bytes) -> bytes:
        """See `Keybox.stand_in`."""
        return derive.tag(self._site, b"stand-in", name)[:16]

    def seed(self, use: str) -> bytes:
        """See `Keybox.seed`."""
        return derive.tag(self._site, b"seed", use.encode())

    def create(self, account: bytes, secret: bytes, until: datetime) -> bytes:
        """See `Keybox.create`."""
        with self._ledger.writing() as rows:
            if rows.one("SELECT 1 FROM accounts WHERE account = %s", [account]):
                raise ValueError("the keybox knows this account already")
            rows.run(
                "INSERT INTO accounts (account, secret, draft_until) VALUES (%s, %s, %s)",
                [account, secret, _seconds(until)],
            )
        return derive.share(secret)

    def set_verifier(self, account: bytes, locator: bytes, proof: bytes) -> None:
        """See `Keybox.set_verifier`."""
        with self._ledger.writing() as rows:
            rows.run("UPDATE accounts SET draft_until = NULL WHERE account = %s", [account])
            if not rows.one("SELECT 1 FROM accounts WHERE account = %s", [account]):
                raise EntryGone
            verifier = derive.tag(self._secret(rows, account), b"verify", locator, proof)
            rows.run(
                "INSERT INTO verifiers (account, locator, verifier) VALUES (%s, %s, %s)"
                " ON CONFLICT (account, locator) DO UPDATE SET verifier = excluded.verifier",
                [account, locator, verifier],
            )

    def drop_verifier(self, account: bytes, locator: bytes) -> None:
        """See `Keybox.drop_verifier`."""
        with self._ledger.writing() as rows:
            rows.run("DELETE FROM verifiers WHERE account = %s AND locator = %s", [account, locator])

    def prove(self, account: bytes, locator: bytes, proof: bytes, now: datetime) -> bytes:
        """See `Keybox.prove`. One transaction, so that many tries at once are counted one by one."""
        with self._ledger.writing() as rows:
            failed = self._failures(rows, account, locator, now)
            secret = self._secret(rows, account)
            expected = self._verifier(rows, account, locator)
            if hmac.compare_digest(expected, derive.tag(secret, b"verify", locator, proof)):
                rows.run("DELETE FROM tries WHERE account = %s", [account])
                return derive.share(secret)
            refusal = self._count_failure(rows, (account, locator), failed + 1, now)
        raise refusal

    def erase(self, account: bytes) -> None:
        """See `Keybox.erase`."""
        with self._ledger.writing() as rows:
            for table in ("accounts", "verifiers", "tries", "devices"):
                rows.run(f"DELETE FROM {table} WHERE account = %s", [account])  # noqa: S608 - names from this line
        self._ledger.scrub()

    def _secret(self, rows: Rows, account: bytes) -> bytes:
        """The account's secret; for an unknown account one that nobody can use: the work is the same."""
        row = rows.one("SELECT secret FROM accounts WHERE account = %s", [account])
        unused = derive.tag(self._site, b"secret", account)
        return bytes(row[0]) if row else unused

    def _verifier(self, rows: Rows, account: bytes, locator: bytes) -> bytes:
        row = rows.one("SELECT verifier FROM verifiers WHERE account = %s AND locator = %s", [account, locator])
        unused = derive.tag(self._site, b"verifier", account, locator)
        return bytes(row[0]) if row else unused

    def _failures(self, rows: Rows, account: bytes, locator: bytes, now: datetime) -> int:
        """How often this way in failed in a row. Writes first, so that a second try waits for this one."""
        rows.run(
            "INSERT INTO tries (account, locator, failed, at, until) VALUES (%s, %s, 0, %s, 0)"
            " ON CONFLICT (account, locator) DO UPDATE SET failed = tries.failed",
            [account, locator, _seconds(now)],
        )
        row = rows.one("SELECT failed, until FROM tries WHERE account = %s AND locator = %s", [account, locator])
        failed, until = row or (0, 0)
        if until > _seconds(now):
            raise TooMany(wait_seconds=until - _seconds(now))
        return int(failed)

    def _count_failure(self, rows: Rows, way: tuple[bytes, bytes], failed: int, now: datetime) -> WrongProof:
        wait = WAITS[min(failed - FREE_TRIES, len(WAITS) - 1)] if failed >= FREE_TRIES else 0
        rows.run(
            "UPDATE tries SET failed = %s, at = %s, until = %s WHERE account = %s AND locator = %s",
            [failed, _seconds(now), _seconds(now) + wait, *way],
        )
        return WrongProof(wait_seconds=wait, tries_left=max(FREE_TRIES - failed, 0))

    # --- sessions

    def put_half(self, key: bytes, half: bytes, until: datetime) -> None:
        """See `Keybox.put_half`."""
        with self._ledger.writing() as rows:
            rows.run(
                "INSERT INTO halves (key, half, until) VALUES (%s, %s, %s)"
                " ON CONFLICT (key) DO UPDATE SET half = excluded.half, until = excluded.until",
                [key, half, _seconds(until)],
            )

    def half(self, key: bytes, now: datetime) -> bytes | None:
        """See `Keybox.half`."""
        with self._ledger.reading() as rows:
            row = rows.one("SELECT half FROM halves WHERE key = %s AND until > %s", [key, _seconds(now)])
        return bytes(row[0]) if row else None

    def drop_half(self, key: bytes) -> None:
        """See `Keybox.drop_half`."""
        with self._ledger.writing() as rows:
            rows.run("DELETE FROM halves WHERE key = %s", [key])

    # --- devices

    def set_device(
        self, device: bytes, account: bytes, *, secret: bytes, proof: bytes, second: bytes, until: datetime
    ) -> bytes:
        """See `Keybox.set_device`. The second proof has a row of its own, beside every device."""
        beside = derive.tag(secret, b"beside", device)
        entries = [
            (device, secret, derive.tag(secret, b"pin", device, proof)),
            (self._beside(device), beside, derive.tag(beside, b"pin", device, second)),
        ]
        with self._ledger.writing() as rows:
            for name, own, verifier in entries:
                rows.run("DELETE FROM devices WHERE device = %s", [name])
                rows.run(
                    "INSERT INTO devices (device, account, secret, verifier, failed, until)"
                    " VALUES (%s, %s, %s, %s, 0, %s)",
                    [name, account, own, verifier, _seconds(until)],
                )
        return derive.share(secret)

    def _beside(self, device: bytes) -> bytes:
        """The name under which the second proof of a device lies."""
        return derive.tag(self._site, b"second", device)[:16]

    def renew_device(self, device: bytes, account: bytes, until: datetime) -> None:
        """See `Keybox.renew_device`."""
        with self._ledger.writing() as rows:
            rows.run(
                "UPDATE devices SET until = %s, failed = 0 WHERE device IN (%s, %s) AND account = %s",
                [_seconds(until), device, self._beside(device), account],
            )

    def prove_device(self, device: bytes, proof: bytes, now: datetime) -> KnownDevice:
        """See `Keybox.prove_device`. Counts the try before it looks."""
        with self._ledger.writing() as rows:
            rows.run("UPDATE devices SET failed = failed + 1 WHERE device = %s", [device])
            row = rows.one(
                "SELECT account, secret, verifier, failed, until FROM devices WHERE device = %s AND until > %s",
                [device, _seconds(now)],
            )
            unused = derive.tag(self._site, b"device", device)
            account, secret, verifier, failed, until = row or (unused, unused, unused, DEVICE_TRIES, 0)
            fits = hmac.compare_digest(bytes(verifier), derive.tag(bytes(secret), b"pin", device, proof))
            if fits:
                rows.run("UPDATE devices SET failed = 0 WHERE device = %s", [device])
                return KnownDevice(derive.share(bytes(secret)), bytes(account), datetime.fromtimestamp(until, UTC))
            if self._is_second(rows, device, proof):
                raise SecondProof  # undoes this transaction, and the count with it
            rows.run("DELETE FROM devices WHERE device = %s AND failed >= %s", [device, DEVICE_TRIES])
            if not rows.one("SELECT 1 FROM devices WHERE device = %s", [device]):
                self._forget(rows, device)
        raise WrongProof(wait_seconds=0, tries_left=max(DEVICE_TRIES - failed, 0))

    def _is_second(self, rows: Rows, device: bytes, proof: bytes) -> bool:
        """Whether the second proof of a device was shown; the work is the same where there is no such device."""
        row = rows.one("SELECT secret, verifier FROM devices WHERE device = %s", [self._beside(device)])
        unused = derive.tag(self._site, b"beside", device)
        secret, verifier = row or (unused, unused)
        return hmac.compare_digest(bytes(verifier), derive.tag(bytes(secret), b"pin", device, proof))

    def _forget(self, rows: Rows, device: bytes) -> None:
        rows.run("DELETE FROM devices WHERE device IN (%s, %s)", [device, self._beside(device)])

    def drop_device(self, device: bytes) -> None:
        """See `Keybox.drop_device`."""
        with self._ledger.writing() as rows:
            self._forget(rows, device)

    def drop_devices(self, account: bytes) -> None:
        """See `Keybox.drop_devices`."""
        with self._ledger.writing() as rows:
            rows.run("DELETE FROM devices WHERE account = %s", [account])

    def purge(self, now: datetime) -> None:
        """See `Keybox.purge`."""
        with self._ledger.writing() as rows:
            rows.run("DELETE FROM accounts WHERE draft_until <= %s", [_seconds(now)])
            rows.run("DELETE FROM halves WHERE until <= %s", [_seconds(now)])
            rows.run("DELETE FROM devices WHERE until <= %s", [_seconds(now - DEVICES_KEPT)])
            rows.run("DELETE FROM tries WHERE at <= %s", [_seconds(now - FAILURES_KEPT)])
        self._ledger.scrub()

    def close(self) -> None:
        """Close this thread's connection to the ledger."""
        self._ledger.close()


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())
