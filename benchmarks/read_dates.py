"""Searches sentences for dates with dateparser and prints them as JSON.

Runs in the environment of the compared programs, without the project. The settings are those that fit the texts: day
before month, missing years from the document on, the last day of a month that has none.
"""

from __future__ import annotations

import json
import sys
import time
from datetime import datetime
from pathlib import Path

from dateparser.search import search_dates


def main(path: str) -> None:
    """Read the cases, each a day of issue and a text, and print the days found in each."""
    cases = json.loads(Path(path).read_text(encoding="utf-8"))
    search_dates("ngày 1 tháng 1 năm 2024", languages=["vi"])  # loads the language
    begin = time.process_time()
    days = [_days(text, issued_on) for issued_on, text in cases]
    sys.stdout.write(json.dumps({"days": days, "cpu": time.process_time() - begin}))


def _days(text: str, issued_on: str) -> list[str]:
    settings = {
        "RELATIVE_BASE": datetime.fromisoformat(issued_on),
        "DATE_ORDER": "DMY",
        "PREFER_DATES_FROM": "future",
        "PREFER_DAY_OF_MONTH": "last",
    }
    found = search_dates(text, languages=["vi"], settings=settings) or []
    return [day.date().isoformat() for _, day in found]


if __name__ == "__main__":
    main(sys.argv[1])
