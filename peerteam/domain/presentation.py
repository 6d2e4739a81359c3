"""What is on the slides of the last day, before any file format: slide by slide, each line in the team's own words.

Where *This is what we said* has been pressed the frozen points speak, otherwise the findings. No evidence is in it and
nobody who was met: quotes only when they are cleared, and a line that names somebody is left out and said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from peerteam.domain.counts import Count, Counts
from peerteam.domain.letter_findings import first_recommendations, recommendation_numbers, theme_recommendations
from peerteam.domain.letter_words import fill, number_word, own_themes, values
from peerteam.domain.presentation_words import PresentationWords
from peerteam.domain.records import Peer, Recommendation, Side, Theme
from peerteam.domain.said import Headline, cleared_words, headlines
from peerteam.domain.snapshot import Snapshot
from peerteam.domain.who_is_named import People

_ONE_COLUMN = 3
"""A team of so many still looks well in one column."""


class Kind(StrEnum):
    """What a slide is; `formats/slide_layouts.py` says which layouts show each."""

    TITLE = "title"
    LIST = "list"
    COLUMNS = "list in two columns"
    NUMBERED = "numbered list"
    SIDE = "one side"
    SIDES = "two sides"
    FIGURES = "figures"
    QUOTES = "quotes"


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph. `lead` is what it begins with in strong letters; level 1 belongs to the line above it."""

    text: str
    level: int = 0
    lead: str = ""

    @property
    def words(self) -> str:
        """All of it."""
        return f"{self.lead} {self.text}".strip()


