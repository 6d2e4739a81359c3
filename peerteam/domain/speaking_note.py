"""The speaking note for the last day: one page with each theme's headlines, when it is its turn, and who might speak.

The words themselves are on the slides; here they are shortened to what reminds somebody who knows them. Times are the
slot of the feedback shared out by the number of headlines, and whoever led most interviews on a theme is suggested to
speak on it: both are only a beginning, to be changed by hand.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from peerteam.domain.letter_findings import all_recommendations, recommendation_numbers
from peerteam.domain.letter_words import iso_day, lead_and_manager, own_themes, span_words
from peerteam.domain.records import Peer, PeerCategory, Session, SessionKind, SessionTheme, Side, Slot, Theme
from peerteam.domain.said import Headline, headlines
from peerteam.domain.snapshot import Snapshot
from peerteam.domain.text_width import rows
from peerteam.domain.timetable import called, is_off, minute_of, say_day, say_times, times_of

OPENING, CLOSING = "Welcome, the team and how we worked", "Next steps and questions"
RECOMMENDATIONS = "Recommendations"
MOST_WORDS, FEWEST_WORDS = 14, 5
ROOM = 45
"""How many rows of the table stand on one page."""

COLUMNS = 10.3, 17.5
"""How wide the first column is, and each of the other two, in heights of a letter."""

_AROUND = 0.1, 0.2
"""Which part of the time is for the welcome, and which for next steps and questions."""
_SMALL = frozenset({
    "a", "an", "and", "are", "as", "at", "because", "but", "by", "for", "from", "has", "have", "if", "in", "into", "is",
    "it", "its", "need", "not", "of", "on", "or", "so", "that", "the", "their", "they", "this", "to", "was", "were",
    "what", "when", "which", "who", "with", "would", "you", "your",
})  # fmt: skip
"""Words that a shortened headline does not end with."""

_END = re.compile(r"[.;:](?=\s|$)")


@dataclass(frozen=True, slots=True)
class Turn:
    """One part of the presentation: from when, who might speak, and what is said in a few words."""

    title: str
    start: str = ""
    speaker: str = ""
    strengths: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SpeakingNote:
    """The whole note. `themes` are the turns in between."""

    council: str
    kind: str
    when: str
    marking: str
    opening: Turn
    themes: tuple[Turn, ...]
    recommendations: Turn | None
    closing: Turn


def speaking_note(snapshot: Snapshot) -> SpeakingNote:
    """The note of a visit, its headlines as short as one page needs."""
    said = headlines(snapshot)
    session = feedback_session(snapshot)
    lead = lead_and_manager(snapshot)[0]
    opener = called(lead) if lead else ""
    groups = _by_theme(snapshot, said)
    asked = [_recommended(words, number) for words, number in _recommendations(snapshot)]
    starts = _shared_out(session.slot if session else Slot(), [len(found) for _, found in groups], bool(asked))
    fit = _fit(groups, sum(map(len, asked)) // 90)
    themes = [
        Turn(
            theme.name or theme.short_name or "Theme" if theme else "Overall messages",
            start,
            _speaker(snapshot, theme) if theme else opener,
            fit.of(found, Side.STRENGTH),
            fit.of(found, Side.AREA),
        )
        for (theme, found), start in zip(groups, starts[1:], strict=False)
    ]
    visit = snapshot.visit
    return SpeakingNote(
        council=visit.council or "Peer challenge",
        kind=visit.kind or "Peer challenge",
        when=_when(session) or span_words(iso_day(visit.first_day), iso_day(visit.last_day)) or "",
        marking=visit.marking or "",
        opening=Turn(OPENING, starts[0], opener),
        themes=tuple(themes),
        recommendations=Turn(RECOMMENDATIONS, starts[-2], opener, tuple(asked)) if asked else None,
        closing=Turn(CLOSING, starts[-1], opener),
    )


def feedback_session(snapshot: Snapshot) -> Session | None:
    """The presentation: the last feedback of the programme, for the private briefing comes before it."""
    known = [
        (times.start, session)
        for session in snapshot.all(Session)
        if session.kind == SessionKind.FEEDBACK and not is_off(session) and (times := times_of(session.slot))
    ]
    return max(known, key=lambda each: each[0])[1] if known else None


def short(text: str, most: int) -> str:
    """A headline as a reminder: its first sentence if that is short enough, else its first words."""
    first = text[: found.start()] if (found := _END.search(text)) else text
    words = first.split()
    if len(words) <= most:
        return first
    words = words[:most]
    while len(words) > FEWEST_WORDS - 1 and words[-1].casefold() in _SMALL:
        words.pop()
    return " ".join(words).rstrip(",;:–") + "\N{NO-BREAK SPACE}…"


def _when(session: Session | None) -> str:
    if session is None:
        return ""
    return "  ·  ".join(
        part for part in (say_day(session.slot.day), say_times(session.slot), session.slot.room) if part
    )


# --- what is said -----------------------------------------------------------------------------------------------------


def _by_theme(snapshot: Snapshot, said: Sequence[Headline]) -> list[tuple[Theme | None, list[Headline]]]:
    """The headlines of each theme that has any, what stands under none first."""
    groups: list[tuple[Theme | None, list[Headline]]] = [(None, [each for each in said if each.theme is None])]
    groups += [(theme, [each for each in said if each.theme == theme.id]) for theme in own_themes(snapshot)]
    return [(theme, found) for theme, found in groups if found]


def _recommendations(snapshot: Snapshot) -> Iterable[tuple[str, str]]:
    numbers = recommendation_numbers(snapshot)
    return [(one.label or one.text or "", numbers[one.id]) for one in all_recommendations(snapshot)]


def _recommended(words: str, number: str) -> str:
    return f"{number} {short(' '.join(words.split()), MOST_WORDS).rstrip('.')}"


@dataclass(frozen=True, slots=True)
class _Fit:
    """How much is said of each theme: so many words of a headline, so many headlines of a side."""

    words: int
    headlines: int

    def of(self, found: Sequence[Headline], side: Side) -> tuple[str, ...]:
        """What stands in a column."""
        said = [short(each.text, self.words) for each in found if each.side is side]
        more = len(said) - self.headlines
        return tuple(said if more < 2 else [*said[: self.headlines], f"and {more} more, on the slides"])


def _fit(groups: Sequence[tuple[Theme | None, Sequence[Headline]]], recommendations: int) -> _Fit:
    """As much as stands on one page: rather fewer words than fewer headlines."""
    fits = [_Fit(words, 100) for words in range(MOST_WORDS, FEWEST_WORDS - 1, -1)]
    fits += [_Fit(FEWEST_WORDS, number) for number in range(20, 0, -1)]
    room = ROOM - recommendations
    return next((fit for fit in fits if sum(_rows(*each, fit) for each in groups) <= room), fits[-1])


def _rows(theme: Theme | None, found: Sequence[Headline], fit: _Fit) -> float:
    """How many rows a theme takes: its name over time and speaker, or its longer column."""
    name = 2 + rows((theme.name if theme else None) or "", COLUMNS[0])
    columns = [sum(rows(f"+ {text}", COLUMNS[1]) for text in fit.of(found, side)) for side in Side]
    return max(name, *columns) + 0.4


# --- who and when -----------------------------------------------------------------------------------------------------


def _speaker(snapshot: Snapshot, theme: Theme) -> str:
    """Whoever led most sessions meant to cover a theme, writing them up counting half; nobody if none did."""
    peers = {peer.id: peer for peer in snapshot.all(Peer) if peer.category != PeerCategory.LGA}
    covered = {link.session for link in snapshot.all(SessionTheme) if link.theme == theme.id}
    votes = Counter[str]()
    for session in snapshot.all(Session):
        if session.id in covered and not is_off(session):
            votes.update({peer: weight for peer, weight in ((session.lead, 2), (session.writer, 1)) if peer in peers})
    best = max(peers, key=lambda id: votes[id], default=None)
    return called(peers[best]) if best is not None and votes[best] else ""


def _shared_out(slot: Slot, sizes: Sequence[int], recommends: bool) -> list[str]:
    """When each turn begins: welcome, each theme by its size, recommendations, the end. Empty where it is not known."""
    turns = len(sizes) + (3 if recommends else 2)
    begin, end = minute_of(slot.start), minute_of(slot.end)
    if begin is None or end is None or end <= begin:
        return ["", *[""] * (turns - 1)] if begin is None else [_clock(begin), *[""] * (turns - 1)]
    whole = end - begin
    middle = [*sizes, *([max(2, sum(sizes) // max(1, len(sizes)))] if recommends else [])]
    before, after = (round(whole * part) for part in _AROUND)
    for_all = whole - before - after
    starts, passed = [begin], 0
    for size in middle:
        starts.append(begin + before + round(for_all * passed / max(1, sum(middle))))
        passed += size
    return [_clock(start) for start in (*starts, end - after)]


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
