"""All of a visit that may leave for somebody, as one page: the programme, and behind it what else its readers may have.

What may not leave was taken out before (`domain/outgoing.py`); a part of which nothing is left is not shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape

from peerteam.domain.counts import session_label
from peerteam.domain.outgoing import Audience, Outgoing
from peerteam.domain.records import Document, Finding, Note, Peer, Person, Recommendation, Session, Tag, Theme
from peerteam.domain.timetable import called, theme_words
from peerteam.domain.uk_dates import say_date
from peerteam.formats.html_page import programme_page, table_of

Rows = Sequence[Sequence[str | None]]


def visit_page(out: Outgoing) -> str:
    """The page."""
    return programme_page(out, "the visit", [line for part in _PARTS[out.audience] for line in part(out)])


def _section(title: str, many: str, head: Sequence[str], rows: Rows) -> Iterator[str]:
    """A heading and its table; the first cell of each row says what the row is about."""
    if not rows:
        return
    yield f"<section><h2>{escape(title)}</h2>"
    caption = f"{len(rows)} {many if len(rows) != 1 else many.removesuffix('s')}"
    yield from table_of(caption, head, [_row(row) for row in rows])
    yield "</section>"


def _row(cells: Sequence[str | None]) -> str:
    first, *others = (escape(cell or "–") for cell in cells)
    data = "".join(f'<td class="words">{cell}</td>' for cell in others)
    return f'<tr><th scope="row">{first}</th>{data}</tr>'


def _findings(out: Outgoing) -> Iterator[str]:
    theme = _themes(out)
    rows = [(theme(each.theme), each.side, each.wording, each.state) for each in out.snapshot.all(Finding)]
    yield from _section("Headlines", "headlines", ("Theme", "Side", "Headline", "State"), rows)


def _recommendations(out: Outgoing) -> Iterator[str]:
    rows = [
        (each.number or each.tier, each.label, each.text, each.explanation)
        for each in out.snapshot.all(Recommendation)
    ]  # fmt: skip
    yield from _section("Recommendations", "recommendations", ("Number", "Label", "Text", "Explanation"), rows)


def _passages(out: Outgoing) -> Iterator[str]:
    theme = _themes(out)
    rows = [(theme(tag.theme), tag.kind, tag.span.words, out.groups.get(tag.id)) for tag in out.snapshot.all(Tag)]
    yield from _section("Passages", "passages", ("Theme", "Kind", "Words", "Who spoke"), rows)


def _summaries(out: Outgoing) -> Iterator[str]:
    told = [paper for paper in out.snapshot.all(Document) if paper.summary]
    rows = [(paper.reference, paper.title, paper.summary) for paper in told]
    yield from _section("What the papers say", "papers", ("Reference", "Title", "Summary"), rows)


def _people(out: Outgoing) -> Iterator[str]:
    rows = [
        (person.name or person.post or person.organisation, person.post, person.organisation, person.group)
        for person in out.snapshot.all(Person)
    ]
    title = "People and groups the team met"
    yield from _section(title, "entries", ("Who", "Post", "Organisation", "Speaks as"), rows)


def _notes(out: Outgoing) -> Iterator[str]:
    notes = out.snapshot.all(Note)
    if not notes:
        return
    peers = {peer.id: called(peer) for peer in out.snapshot.all(Peer)}
    yield "<section><h2>Notes</h2>"
    for note in notes:
        day = say_date(note.at[:10]) if note.at else None
        told = (day, note.at[11:16] if note.at else None, peers.get(note.author or ""), note.group)
        yield f"<article><h3>{escape(_about(out, note))}</h3>"
        yield f'<p class="quiet">{escape(" · ".join(filter(None, told)))}</p>'
        yield f'<p class="words">{escape(note.body or "")}</p></article>'
    yield "</section>"


def _about(out: Outgoing, note: Note) -> str:
    session, paper = out.snapshot.get(Session, note.about), out.snapshot.get(Document, note.about)
    if session is not None:
        return session_label(session)
    return (paper.title or paper.reference or "A paper") if paper is not None else "A conversation"


def _themes(out: Outgoing) -> Callable[[str | None], str]:
    names = {theme.id: theme_words(theme) for theme in out.snapshot.all(Theme)}
    return lambda id: names.get(id or "", "No theme")


_PARTS: Mapping[Audience, tuple[Callable[[Outgoing], Iterator[str]], ...]] = {
    Audience.LGA: (_findings, _recommendations, _passages, _summaries, _people, _notes),
    Audience.TEAM: (_findings, _recommendations, _passages, _summaries),
    Audience.COUNCIL: (_recommendations,),
}
"""What each may have behind the programme, in the order of the page."""
