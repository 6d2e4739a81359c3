"""`kill -9` of the whole window while somebody types: a flat battery, as it is seen at the next start.

After each kill the visit must open and pass every check, at most the last second of typing may be missing, and the next
start must know what was being written. A few kills are in the tests (`test_window.py`), fifty in
`python dev.py bench window_kills`.
"""

from __future__ import annotations

import itertools
import os
import random
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from peerteam.domain.records import Note, Tag
from peerteam.store.check import check
from peerteam.store.visit_file import VisitFile
from tests.flows.window_typist import word
from tests.imports import ROOT

LONGEST = 3.0
"""Seconds of typing among which the instant of a kill is drawn: the clock of the saves runs out three times in it."""
AT_RISK = 1.0
"""Seconds of typing that may be missing."""


@dataclass(frozen=True, slots=True)
class Kill:
    """One kill: what had been typed into the editor by then, and what of it was found."""

    typed: int  # characters
    found: int
    seconds_missing: float  # between the first character that is missing and the kill
    tags: int
    told: bool  # the next start names the note


def kill_the_window(path: Path, session: str, chance: random.Random) -> Kill:
    """One kill at a random instant of typing into my note of this session, looked at afterwards."""
    before = _body(path, session)
    said, killed_at = _killed(chance.random() * LONGEST, path, session, str(chance.randrange(1_000_000)))
    with VisitFile.open(path) as visit:
        assert check(visit) == []
        recovered = visit.sitting.begin()
        visit.sitting.end()
        note = next(iter(visit.notes.of_session(session)), None)
        body = (note.body or "") if note else ""
        assert body.startswith(before), "what was there before is not there any more"
        found = len(body) - len(before)
        assert _typed(found) == body[len(before) :], "the words are not those that were typed"
        assert recovered is not None, "the next start does not know that the last one was cut short"
        if found:
            assert note is not None
            assert recovered.note == note.id, "the next start does not know which note was being written"
            assert recovered.last_typed is not None
        missing = killed_at - next((when for typed, when in said if typed > found), killed_at)
        assert missing <= AT_RISK, f"{missing:.2f} seconds of typing are missing"
        tags = sum(tag.note == note.id for tag in visit.rows.all(Tag)) if note else 0
        return Kill(said[-1][0] if said else 0, found, missing, tags, told=recovered.note is not None)


def _body(path: Path, session: str) -> str:
    with VisitFile.open(path) as visit:
        notes: list[Note] = visit.notes.of_session(session)
        return (notes[0].body or "") if notes else ""


def _typed(length: int) -> str:
    words, whole = itertools.count(), ""
    while len(whole) < length:
        whole += word(next(words))
    return whole[:length]


def _killed(after: float, path: Path, session: str, seed: str) -> tuple[list[tuple[int, float]], float]:
    """What the typist had said so many seconds after it was ready, and when it was killed."""
    command = [sys.executable, "-m", "tests.flows.window_typist", str(path), session, seed]
    without_display = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "*.warning=false"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, env=without_display, text=True) as typist:
        assert typist.stdout is not None
        assert typist.stdout.readline() == "ready\n", "the window did not open"
        time.sleep(after)
        assert typist.poll() is None, "the window was gone before it was killed"
        killed_at = time.monotonic()
        typist.kill()
        lines = [line.split() for line in typist.stdout.read().splitlines(keepends=True) if line.endswith("\n")]
    return [(int(typed), float(when)) for typed, when in lines], killed_at
