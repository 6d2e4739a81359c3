"""Before a file leaves the team: where somebody could be recognised in the texts it holds.

The same question is asked as of the letter, but of each audience only where it means something: the LGA gets the notes
themselves, so only what is to be published is looked at; the council's own programme may say whom it invites. For the
team, what points at a person does not leave at all; everything else is told, to be looked at.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from peerteam.domain.attribution import attribution
from peerteam.domain.attribution_words import AttributionWords
from peerteam.domain.cautions import Caution, CautionKind, Para
from peerteam.domain.outgoing import Audience, Outgoing
from peerteam.domain.records import Document, Finding, Recommendation, Record, Session, Tag, Theme
from peerteam.domain.snapshot import Snapshot

PASSAGE, PAPER = "a passage", "paper"
PERSONS = (CautionKind.NAME, CautionKind.POST, CautionKind.SMALL_GROUP)
"""What points at somebody; a quote that is not cleared, or a note's own words, may or may not."""

_TOLD = {
    CautionKind.NAME: "a name",
    CautionKind.POST: "a post that one person holds",
    CautionKind.SMALL_GROUP: "a group so small that its people can be told",
    CautionKind.UNCLEARED_QUOTE: "a quote that is not cleared",
    CautionKind.VERBATIM_NOTE: "words that stand in a note",
}


def look_before(
    out: Outgoing, snapshot: Snapshot, words: AttributionWords, private: Iterable[str] = ()
) -> tuple[Outgoing, list[Caution]]:
    """What leaves then, and where to look; `snapshot` is the whole visit, `private` its private texts."""
    found = [each for each in attribution(list(_texts(out, snapshot)), snapshot, words, private) if _matters(each)]
    return _without_persons(out, found) if out.audience == Audience.TEAM else (out, found)


def _matters(caution: Caution) -> bool:
    """A passage, or a paper, is a note's own words by its nature; only who could be told by it is looked at."""
    return not caution.where.startswith((PASSAGE, PAPER)) or caution.kind in PERSONS


def _without_persons(out: Outgoing, cautions: list[Caution]) -> tuple[Outgoing, list[Caution]]:
    """The same without the texts that point at a person. A sentence is told once, and may stand in several texts."""
    pointing = {_plain(each.text) for each in cautions if each.kind in PERSONS}

    def stays(*words: str | None) -> bool:
        text = _plain(" ".join(filter(None, words)))
        return not any(each in text for each in pointing)

    all_of = out.snapshot.all
    kept: dict[type[Record], tuple[Record, ...]] = {
        Tag: tuple(each for each in all_of(Tag) if stays(each.span.words)),
        Finding: tuple(each for each in all_of(Finding) if stays(each.wording)),
        Recommendation: tuple(
            each for each in all_of(Recommendation) if stays(each.label, each.text, each.explanation)
        ),
        Document: tuple(each if stays(each.summary) else replace(each, summary=None) for each in all_of(Document)),
    }
    gone = sum(len(out.snapshot.all(kind)) - len(kept[kind]) for kind in (Tag, Finding, Recommendation))
    told = f"{gone} more {'text' if gone == 1 else 'texts'} by which somebody could be recognised"
    left_out = (*out.left_out, told) if gone else out.left_out
    left = replace(out, snapshot=Snapshot({**out.snapshot.records, **kept}), left_out=left_out)
    return left, [each for each in cautions if each.kind not in PERSONS or each.where.startswith(PAPER)]


def _plain(text: str) -> str:
    return " ".join(text.split())


def in_words(cautions: Iterable[Caution]) -> list[str]:
    """The places, and no name: "a name, in a headline of Finance (2 times)"."""
    counted = Counter((each.kind, each.where) for each in cautions)
    return [
        f"{_TOLD.get(kind, kind.value)}, in {where}{f' ({number} times)' if number > 1 else ''}"
        for (kind, where), number in counted.items()
    ]


def _texts(out: Outgoing, whole: Snapshot) -> Iterator[Para]:
    snapshot = out.snapshot
    theme = {each.id: each.short_name or each.name or "" for each in snapshot.all(Theme)}

    def under(what: str, id: str | None) -> str:
        return f"{what} of {theme[id]}" if id is not None and theme.get(id) else what

    for finding in snapshot.all(Finding):
        yield Para(finding.wording or "", finding.id, under("a headline", finding.theme))
    for text in snapshot.all(Recommendation):
        where = f"recommendation {text.number}" if text.number else under("a recommendation", text.theme)
        yield from (Para(each, text.id, where) for each in (text.label, text.text, text.explanation) if each)
    if out.audience == Audience.LGA:
        return
    for tag in snapshot.all(Tag):
        yield Para(tag.span.words, tag.id, under(PASSAGE, tag.theme))
    for paper in snapshot.all(Document):
        where = f"{PAPER} {paper.reference}" if paper.reference else f"{PAPER} without a reference"
        yield Para(paper.summary or "", paper.id, where)
    if out.audience == Audience.TEAM:
        return
    theirs = {session.id for session in whole.all(Session) if session.source_row}
    for session in snapshot.all(Session):
        if session.id not in theirs:
            yield Para(session.title or "", session.id, "the title of a session the team added")
