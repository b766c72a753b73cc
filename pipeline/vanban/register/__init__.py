"""Registers of incoming documents (sổ đăng ký văn bản đến) and the metadata that goes with them.

Numbers are given out per book and year; what an entry says is corrected by a line in a log, never written over; a
document with a secrecy mark is named as set aside and has no entry (NĐ 30/2020/NĐ-CP, Điều 20 to 24).
"""

from vanban.register.book import Corrected, Entered, Register, correct, enter, read_register
from vanban.register.entry import CORRECTABLE, Correction, Entry, SetAside
from vanban.register.forms import FORMS, Form, FormName, form

__all__ = [
    "CORRECTABLE",
    "FORMS",
    "Corrected",
    "Correction",
    "Entered",
    "Entry",
    "Form",
    "FormName",
    "Register",
    "SetAside",
    "correct",
    "enter",
    "form",
    "read_register",
]