@dataclass(frozen=True, slots=True)
class Body:
    """One column: its heading, if it has one, and its lines. Of a figure the heading is the number."""

    lines: tuple[Line, ...]
    heading: str = ""
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide before it is known how much fits on it. Of figures the last body is what is said below them."""

    kind: Kind
    title: str
    bodies: tuple[Body, ...]


@dataclass(frozen=True, slots=True)
class Presentation:
    """All slides, and what is not on them: `left_out` for good reason, `look_at` because a name may be meant."""

    title: str
    subject: str
    author: str
    running: str
    marking: str
    slides: tuple[Slide, ...]
    left_out: tuple[str, ...] = ()
    look_at: tuple[str, ...] = ()


def present(snapshot: Snapshot, counts: Counts, words: PresentationWords, letter: str | None = None) -> Presentation:
    """The presentation of a visit; `letter` is the id of the letter that goes with it."""
    return _Presenting(snapshot, counts, words).all(letter)


class _Presenting:
    """Puts the slides together, remembering what it had to leave out."""

    def __init__(self, snapshot: Snapshot, counts: Counts, words: PresentationWords) -> None:
        self.snapshot, self.counts, self.words = snapshot, counts, words
        self.heads = words.headings
        self.known: Mapping[str, str | None] = values(snapshot, counts)
        self.people = People(snapshot)
        self.left_out: list[str] = []
        self.look_at: list[str] = []

    def all(self, letter: str | None) -> Presentation:
        slides = [
            self._title(),
            *self._team(),
            *self._standing(self.heads.purpose, self.words.purpose),
            *self._scope(),
            *self._process(),
            *self._themes(),
            *self._quotes(),
            *self._recommendations(),
            *self._standing(self.heads.next_steps, self.words.next_steps_for(letter)),
        ]
        return Presentation(
            title=self._said(self.words.title) or slides[0].title,
            subject=self._said(self.words.subject),
            author=self._said(self.words.author),
            running=self._said(self.words.running),
            marking=self.snapshot.visit.marking or "",
            slides=tuple(slides),
            left_out=tuple(self.left_out),
            look_at=tuple(self.look_at),
        )

    def _said(self, sentence: str) -> str:
        return fill(sentence, self.known) or ""

    def _lines(self, sentences: Iterable[str]) -> tuple[Line, ...]:
        return tuple(Line(said) for sentence in sentences if (said := self._said(sentence)))

    def _standing(self, heading: str, sentences: Iterable[str]) -> list[Slide]:
        lines = self._lines(sentences)
        return [Slide(Kind.LIST, self._said(heading), (Body(lines),))] if lines else []

    # --- before the themes

    def _title(self) -> Slide:
        council = self.snapshot.visit.council or self.known["kind"] or "Peer challenge"
        below = (self._said(self.words.subtitle), self.known["dates"] or "")
        return Slide(Kind.TITLE, council, (Body(tuple(Line(line) for line in below if line)),))

    def _team(self) -> list[Slide]:
        """A line for each peer and one for who they are; those of whom only the role is known share one."""
        members: dict[tuple[str, str], int] = {}
        for peer in self.snapshot.all(Peer):
            told = _peer(peer)
            members[told] = members.get(told, 0) + 1
        if len(members) == 1 and not any(peer.name for peer in self.snapshot.all(Peer)):
            return []  # nothing is known of anybody but that they were there
        lines: list[Line] = []
        for (who, what), number in members.items():
            lines.append(Line(f"({number_word(number)})" if number > 1 else "", lead=who))
            lines += [Line(what, 1)] if what else []
        kind = Kind.COLUMNS if len(members) > _ONE_COLUMN else Kind.LIST
        return [Slide(kind, self._said(self.heads.team), (Body(tuple(lines)),))] if lines else []

    def _scope(self) -> list[Slide]:
        themes = [theme for theme in self.snapshot.all(Theme) if theme.name]
        core = tuple(Line(theme.name or "") for theme in themes if theme.core)
        focus = tuple(Line(theme.name or "") for theme in themes if not theme.core)
        columns = [
            Body(lines, self._said(head)) for lines, head in ((core, self.heads.core), (focus, self.heads.focus))
        ]
        columns = [column for column in columns if column.lines]
        kind = Kind.SIDES if len(columns) == 2 else Kind.SIDE
        return [Slide(kind, self._said(self.heads.scope), tuple(columns))] if columns else []

    def _process(self) -> list[Slide]:
        counted = (
            (self.counts.meetings, "meeting", "meetings"),
            (self.counts.people, "person we spoke to", "people we spoke to"),
            (self.counts.documents, "document read", "documents read"),
            (self.counts.hours, "hour of peer time", "hours of peer time"),
        )
        figures = [
            Body((Line(one if count.number == 1 else many),), _figure(count))
            for count, one, many in counted
            if count.number
        ]
        below = Body(self._lines(self.words.process))
        heading = self._said(self.heads.process)
        if figures:
            return [Slide(Kind.FIGURES, heading, (*figures, below))]
        return self._standing(self.heads.about, self.words.process)

    # --- what the team says

    def _themes(self) -> list[Slide]:
        said = headlines(self.snapshot)
        themes = own_themes(self.snapshot)
        slides = self._sides(self.heads.overall, [each for each in said if each.theme is None])
        silent = []
        for theme in themes:
            name = theme.name or theme.short_name or "Theme"
            here = [each for each in said if each.theme == theme.id]
            slides += self._sides(name, here)
            silent += [] if here else [theme.short_name or name]
        if not said:
            self.left_out.append("There is no headline yet, so no theme has a slide")
        elif silent:
            self.left_out.append(f"Themes without a headline: {', '.join(silent)}")
        return slides

    def _sides(self, title: str, said: list[Headline]) -> list[Slide]:
        columns = [
            Body(
                tuple(Line(each.text) for each in said if each.side == side and self._may(each.text, title)), head, side
            )
            for side, head in ((Side.STRENGTH, self.heads.strengths), (Side.AREA, self.heads.areas))
        ]
        lost = sum(1 for each in said if each.side is None)
        if lost:
            self.left_out.append(f"{title}: {lost} that {'is' if lost == 1 else 'are'} neither strength nor area")
        columns = [column for column in columns if column.lines]
        kind = Kind.SIDES if len(columns) == 2 else Kind.SIDE
        return [Slide(kind, title, tuple(columns))] if columns else []

    def _quotes(self) -> list[Slide]:
        """What people said, in the order of the themes, each once and never with who said it."""
        order = [theme.id for theme in own_themes(self.snapshot)]
        said = sorted(headlines(self.snapshot), key=lambda each: order.index(each.theme) if each.theme in order else -1)
        quotes = dict.fromkeys(words for each in said for words in cleared_words(self.snapshot, each))
        heading = self._said(self.heads.quotes)
        lines = tuple(Line(f"“{words}”") for words in quotes if self._may(words, heading))
        return [Slide(Kind.QUOTES, heading, (Body(lines),))] if lines else []

    def _recommendations(self) -> list[Slide]:
        numbers = recommendation_numbers(self.snapshot)
        further = [r for theme in own_themes(self.snapshot) for r in theme_recommendations(self.snapshot, theme.id)]
        tiers = ((self.heads.recommendations, first_recommendations(self.snapshot)), (self.heads.further, further))
        slides = []
        for heading, found in tiers:
            lines = [line for one in found for line in self._recommendation(one, numbers[one.id], heading)]
            slides += [Slide(Kind.NUMBERED, self._said(heading), (Body(tuple(lines)),))] if lines else []
        return slides

    def _recommendation(self, one: Recommendation, number: str, heading: str) -> list[Line]:
        text = " ".join((one.text or "").split())
        if not self._may(f"{one.label or ''} {text}", f"{heading} {number}"):
            return []
        if not one.label:
            return [Line(text, lead=number)]
        return [Line("", lead=f"{number}  {one.label.rstrip('.:')}"), Line(text, 1)]

    def _may(self, words: str, where: str) -> bool:
        """Whether a line may be shown to the council: it names nobody the team met."""
        if self.people.are_named(words):
            self.left_out.append(
                f"{where}: a line that names somebody the team met. Reword it to have it on the slides"
            )
            return False
        if self.people.may_be_named(words):
            self.look_at.append(f"{where}: “{_beginning(words)}” holds a surname of somebody the team met")
        return True


def _peer(peer: Peer) -> tuple[str, str]:
    label = peer.label or peer.category or ""
    where = ", ".join(text for text in (peer.post, peer.organisation) if text)
    if not peer.name:
        return label or peer.post or "Peer", where if where != label else ""
    role = label if label and label != peer.post else ""
    return peer.name, " · ".join(text for text in (role, where) if text)


def _figure(count: Count) -> str:
    """A published floor as a figure: "45+"."""
    words = count.floor_words
    return f"{words.removeprefix('more than ')}+" if words.startswith("more than ") else f"{count.number:g}"


def _beginning(words: str, longest: int = 60) -> str:
    return words if len(words) <= longest else words[:longest].rsplit(" ", 1)[0] + " …"
