"""From a record to what people and other programs file, list or import."""

from vanban.export.register import IncomingEntry, incoming_entry, incoming_headings

__all__ = ["IncomingEntry", "incoming_entry", "incoming_headings"]
