"""Days as a council writes them: "Tuesday 10th March", "Tue 10/3", "10.03.26", "Day 2".

British order, day first. What the words leave open is filled only from what is certain: the visit's own dates, or the
only year the file names. A weekday that contradicts its date is asked, not put right.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from peerteam.domain.uk_dates import DAYS, MONTHS
from peerteam.formats.table_grid import Cell

_MONTH = r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?" \
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"  # fmt: skip
_WEEKDAY = r"(?:(?P<weekday>mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?\b[\s.,:–—-]*(?:the\s+)?)"
_YEAR = r"(?:[\s,]+(?P<year>20\d\d)\b|\s+['’]?(?P<short>\d\d)\b(?![:.]\d))?"
_NTH = r"(?P<day>\d{1,2})(?:\s*(?:st|nd|rd|th))?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_WEEKDAY}?\b(?P<year>20\d\d)-(?P<number>\d\d)-(?P<day>\d\d)\b",
        rf"{_WEEKDAY}?\b{_NTH}\s*(?:of\s+|[-–]\s*)?{_MONTH}(?:[-–](?P<dashed>\d\d(?:\d\d)?)\b)?{_YEAR}",
        rf"{_WEEKDAY}?\b{_MONTH}\s+{_NTH}\b{_YEAR}",
        rf"{_WEEKDAY}?(?<![\d:])(?P<day>\d{{1,2}})(?P<sign>[/.-])(?P<number>\d{{1,2}})(?P=sign)(?P<any>20\d\d|\d\d)\b",
        rf"{_WEEKDAY}?(?<![\d/])(?P<day>\d{{1,2}})/(?P<number>\d{{1,2}})(?![\d/])",
        rf"{_WEEKDAY}\b{_NTH}(?!\s*(?:[:.]\d|am|pm|-|–|\d))\b",
    )
)
_ALONE = re.compile(rf"{_WEEKDAY}")
_DAY_N = re.compile(r"\bday\s*(?P<n>\d|one|two|three|four|five)\b")
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_SPAN = re.compile(
    r"\d\s*(?:st|nd|rd|th)?\s*(?:-|–|—|to|and|&)\s*(?:[a-z]+\s+)?\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?[a-z]{3}"
    r"|[a-z]{3}\w*\.?\s*(?:20\d\d)?\s*(?:-|–|—|to)\s*(?:[a-z]+\s+)?\d{1,2}(?:st|nd|rd|th)?\s+[a-z]{3}"
    r"|\d/\d{1,2}(?:/\d+)?\s*(?:-|–|—|to)\s*\d{1,2}/"
)
_NEAR = datetime.timedelta(days=45)


class Day(NamedTuple):
    """An ISO day, or what to ask; both None where no day is named at all."""

    day: str | None = None
    ask: str | None = None


@dataclass(frozen=True, slots=True)
class Days:
    """Reads days with what is known for certain: the visit's first and last day, and the years a file names."""

    first: datetime.date | None = None
    last: datetime.date | None = None
    years: frozenset[int] = field(default_factory=frozenset)

    def with_years_of(self, text: str) -> Days:
        """The same, knowing also the years named in a text."""
        return replace(self, years=self.years | {int(year) for year in re.findall(r"(?<!\d)20[2-4]\d(?!\d)", text)})

    def read(self, cell: Cell) -> Day:
        """The day of a cell."""
        if isinstance(cell.value, datetime.datetime):
            return Day(cell.value.date().isoformat())
        if isinstance(cell.value, datetime.date):
            return Day(cell.value.isoformat())
        return self.find(cell.text)

    def find(self, text: str) -> Day:
        """The one day that words name; two days, or a span of days, name none."""
        words = " ".join(text.casefold().split())
        if _is_span(words):
            return Day()
        for form in _FORMS:
            if found := form.search(words):
                other = form.search(words, found.end())
                return self._dated(found) if other is None or other["day"] == found["day"] else Day()
        if found := _DAY_N.search(words):
            return self._nth(_NUMBERS.get(found["n"]) or int(found["n"]))
        if (found := _ALONE.search(words)) and len(_ALONE.findall(words)) == 1:
            return self._weekday(found["weekday"])
        return Day()

    def without_day(self, cell: Cell) -> Cell:
        """What is left of a cell that tells a day and a time when the day is taken out of it."""
        if isinstance(cell.value, datetime.datetime):
            return cell
        text = " ".join(cell.text.casefold().split())
        found = next((m for form in (*_FORMS, _DAY_N, _ALONE) if (m := form.search(text))), None)
        return Cell(f"{text[: found.start()]} {text[found.end() :]}".strip(" ,:;–-—@")) if found else Cell(text)

    def is_heading(self, cell: Cell) -> bool:
        """Whether a cell standing alone in its row is the head of a day, and not a session on one."""
        if isinstance(cell.value, datetime.date):
            return True
        words = " ".join(cell.text.casefold().split())
        found = next((m for form in (*_FORMS, _DAY_N, _ALONE) if (m := form.search(words))), None)
        if found is None or _is_span(words):
            return False
        return found.start() <= 3 or (len(words) - len(found[0]) <= 40 and not re.search(r"\d[:.]\d\d", words))

    # --- what is certain

    def _dated(self, found: re.Match[str]) -> Day:
        parts = {name: value for name, value in found.groupdict().items() if value}
        month = int(parts["number"]) if "number" in parts else _month(parts.get("month", ""))
        typed = parts.get("year") or parts.get("any") or parts.get("dashed") or parts.get("short")
        weekday = parts.get("weekday", "")
        if not month:
            return self._day_of_month(weekday, int(parts["day"]), found[0])
        years = [int(typed) if len(typed) == 4 else 2000 + int(typed)] if typed else self._years(month)
        dates = [date for year in years if (date := _date(year, month, int(parts["day"])))]
        if not typed and self.first is not None:
            dates = [date for date in dates if abs(date - self.first) <= _NEAR] or dates
        return _one(dates, weekday, found[0])

    def _years(self, month: int) -> list[int]:
        known = {date.year for date in (self.first, self.last) if date}
        return sorted(known or self.years)

    def _day_of_month(self, weekday: str, day: int, words: str) -> Day:
        """ "Tuesday 10": certain only with the visit's dates."""
        return _one([date for date in self._visit() if date.day == day], weekday, words)

    def _weekday(self, weekday: str) -> Day:
        dates = [date for date in self._visit() if _is(date, weekday)]
        return _one(dates, weekday, weekday)

    def _nth(self, n: int) -> Day:
        dates = self._visit()
        if n <= len(dates) and not any(date.weekday() > 4 for date in dates):
            return Day(dates[n - 1].isoformat())
        return Day(ask="which date is this day?")

    def _visit(self) -> list[datetime.date]:
        if self.first is None or self.last is None or not 0 <= (self.last - self.first).days <= 31:
            return [self.first] if self.first is not None and self.first == self.last else []
        return [self.first + datetime.timedelta(days=n) for n in range((self.last - self.first).days + 1)]


def _one(dates: list[datetime.date], weekday: str, words: str) -> Day:
    agreeing = [date for date in dates if not weekday or _is(date, weekday)]
    if len(agreeing) == 1:
        return Day(agreeing[0].isoformat())
    if len(dates) == 1:
        return Day(ask=f"“{_named(words)}” is a {DAYS[dates[0].weekday()].title()}: which day is meant?")
    return Day(ask="which date is this day?" if not agreeing else "which of these days is meant?")


def _named(words: str) -> str:
    """A day as one writes it: it was looked for without regard to capitals."""
    return re.sub(r"\b[a-z]{3,}", lambda word: word[0].capitalize(), words.strip())


def _is_span(words: str) -> bool:
    """Whether words name several days: "10–13 March", but not "Day 1 – Tuesday 10 March"."""
    return bool(_SPAN.search(_DAY_N.sub("", words)))


def _is(date: datetime.date, weekday: str) -> bool:
    return DAYS[date.weekday()].startswith(weekday[:3])


def _month(name: str) -> int:
    return next((i for i, month in enumerate(MONTHS, 1) if name and month.startswith(name[:3])), 0)


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
