"""Saving a note as it is typed: 60 tags carried along, the words on the disk when it returns."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Iterator

from benchmarks.material import Material
from benchmarks.result import Result, runs_of, seconds, settled
from benchmarks.visits import WAYS, filled, folder, news
from peerteam.handover.exchange import take_bundle
from peerteam.store.visit_file import VisitFile

SAVES, TAGS, SITTINGS = 600, 60, 3


def measure() -> Iterator[Result]:
    """The slowest of a hundred saves, and the usual one, before and after the tags were first handed over.

    The bound is about a whole sitting as it was, other programs and all; of several sittings the middle one is judged.
    What saving leaves to the next search is told beside it.
    """
    for way, phrase in WAYS:
        for when, shared in (("not handed over", False), ("handed over", True)):
            sittings = [_saves(phrase, shared=shared) for _ in range(SITTINGS)]
            yield Result.of(f"a save with {TAGS} tags {when}, p99, {way}", [_p99(times) for times in sittings], 0.005)
            yield Result("  the usual one of them", statistics.median(time for times in sittings for time in times))
        yield Result.of(f"  the first search after it, {way}", _next_search(phrase))


def _p99(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.99)]


def _next_search(phrase: str | None) -> list[float]:
    made = Material(seed=2)
    note = made.note()
    with folder() as here, filled(here / "search.peerteam", [note], phrase) as visit:
        visit.set_me(note.author or "")
        take_bundle(visit, news().whole)

        def after_typing() -> float:
            visit.notes.save_typing(note.id, made.text())
            return seconds(lambda: visit.search("budget"))

        return runs_of(after_typing)


def _saves(phrase: str | None, *, shared: bool) -> list[float]:
    made = Material(seed=2)
    note = made.note()
    with folder() as here, filled(here / "typing.peerteam", [note, *made.tags(note, TAGS)], phrase) as visit:
        visit.set_me(note.author or "")
        take_bundle(visit, news().whole)
        if shared:
            visit.commit()
        with settled():
            return list(_type(visit, note.id, made))


def _type(visit: VisitFile, note: str, made: Material) -> Iterator[float]:
    """A few words at a time, somewhere in the note, as a second of typing gives; now and then some are taken out."""
    chance = random.Random(3)
    words = (visit.notes.get(note).body or "").split(" ")
    for _ in range(SAVES):
        at = chance.randrange(len(words))
        if len(words) > 360 and chance.random() < 0.5:
            del words[at : at + 2]
        else:
            words[at:at] = made.text(2).split(" ")
        text = " ".join(words)
        start = time.perf_counter()
        visit.notes.save_typing(note, text)
        yield time.perf_counter() - start
