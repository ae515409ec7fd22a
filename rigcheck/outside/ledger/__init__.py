"""The job ledger: what is due, who has it, how often it was tried; on SQLite and PostgreSQL alike.

A job is claimed in a short transaction that moves `due` forward by the lease. Whoever claimed it does what reaches
outside first (a letter), then the effect in the database: it commits together with the job's end, and only while the
claim is still theirs. So a worker that is killed loses nothing: its claim runs out and another takes the job. What
stays in the database happens exactly once; what goes outside at least once.
"""

from rigcheck.outside.ledger.ledger import Claimed, Ledger

__all__ = ["Claimed", "Ledger"]
