"""Times of day as a council writes them: "9.00-9.45am", "0945 – 1030", "12 noon", "1-2", "14h30–15h15", 0.479.

A programme runs by day, so a bare 1 to 6 is the afternoon; 7 could be breakfast or an evening meeting and is asked.
What is not certain is None with the question to ask: a time is never guessed.
"""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

from peerteam.formats.table_grid import Cell


class Times(NamedTuple):
    """Start and end as `HH:MM`, and what to ask where the words are not certain."""

    start: str | None = None
    end: str | None = None
    ask: str | None = None


class _Clock(NamedTuple):
    """A time as typed: minutes after midnight, the half of the day if said, whether it is surely of the 24-hour kind.

    `night` is "01:30": written like a time at night, though an afternoon is likelier.
    """

    minutes: int
    half: str | None
    fixed: bool
    night: bool = False


_ONE = (
    r"(?:(?P<word{n}>12\s*noon|noon|12\s*midday|mid-?day|12\s*midnight|midnight)"
    r"|(?:(?P<hm{n}>\d{{4}})|(?P<h{n}>\d{{1,2}})(?:\s?[:.h]\s?(?P<m{n}>\d{{2}})(?::\d{{2}})?|h)?)"
    r"(?:\s*(?:hrs|hours|h\b))?\s*(?P<half{n}>a\.?\s?m\b\.?|p\.?\s?m\b\.?)?(?:\s*(?:noon|midday))?)"
)
_DASH = r"\s*(?:-|–|—|−|‑|\bto\b|\buntil\b|\btill\b|>|→)+\s*"
_TIME = re.compile(_ONE.format(n=1))
_RANGE = re.compile(_ONE.format(n=1) + _DASH + _ONE.format(n=2))
_LENGTH = re.compile(
    r"\(?\s*(?:for\s+)?(?:(?P<h>\d)\s*(?:hours?|hrs?)\s*)?(?:(?P<m>\d{1,3})\s*(?:minutes?|mins?|m))?\s*\)?"
)
_LEAD = re.compile(r"(?:from|at|start(?:s|ing)?|times?|between)\b[\s:]*")
_FIRST = re.compile(_ONE.format(n=1) + r"(?:" + _DASH + _ONE.format(n=2) + r")?(?=$|[\s:,;)\]–—-])")

_UNKNOWN = frozenset(
    {"", "tbc", "tba", "tbd", "?", "??", "-", "–", "n/a", "none", "to be confirmed", "to be agreed", "to follow"}
)


def is_unknown(text: str) -> bool:
    """Whether words say that something is not settled yet, or nothing at all."""
    return text.strip(" .()*[]").casefold() in _UNKNOWN


def read_times(cell: Cell) -> Times:
    """The times of a cell that holds a start, or a start and an end."""
    real = _real(cell)
    return real if real is not None else read_words(cell.text)


def read_words(text: str) -> Times:
    """The times that words say: "9.00-9.45am", "from 10", "until 5pm", "9.30 (45 mins)"."""
    words = " ".join(text.casefold().split()).strip(" *.;,()[]")
    if is_unknown(words):
        return Times(ask="the time is not settled yet" if words else None)
    if found := re.fullmatch(r"(?:until|till|by|to|ends?(?: at)?)\b[\s:]*(.+)", words):
        read = read_words(found[1])
        return Times(None, read.start, read.ask) if read.end is None else Times(ask=_WHICH)
    words = _LEAD.sub("", words, count=1) if _LEAD.match(words) else words
    words = re.sub(r"^(?:(?:.*\d.*))\band\b", lambda m: m[0].replace(" and", " -"), words) if _between(text) else words
    words = re.sub(r"\s*(?:onwards?|start|prompt)$", "", words)
    if found := _RANGE.fullmatch(words):
        return _range(found)
    if found := _TIME.fullmatch(words):
        return _single(found)
    if re.fullmatch(r"0?\.\d{3,}", words):
        return _at_night(round(float(words) * 24 * 60), False)
    if found := re.fullmatch(r"(.*\d.*?)\s*\([^()\d]*\)?", words):
        return read_words(found[1])
    if (found := _TIME.match(words)) and (length := _minutes(words[found.end() :])):
        return plus(_single(found), length)
    return Times(ask=_WHICH)


def _between(text: str) -> bool:
    return text.strip().casefold().startswith("between")


_WHICH = "which time is meant?"


def leading_times(text: str) -> tuple[Times, str]:
    """The times a text begins with, and the rest of it: "09:30–10:15 Leader" in a cell of a stream."""
    found = _FIRST.match(text.casefold())
    if found is None or not (found["half1"] or found["m1"] or found["hm1"] or found["word1"] or found["half2"]):
        return Times(), text
    if found["hm1"] and not found["hm2"] and not found["half1"]:
        return Times(), text  # four digits alone may be a year or a room
    times = _range(found) if found["h2"] or found["hm2"] or found["word2"] else _single(found)
    return times, text[found.end() :].lstrip(" :,;)]–—-\n")


def read_length(text: str) -> int | None:
    """How many minutes a session lasts: "45 mins", "1 hour 30 minutes", or "45" in a column of lengths."""
    words = " ".join(text.casefold().split())
    if re.fullmatch(r"\d{2,3}", words):
        return int(words)
    return _minutes(words)


def _minutes(words: str) -> int | None:
    found = _LENGTH.fullmatch(words.strip(" -–,"))
    if found is None or not (found["h"] or found["m"]):
        return None
    return int(found["h"] or 0) * 60 + int(found["m"] or 0)


def plus(times: Times, minutes: int) -> Times:
    """The end worked out from a start and a length; nothing past midnight."""
    if times.start is None or times.end is not None:
        return times
    hour, minute = map(int, times.start.split(":"))
    total = hour * 60 + minute + minutes
    return times._replace(end=_say(total)) if total < 24 * 60 else times


