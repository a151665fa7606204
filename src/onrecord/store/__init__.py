"""The shelf: schema, migrations, views, and the one writer. SQL lives here and nowhere else."""

from onrecord.store.backups import apply_tombstones, backup
from onrecord.store.doctor import doctor
from onrecord.store.dump import dump
from onrecord.store.ledger import Ledger, open_ledger
from onrecord.store.verify import verify
from onrecord.store.view import View
from onrecord.store.writer import Writer

__all__ = ["Ledger", "View", "Writer", "apply_tombstones", "backup", "doctor", "dump", "open_ledger", "verify"]
