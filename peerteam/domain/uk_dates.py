"""Dates as people in Britain type them, day first. What is not certain is refused, never guessed."""

from __future__ import annotations

import re
from datetime import date

from peerteam.domain.errors import NotAllowed

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
          "november", "december")  # fmt: skip
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{4}|\d{2})")
_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s*(?:of\s+)?([a-z]+)\.?,?\s+(\d{4}|\d{2})")
_YEARLESS = re.compile(r"\d{1,2}(?:st|nd|rd|th)?(?:\s*(?:of\s+)?[a-z]+\.?|\s*[./-]\s*\d{1,2})")
_WEEKDAY = re.compile(r"([a-z]{3,})\.?,?\s+(?=\d)")


def read_date(text: str, today: date, since: str | None = None) -> str | None:
    """An ISO day from what was typed; None for nothing. Raises NotAllowed for what is no certain date.

    Where it is known to follow an ISO day, `since`, the year may be left out: it is the next day of that name.
    """
    words = " ".join(text.casefold().split())
    if not words:
        return None
    if words == "today":
        return today.isoformat()
    weekday, words = _weekday(words)
    found = _numbers(words) or (_following(words, since) if since else None)
    day = _checked(found) if found is not None else None
    if day is None:
        raise _no_date(text, words)
    if weekday is not None and not DAYS[day.weekday()].startswith(weekday):
        raise NotAllowed(
            f"{say_date(day.isoformat())} is a {DAYS[day.weekday()].title()}", "Check the day and the date"
        )
    return day.isoformat()


def say_date(iso: str | None) -> str:
    """ "9 March 2026"; nothing for a day that is not known, and anything else as it is written."""
    try:
        day = date.fromisoformat(iso or "")
    except ValueError:
        return iso or ""
    return f"{day.day} {day:%B %Y}"


def short_date(iso: str | None) -> str:
    """ "9 Mar", for a column of them."""
    try:
        day = date.fromisoformat(iso or "")
    except ValueError:
        return iso or ""
    return f"{day.day} {day:%b}"


def _weekday(words: str) -> tuple[str | None, str]:
    found = _WEEKDAY.match(words)
    if found and any(day.startswith(found[1]) for day in DAYS):
        return found[1], words[found.end() :]
    return None, words


def _numbers(words: str) -> tuple[int, int, int] | None:
    """Year, month and day as they were typed."""
    if found := _ISO.fullmatch(words):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _NUMBERS.fullmatch(words):
        return _year(found[3]), int(found[2]), int(found[1])
    if (found := _WORDS.fullmatch(words)) and (month := _month(found[2])):
        return _year(found[3]), month, int(found[1])
    return None


def _following(words: str, since: str) -> tuple[int, int, int] | None:
    """Year, month and day of what was typed without a year: the first such day that is not before `since`."""
    if not _YEARLESS.fullmatch(words):
        return None
    first = date.fromisoformat(since)
    joint = " " if words[-1].isalpha() or words[-1] == "." else "/"
    for year in (first.year, first.year + 1):
        found = _numbers(f"{words}{joint}{year}")
        day = _checked(found) if found is not None else None
        if day is not None and day >= first:
            return found
    return None


def _year(typed: str) -> int:
    return int(typed) if len(typed) == 4 else 2000 + int(typed)


def _month(typed: str) -> int:
    """The number of a month, or 0; three letters are enough, and "sept" is usual."""
    return next((i for i, name in enumerate(MONTHS, 1) if len(typed) >= 3 and name.startswith(typed)), 0)


def _checked(found: tuple[int, int, int]) -> date | None:
    try:
        return date(*found)
    except ValueError:
        return None


def _no_date(text: str, words: str) -> NotAllowed:
    if _YEARLESS.fullmatch(words):
        return NotAllowed(f"“{text.strip()}” has no year", "Write it like 9 March 2026 or 9/3/26")
    return NotAllowed(f"“{text.strip()}” is not a date", "Write it like 9 March 2026 or 9/3/26")
