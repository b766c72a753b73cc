"""Vanban reads Vietnamese administrative documents (văn bản hành chính) into structured records."""

__version__ = "0.1.0"
