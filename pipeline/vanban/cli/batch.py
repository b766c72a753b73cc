"""``vanban batch``: a folder into the archive."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from vanban.cli.extract import Day
from vanban.cli.options import archive_options, batch_options, limit_options
from vanban.errors import UsageError, VanbanError
from vanban.limits import Limits
from vanban.record import OcrMode
from vanban.settings import ArchiveSettings, BatchSettings

if TYPE_CHECKING:
    from vanban.batch import Assignment, Outcome
    from vanban.batch.engine import Hiring
    from vanban.cli.run_log import RunLog

FAILED, UNBALANCED = 1, 3


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path))
@archive_options
@batch_options
@click.option(
    "--engine",
    type=click.Choice(["local", "ray"]),
    default="local",
    show_default=True,
    envvar="VANBAN_ENGINE",
    help="local: processes of this machine. ray: a cluster (pip install 'vanban[cluster]').",
)
@click.option(
    "--address",
    metavar="HOST:PORT",
    envvar="VANBAN_ADDRESS",
    help="Of the Ray cluster; without it one of this machine is started.",
)
@click.option("--retry-failed", is_flag=True, help="Try files again that failed in an earlier run.")
@click.option("--reread", is_flag=True, help="Read again what another version of Vanban has read.")
@click.option("--watch", is_flag=True, help="Go on, and read files as they arrive, until Ctrl-C.")
@click.option("--json-log", is_flag=True, help="Tell what happens as JSON, an object a line, on standard error.")
@click.option(
    "--ocr",
    type=click.Choice(get_args(OcrMode)),
    default="auto",
    show_default=True,
    envvar="VANBAN_OCR",
    help="auto: read images only where there is no trustworthy text layer.",
)
@click.option(
    "--as-of",
    type=Day(),
    metavar="YYYY-MM-DD",
    envvar="VANBAN_AS_OF",
    help="Day from which missing years are resolved when the document carries no date.",
)
@limit_options
def batch(
    folder: Path,
    engine: str,
    address: str | None,
    retry_failed: bool,
    reread: bool,
    watch: bool,
    json_log: bool,
    ocr: OcrMode,
    as_of: str | None,
    place: ArchiveSettings,
    settings: BatchSettings,
    limits: Limits,
) -> None:
    """Read all files in and below DIR into the archive.

    A file that the archive knows by its content is not read again; a copy of one is noted as a duplicate. Run the same
    command again after whatever stopped it, and it goes on. Faults that pass (no space, no memory, a locked archive, a
    file that is still being written) are waited for or tried again; a file that cannot be read fails with a code and a
    message, and the others go on. Links are not followed; hidden and temporary files are passed over, and counted.

    The last lines say what became of every file: found = done + duplicate + failed. Exit status 0: so it is, and none
    failed. 1: some failed. 3: files are open still. Ctrl-C finishes the documents that are being read; a second one
    leaves them for the next run.

    \b
    Examples:
      vanban batch congvan/
      vanban batch congvan/ --archive postgresql://luutru@db/vanban --originals /srv/originals --jobs 8
      vanban batch congvan/ --retry-failed
      vanban batch /srv/scan-inbox --watch --json-log
      vanban batch /mnt/vanban --engine ray --address head:6379 --archive postgresql://luutru@db/vanban
    """
    from vanban.batch import Assignment, Place, Run, Wishes

    kept = Place(
        url=place.archive,
        keep=place.keep,
        originals=place.originals,
        secret=place.secret,
        wait=place.archive_wait,
    )
    assignment = Assignment(
        place=kept,
        folder=folder.resolve(),
        ocr=ocr,
        as_of=as_of,
        limits=limits,
        reread=reread,
        patience=settings.patience,
    )
    wishes = Wishes(jobs=settings.jobs, retry_failed=retry_failed, settle=settings.settle if watch else None)
    with kept.open() as archive:
        try:
            hiring = _hiring(engine, address, assignment)
            with _log(assignment.folder, json_log) as log:
                run = Run(archive, assignment, wishes, log.tell, hiring)
                with _stopped_by_signals(run.stop):
                    outcome = run.go()
        except UsageError:
            raise
        except VanbanError as error:
            click.echo(f"Error: {error}", err=True)
            raise click.exceptions.Exit(UNBALANCED) from None
    _print_balance(outcome, json_log)
    if not outcome.balance.holds:
        raise click.exceptions.Exit(UNBALANCED)
    if outcome.balance.failed or "unreadable" in outcome.passed_over:
        raise click.exceptions.Exit(FAILED)


def _hiring(engine: str, address: str | None, assignment: Assignment) -> Hiring:
    """Where workers come from."""
    if engine == "local":
        if address is not None:
            raise UsageError("--address is of a Ray cluster: add --engine ray")
        from vanban.batch.crew import Crew

        return Crew
    if find_spec("ray") is None:
        raise UsageError("--engine ray needs Ray: pip install 'vanban[cluster]'")
    from vanban.batch.ray_engine import RayEngine, connect

    connect(address, assignment)
    return RayEngine


def _log(folder: Path, json_log: bool) -> RunLog:
    from vanban.cli.run_log import Bar, JsonLines, Lines

    if json_log:
        return JsonLines(sys.stderr)
    return Bar(sys.stderr, folder) if sys.stderr.isatty() else Lines(sys.stderr, folder)


@contextmanager
def _stopped_by_signals(stop: Callable[[], None]) -> Iterator[None]:
    """Ctrl-C and the end of the session or service stop the run instead of breaking it off."""

    def handle(number: int, frame: Any) -> None:
        stop()

    kinds = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    # What whoever started this wants ignored (nohup, a job in the background) stays so.
    heeded = [kind for kind in kinds if signal.getsignal(kind) is not signal.SIG_IGN]
    before = {kind: signal.signal(kind, handle) for kind in heeded}
    try:
        yield
    finally:
        for kind, handler in before.items():
            signal.signal(kind, handler)


def _print_balance(outcome: Outcome, json_log: bool) -> None:
    from dataclasses import asdict

    from vanban.cli.run_log import JsonLines

    balance = outcome.balance
    if json_log:
        told = {**asdict(balance), "holds": balance.holds, "passed_over": outcome.passed_over}
        JsonLines(sys.stderr).write({"kind": "balance", **told})
    # A document that was set aside is dealt with: it counts as done, and is named below.
    done = balance.done + balance.set_aside
    sign = "=" if balance.holds else "≠"
    click.echo(f"found {balance.found} {sign} done {done} + duplicate {balance.duplicate} + failed {balance.failed}")
    if balance.set_aside:
        click.echo(f"{balance.set_aside} of the done set aside for a secrecy mark: only name, hash and mark recorded")
    unreadable = outcome.passed_over.get("unreadable", 0)
    others = {why: count for why, count in sorted(outcome.passed_over.items()) if why != "unreadable"}
    if others:
        click.echo("passed over: " + ", ".join(f"{count} {why}" for why, count in others.items()))
    if unreadable:
        click.echo(f"{unreadable} in the folder may not be read; ask for permission, then run the same command again")
    if outcome.trouble:
        click.echo(f"Error: {outcome.trouble}", err=True)
    if balance.open:
        click.echo(f"{balance.open} not read yet; the same command goes on with them")
    if balance.failed:
        click.echo("the same command with --retry-failed tries the failed ones again")
