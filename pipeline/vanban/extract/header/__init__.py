"""The header of a document: what a clerk types into the register (NĐ 30/2020, Annex I and Annex VI)."""

from vanban.extract.header.reader import extract_header

__all__ = ["extract_header"]
