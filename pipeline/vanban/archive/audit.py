"""The log of changes: who did what to the archive, and when; written in the transaction of the change itself."""

from __future__ import annotations

import getpass
import socket
from typing import Any

from sqlalchemy.orm import Session

from vanban.archive.column_types import now
from vanban.archive.models import AuditRow


def this_user() -> str:
    """``user@host``, as far as the system knows them."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError):  # a container's user may have no name
        user = "unknown"
    return f"{user}@{socket.gethostname()}"


def note(session: Session, who: str, action: str, subject: str, **detail: Any) -> None:
    """Write one line of the log.

    Args:
        session: of the transaction that makes the change.
        who: user, or worker.
        action: what was done, ``document.saved``.
        subject: what it was done to, ``document:17``.
        detail: anything else, as JSON.
    """
    session.add(AuditRow(at=now(), who=who, action=action, subject=subject, detail=detail))
