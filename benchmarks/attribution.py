"""Looking through a long letter for people: 12,000 words against 160 people and the notes of a whole visit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from benchmarks.material import Material
from benchmarks.result import Result, runs_of, seconds
from peerteam.domain.attribution import attribution
from peerteam.domain.cautions import Para
from peerteam.domain.records import Person, Record
from peerteam.domain.snapshot import Snapshot
from peerteam.formats.attribution_words import load

WORDS, EACH, PEOPLE = 12_000, 60, 160
BOUND = 1.0
"""Seconds: the list must be there when the page is."""


def measure() -> Iterator[Result]:
    """The words are those of the sample, so there are warnings to be made as well."""
    made = Material(seed=6)
    visit = Snapshot.of([*made.records(), *_people(made)])
    paras = [Para(made.text(EACH)) for _ in range(WORDS // EACH)]
    words = load()
    took = runs_of(lambda: seconds(lambda: attribution(paras, visit, words)))
    yield Result.of(f"a letter of {WORDS:,} words, {PEOPLE} people met, {made.notes} notes", took, BOUND)


def _people(made: Material) -> Iterator[Record]:
    """As many more people as are wanted, with names as people have them."""
    first = [name.capitalize() for group in load().nicknames for name in group[:1]]
    last = sorted(load().everyday)
    for number in range(PEOPLE):
        name = f"{made.random.choice(first)} {made.random.choice(last).capitalize()}"
        person = Person(made.id(), name, f"Head of {made.text(2)}", made.text(3), "senior officer")
        yield replace(person, size=3) if number % 20 == 0 else person
