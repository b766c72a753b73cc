"""Vanban reads Vietnamese administrative documents (văn bản hành chính) into structured records.

>>> import vanban
>>> record = vanban.read("ke-hoach.pdf")  # doctest: +SKIP
>>> record.header.number, record.tasks[0].lead  # doctest: +SKIP
"""

from typing import Any

__version__ = "0.1.0"
__all__ = ["Limits", "__version__", "read", "read_with_text"]


def __getattr__(name: str) -> Any:
    """Import the pipeline only when it is used, so that ``import vanban`` stays cheap."""
    if name == "Limits":
        from vanban.limits import Limits

        return Limits
    if name in {"read", "read_with_text"}:
        from vanban import reading

        return getattr(reading, name)
    raise AttributeError(f"module 'vanban' has no attribute {name!r}")
