"""The standing words of the feedback presentation: headings, what a peer challenge is, what follows after the last day.

They are data (`resources/words/slides.toml`), so that a team can say it its own way without programming.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from peerteam.domain.entries import Entry
from peerteam.domain.letter_words import NAMES, PLACEHOLDER


@dataclass(frozen=True, slots=True)
class Headings:
    """What stands over each slide and each column."""

    team: str
    purpose: str
    scope: str
    core: str
    focus: str
    process: str
    about: str
    overall: str
    strengths: str
    areas: str
    quotes: str
    recommendations: str
    further: str
    next_steps: str


@dataclass(frozen=True, slots=True)
class NextSteps:
    """What follows, for the visits that have one of these letters; for every visit if none is named."""

    letters: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PresentationWords:
    """All of it."""

    subtitle: str
    title: str
    running: str
    subject: str
    author: str
    headings: Headings
    purpose: tuple[str, ...]
    process: tuple[str, ...]
    next_steps: tuple[NextSteps, ...]

    def next_steps_for(self, letter: str | None) -> tuple[str, ...]:
        """The next steps of a visit with this letter: the first that name it, or that name none."""
        return next((each.words for each in self.next_steps if not each.letters or letter in each.letters), ())


def parse_presentation_words(data: Mapping[str, Any], source: str) -> PresentationWords:
    """The words in a file, every slip named by its place. Raises BadResource."""
    whole = Entry(data, source)
    headings = whole.entry("headings") or Entry({}, source, "[headings]")
    words = whole.entry("words") or Entry({}, source, "[words]")
    found = PresentationWords(
        subtitle=_known(whole, "subtitle", whole.text("subtitle")),
        title=_known(whole, "title", whole.text("title")),
        running=_known(whole, "running", whole.text("running")),
        subject=_known(whole, "subject", whole.text("subject")),
        author=_known(whole, "author", whole.text("author")),
        headings=Headings(*(_known(headings, f.name, headings.text(f.name)) for f in fields(Headings))),
        purpose=_lines(words, "purpose"),
        process=_lines(words, "process"),
        next_steps=tuple(_next_steps(each) for each in whole.entries("next_steps")),
    )
    for entry in (headings, words, whole):
        entry.close()
    return found


def _next_steps(entry: Entry) -> NextSteps:
    found = NextSteps(entry.texts("letters"), _lines(entry, "words"))
    entry.close()
    return found


def _lines(entry: Entry, key: str) -> tuple[str, ...]:
    return tuple(_known(entry, key, line) for line in entry.texts(key))


def _known(entry: Entry, key: str, text: str) -> str:
    """The text, if it names only what there is."""
    for name in PLACEHOLDER.findall(text):
        if name not in NAMES:
            raise entry.bad(key, f"there is nothing called {{{name}}}")
    return text
