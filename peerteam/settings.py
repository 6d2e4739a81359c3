"""What this laptop remembers between two starts: how the program looks, and which visits were opened here.

Nothing in here is worth stopping for. A value that cannot be used is replaced by the usual one and named in the log;
a file that cannot be written is named there too, and the program goes on with what it knows.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from peerteam.domain.ids import new_id

LOG = logging.getLogger("peerteam.settings")

SCHEMES = ("system", "light", "dark")
SMALLEST, LARGEST = 0.8, 2.0
KNOWN = 30
"""How many visits are remembered; nobody has so many at once, and a list without an end is a mistake waiting."""


@dataclass(frozen=True, slots=True)
class KnownVisit:
    """What the welcome says of a visit without opening it: it may be locked, or on a stick that is not in."""

    path: str
    visit: str = ""
    council: str = ""
    first_day: str | None = None
    last_day: str | None = None
    opened: str = ""  # local time, ISO


@dataclass(frozen=True, slots=True)
class Settings:
    """All that is remembered. `safe_copies` is the second place chosen for closed copies; empty is the usual one."""

    text_size: float = 1.0
    scheme: str = "system"
    window: str = ""  # as Qt saves it, in base 64
    safe_copies: str = ""
    visits: tuple[KnownVisit, ...] = ()
    slides_template: str = ""  # empty is our own
    computer: str = ""  # drawn by chance, so that a visit copied to another computer is known there
    exchange_folder: str = ""  # the folder or stick the team exchanges through; empty is none chosen yet
    words_kept: tuple[str, ...] = ()  # the visits whose four words the system's keyring holds; never the words
    tour_offered: bool = False

    def with_visit(self, known: KnownVisit) -> Settings:
        """The same with a visit just opened, which then comes first."""
        others = [other for other in self.visits if other.path != known.path]
        return replace(self, visits=(known, *others)[:KNOWN])

    def without_visit(self, path: str) -> Settings:
        """The same without a visit in the list; its file stays where it is."""
        return replace(self, visits=tuple(known for known in self.visits if known.path != path))


class SettingsFile:
    """The settings as they are now, and the small file that holds them.

    Two windows over two visits are two programs with one file. What the other has written is read before ours is, so
    that a visit taken off the list there does not come back with what is remembered here.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stamp = _stamp(path)
        self._now = _read(path)

    @property
    def now(self) -> Settings:
        """The settings as they are in the file, or as they were last known if it cannot be read."""
        stamp = _stamp(self._path)
        if stamp != self._stamp:
            self._stamp = stamp
            if stamp is not None and (found := _found(self._path)) is not None:
                self._now = _settings_of(*found)
        return self._now

    def change(self, **values: Any) -> None:
        """Remember other values."""
        self.keep(replace(self.now, **values))

    def this_computer(self) -> str:
        """What this computer is known by; empty where nothing can be remembered."""
        if not self.now.computer:
            self.change(computer=new_id())
        return self.now.computer if self._path.exists() else ""

    def keep(self, settings: Settings) -> None:
        """Remember these settings from now on."""
        if settings != self.now:
            self._now = settings
            _write(self._path, settings)
            self._stamp = _stamp(self._path)


def _stamp(path: Path) -> tuple[int, int, int] | None:
    """What tells one writing of a file from the next; it gets its name by being put in place, so it is another file."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


def _read(path: Path) -> Settings:
    found = _found(path) if path.exists() else None
    return Settings() if found is None else _settings_of(*found)


def _found(path: Path) -> tuple[object] | None:
    """What is in the file; None, and named in the log, if that cannot be read."""
    try:
        return (json.loads(path.read_text(encoding="utf-8")),)
    except (OSError, ValueError, RecursionError) as problem:
        LOG.warning("the settings cannot be read (%s); the usual ones are used", type(problem).__name__)
        return None


def _settings_of(found: object) -> Settings:
    if not isinstance(found, Mapping):
        LOG.warning("the settings are not a table; the usual ones are used")
        return Settings()
    usual = Settings()
    good = {name: _checked(name, found.get(name, getattr(usual, name)), getattr(usual, name)) for name in _CHECKS}
    return Settings(**good)


def _checked(name: str, value: object, usual: object) -> Any:
    try:
        return _CHECKS[name](value)
    except (TypeError, ValueError):
        LOG.warning("the setting %s has a value that cannot be used; the usual one is used", name)
        return usual


def _size(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not SMALLEST <= value <= LARGEST:
        raise ValueError
    return float(value)


def _scheme(value: object) -> str:
    if value not in SCHEMES:
        raise ValueError
    return str(value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple):
        raise TypeError
    return tuple(dict.fromkeys(_text(each) for each in value))[:KNOWN]


def _yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _visits(value: object) -> tuple[KnownVisit, ...]:
    """Those that can be used; one line that cannot does not take the others away."""
    if not isinstance(value, list | tuple):
        raise TypeError
    found: dict[str, KnownVisit] = {}
    for each in value:
        known = _known(each)
        if known is None:
            LOG.warning("a visit in the settings cannot be used and is left out")
        else:
            found.setdefault(known.path, known)
    return tuple(found.values())[:KNOWN]


def _known(value: object) -> KnownVisit | None:
    if not isinstance(value, Mapping) or not isinstance(value.get("path"), str) or not value["path"]:
        return None
    texts = {f.name: value.get(f.name) for f in fields(KnownVisit)}
    days = {name: _day(texts.pop(name)) for name in ("first_day", "last_day")}
    return KnownVisit(**days, **{name: text if isinstance(text, str) else "" for name, text in texts.items()})  # type: ignore[arg-type]


def _day(value: object) -> str | None:
    try:
        return date.fromisoformat(value).isoformat() if isinstance(value, str) else None
    except ValueError:
        return None


_CHECKS: dict[str, Callable[[object], object]] = {
    "text_size": _size,
    "scheme": _scheme,
    "window": _text,
    "safe_copies": _text,
    "slides_template": _text,
    "computer": _text,
    "exchange_folder": _text,
    "words_kept": _texts,
    "tour_offered": _yes_or_no,
    "visits": _visits,
}


def _write(path: Path, settings: Settings) -> None:
    """Whole or not at all: a battery that dies meanwhile leaves the settings as they were."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("w", encoding="utf-8") as file:
            json.dump(asdict(settings), file, indent=1)  # in ASCII: a path may hold half a character
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    except OSError as problem:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        LOG.warning("the settings cannot be kept (%s)", type(problem).__name__)
