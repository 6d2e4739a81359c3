"""Saving a note as it is typed: 60 tags carried along, the words on the disk when it returns."""

from __future__ import annotations

import random
import statistics
from collections.abc import Iterator

from benchmarks.material import Material
from benchmarks.result import Result, seconds
from benchmarks.visits import WAYS, filled, folder, news
from peerteam.handover.exchange import take_bundle
from peerteam.store.visit_file import VisitFile

SAVES, TAGS = 600, 60


def measure() -> Iterator[Result]:
    """The slowest of a hundred saves, and the usual one, before and after the tags were first handed over."""
    for way, phrase in WAYS:
        for when in ("new tags", "shared tags"):
            took = _saves(phrase, shared=when == "shared tags")
            yield Result(f"save a note with {TAGS} tags, p99, {way}, {when}", took[int(len(took) * 0.99)], 0.005)
            yield Result("  the usual one of them", statistics.median(took))


def _saves(phrase: str | None, *, shared: bool) -> list[float]:
    made = Material(seed=2)
    note = made.note()
    with folder() as here, filled(here / "typing.peerteam", [note, *made.tags(note, TAGS)], phrase) as visit:
        visit.set_me(note.author or "")
        take_bundle(visit, news().whole)
        if shared:
            visit.commit()
        return sorted(_type(visit, note.id, made))


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
        yield seconds(lambda text=text: visit.notes.save_typing(note, text))
