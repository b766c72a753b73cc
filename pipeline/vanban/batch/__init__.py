"""Many documents: folders are walked, files claimed in the archive's ledger and read by processes of their own.

::

    walk, drop_folder   files are found and entered in the ledger
    run                 the driver: starts workers, replaces dead ones, ends when the ledger is closed
    crew, worker        processes that claim one file after another
    one_file            what is done with a claimed file, the same on one machine (crew) and on many (ray_engine)

Nothing is kept but in the ledger: whatever is killed at whatever moment, the next run goes on from there.
"""

from vanban.batch.assignment import Assignment, Place
from vanban.batch.events import Event
from vanban.batch.run import Outcome, Run, Wishes

__all__ = ["Assignment", "Event", "Outcome", "Place", "Run", "Wishes"]