# --- words ------------------------------------------------------------------------------------------------------------


def _clock(found: re.Match[str], n: int) -> _Clock | None:
    word, half = found[f"word{n}"], found[f"half{n}"]
    if word:
        return _Clock(0 if "midnight" in word else 12 * 60, None, True)
    digits = found[f"hm{n}"]
    hour, minute = (int(digits[:2]), int(digits[2:])) if digits else (int(found[f"h{n}"]), int(found[f"m{n}"] or 0))
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    if half and hour > 12:  # "14.00pm": the half says nothing more
        half = None if half[0] == "p" else "?"
    if half == "?" or (half and hour == 0 and half[0] == "p"):
        return None
    leading_zero = bool(digits) or (found[f"h{n}"] or "").startswith("0")
    fixed = hour > 12 or hour == 0 or (leading_zero and hour >= 7)
    return _Clock(hour * 60 + minute, half[0] if half else None, fixed, leading_zero and 0 < hour < 7 and not half)


def _single(found: re.Match[str]) -> Times:
    clock = _clock(found, 1)
    if clock is None:
        return Times(ask=_WHICH)
    sure = _sure(clock)
    return Times(_say(sure)) if sure is not None else Times(ask=_morning_or_evening(clock))


def _range(found: re.Match[str]) -> Times:
    start, end = _clock(found, 1), _clock(found, 2)
    if start is None or end is None:
        return Times(ask=_WHICH)
    to, at = _sure(end), _sure(start)
    if end.fixed and end.minutes < 5 * 60 and at is not None and at >= 18 * 60:  # "10pm-midnight", "23:00-00:30"
        return Times(_say(at), _say(end.minutes))
    if start.half is None and end.half and not start.fixed:  # "9.00-9.45am", "11.30-12.15pm", "10-2pm"
        at = _half(start.minutes, end.half)
        if to is None or at >= to:
            at = start.minutes
    elif end.half is None and not end.fixed and start.half:  # "2pm-3", "11am-1"
        to = _half(end.minutes, start.half)
        if at is not None and to <= at:
            to = end.minutes + 12 * 60
    elif start.night or end.night:
        return Times(ask=_morning_or_evening(start if start.night else end))
    elif at is None and to is not None:  # "7-8.30" is asked, "7-9.00" too; "7.30-13.00" is not
        at = start.minutes if to >= 12 * 60 and end.fixed and to < 19 * 60 else None
        to = to if at is not None else None
    elif at is not None and to is None:  # "4-7": only the evening is after four in the afternoon
        to = end.minutes + 12 * 60 if at >= 12 * 60 else end.minutes if end.minutes > at else None
    elif _both_evening(start, end, at, to):  # "6.30-8.30"
        to = end.minutes + 12 * 60
    if at is None or to is None:
        return Times(ask=_morning_or_evening(start if at is None else end))
    if to <= at or to >= 24 * 60:
        return Times(ask="the end is not after the start")
    return Times(_say(at), _say(to))


def _both_evening(start: _Clock, end: _Clock, at: int | None, to: int | None) -> bool:
    """Whether a start that is surely after noon is followed by an end typed like a morning."""
    late = at is not None and to is not None and to <= at and at >= 12 * 60
    return late and not end.fixed and start.minutes < end.minutes < 12 * 60


def _sure(clock: _Clock) -> int | None:
    """Minutes after midnight where one reading is certain: 8 to 12 as typed, 1 to 6 in the afternoon, 7 not."""
    if clock.half:
        return _half(clock.minutes, clock.half)
    if clock.fixed or clock.minutes >= 8 * 60:
        return clock.minutes
    return clock.minutes + 12 * 60 if clock.minutes < 7 * 60 and not clock.night else None


def _half(minutes: int, half: str) -> int:
    return minutes % (12 * 60) + (12 * 60 if half == "p" else 0) if minutes < 13 * 60 else minutes


def _morning_or_evening(clock: _Clock) -> str:
    return f"is {clock.minutes // 60}.{clock.minutes % 60:02} in the morning or in the evening?"


def _say(minutes: int) -> str:
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


# --- real values of a spreadsheet -------------------------------------------------------------------------------------


def _real(cell: Cell) -> Times | None:
    value = cell.value
    if isinstance(value, datetime.datetime | datetime.time):
        return _at_night(value.hour * 60 + value.minute, value.second >= 30)
    if isinstance(value, datetime.date) or value is None:
        return None
    if 0 < value < 1:
        return _at_night(round(value * 24 * 60), False)
    if value == int(value):
        whole = int(value)
        return read_words(f"{whole:04}" if whole >= 100 else str(whole)) if whole < 2500 else Times(ask=_WHICH)
    return _typed_as_number(value)


def _at_night(minutes: int, up: bool) -> Times:
    minutes += up
    if minutes < 7 * 60:
        return Times(ask=f"the file says {_say(minutes)}, at night: is that meant?")
    return Times(_say(minutes))


def _typed_as_number(value: float) -> Times:
    """ "9.30" typed into a spreadsheet becomes 9.3; but 9.5 or 9.25 may mean a part of the hour, and is asked."""
    hundredths = round(value * 100)
    if abs(value * 100 - hundredths) > 1e-6:
        part = value % 1
        return Times(ask=_WHICH) if value > 60_000 or value < 20_000 else _at_night(round(part * 24 * 60), False)
    if hundredths % 100 in (25, 50, 75) or hundredths % 100 > 59:
        return Times(ask=f"is {value:g} a time, or hours and a part of an hour?")
    return read_words(f"{hundredths // 100}.{hundredths % 100:02}")
