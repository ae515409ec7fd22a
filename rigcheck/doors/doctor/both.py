"""The checks that both sides make, by step."""

from rigcheck.doors.doctor import keys, machine, people, site, storage
from rigcheck.doors.doctor.findings import Check

FIRST = (
    Check(1, "operator", people.operator),
    Check(1, "agreement", people.agreement),
    Check(2, "folder", machine.folder),
    Check(2, "disk", machine.disk),
    Check(2, "encrypted", machine.encrypted),
    Check(2, "memory", machine.memory),
    Check(2, "clock", machine.clock),
    Check(3, "database", storage.database),
    Check(3, "tables", storage.tables, asks_rows=True),
    Check(4, "address", site.address),
    Check(4, "certificate", site.certificate),
    Check(5, "proxy", site.proxy),
    Check(5, "access-log", people.access_log),
)
BACKUPS = (
    Check(8, "backups", people.backups),
    Check(8, "restored", people.restored),
)
LISTS = (
    Check(10, "own-list", keys.own_list),
    Check(10, "other-list", keys.other_list),
)
