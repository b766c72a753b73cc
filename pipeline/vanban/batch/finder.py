"""Finding files in a thread of its own and entering them in the ledger, once or as long as a folder is watched."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from vanban.archive import Archive, FoundFile
from vanban.batch.events import Event, Found, PassedOver, Trouble
from vanban.batch.patience import Patience
from vanban.batch.walk import walk
from vanban.errors import VanbanError

_AT_ONCE = 400  # files a transaction


class Finder:
    """Walks the folder; then watches it, if that is wanted.

    Attributes:
        over: nothing more will be found.
    """

    def __init__(
        self,
        archive: Archive,
        folder: Path,
        own: frozenset[Path],
        patience: float,
        tell: Callable[[Event], None],
        *,
        settle: float | None,
    ) -> None:
        """Say what to find.

        Args:
            archive: whose ledger files are entered in.
            folder: absolute.
            own: paths of the archive itself.
            patience: seconds to wait for an archive that cannot be used.
            tell: who is told; called from the finder's thread.
            settle: seconds for which a file must stay as it is; ``None``: the folder is walked once.
        """
        self.over = threading.Event()
        self._stop = threading.Event()
        self._archive = archive
        self._folder = folder
        self._own = own
        self._settle = settle
        self._tell = tell
        self._ask = Patience(patience, self._stop.is_set, tell)
        self._passed_over: set[str] = set()
        self._thread = threading.Thread(target=self._find, name="vanban-finder", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End soon, without finding more."""
        self._stop.set()

    def join(self) -> None:
        """Wait for the end; after that the archive is not asked any more."""
        if self._thread.ident is not None:
            self._thread.join()

    def _find(self) -> None:
        try:
            if self._settle is None:
                self._enter(walk(self._folder, self._own))
            else:
                from vanban.batch.drop_folder import watched

                for seen in watched(self._folder, self._own, self._settle, self._stop):
                    self._enter(seen)
        except VanbanError as error:
            self._tell(Trouble(str(error)))
        except Exception as error:
            told = " ".join(f"{type(error).__name__}: {error}".split())
            self._tell(Trouble(f"{self._folder}: files cannot be found ({told}); look at the folder, then start again"))
        finally:
            self.over.set()

    def _enter(self, seen: Iterable[FoundFile | PassedOver]) -> None:
        files: list[FoundFile] = []
        for one in seen:
            if self._stop.is_set():
                break
            if isinstance(one, PassedOver):
                self._pass_over(one)
                continue
            files.append(one)
            if len(files) >= _AT_ONCE:
                self._found(files)
                files = []
        if files:
            self._found(files)

    def _found(self, files: list[FoundFile]) -> None:
        findings = self._ask(lambda: self._archive.ledger.found(files))
        self._tell(Found(new=findings.new, changed=findings.changed, known=findings.known))

    def _pass_over(self, one: PassedOver) -> None:
        """Tell it once, however often a watched folder is walked."""
        if self._settle is not None:
            if one.path in self._passed_over:
                return
            self._passed_over.add(one.path)
        self._tell(one)
