"""Before a file leaves: who could be recognised in it, asked of each reader's file where it means something."""

from __future__ import annotations

from dataclasses import replace

from peerteam.domain.before_leaving import in_words, look_before
from peerteam.domain.cautions import CautionKind
from peerteam.domain.outgoing import Audience, outgoing
from peerteam.domain.records import Document, Finding, Recommendation, Record, Session, Tag
from peerteam.formats.attribution_words import load
from tests.letter_visit import NOTE, visit

NAMED = "Jo said that reports come late."
"""A nickname of somebody who was met, which the words of `outgoing` do not know."""
WORDS = load()


def look(audience: Audience, *more: Record) -> tuple[list[Record], list[tuple[CautionKind, str]], tuple[str, ...]]:
    whole = visit(*more)
    out, found = look_before(outgoing(whole, audience), whole, WORDS, ["Nobody is to hear of this plan to merge them"])
    records = [record for kind in out.snapshot.records.values() for record in kind]
    return records, [(each.kind, each.where) for each in found], out.left_out


def tag(id: str, words: str) -> Tag:
    first = visit().all(Tag)[0]
    return replace(first, id=id, span=first.span._replace(words=words))


def test_for_the_team_what_points_at_somebody_does_not_leave_even_where_it_stands_twice() -> None:
    ids = {record.id for record in look(Audience.TEAM, tag("one", NAMED), tag("two", NAMED))[0]}
    assert not {"one", "two"} & ids
    left_out = look(Audience.TEAM, tag("one", NAMED), tag("two", NAMED))[2]
    assert "2 more texts by which somebody could be recognised" in left_out


def test_for_the_team_a_passage_that_points_at_nobody_leaves() -> None:
    records, _, left_out = look(Audience.TEAM, tag("plain", "Reports come late."))
    assert "plain" in {record.id for record in records}
    assert not any("could be recognised" in line for line in left_out)


def test_a_headline_in_a_notes_own_words_is_told() -> None:
    finding = Finding("f9", "t3", "strength", NOTE.split("”")[1].strip() + " and so is much else that was said")
    copied = replace(finding, wording=" ".join(NOTE.split()[:9]))
    _, found, _ = look(Audience.LGA, copied)
    assert (CautionKind.VERBATIM_NOTE, "a headline of Governance") in found


def test_words_of_a_private_note_are_found_in_what_is_published() -> None:
    text = Recommendation("r9", "headline", number="R9", text="Nobody is to hear of this plan to merge them at all")
    for audience in Audience:
        assert (CautionKind.VERBATIM_NOTE, "recommendation R9") in look(audience, text)[1]


def test_a_passage_is_not_blamed_for_being_words_of_a_note() -> None:
    assert not [where for _, where in look(Audience.TEAM)[1] if where.startswith("a passage")]


def test_the_lgas_notes_and_passages_are_not_looked_at() -> None:
    records, found, _ = look(Audience.LGA, tag("one", NAMED))
    assert "one" in {record.id for record in records}
    assert not [where for _, where in found if where.startswith("a passage")]


def test_for_the_team_a_summary_that_points_at_somebody_does_not_leave() -> None:
    records, _, _ = look(Audience.TEAM, Document("d9", "D9", "Letter", summary=NAMED))
    assert [each.summary for each in records if isinstance(each, Document) and each.id == "d9"] == [None]


def test_the_councils_own_programme_may_say_whom_it_invites() -> None:
    theirs = Session("s8", "Jo Hidden and deputies", source_row="Programme, row 4", kind="interview")
    ours = replace(theirs, id="s9", source_row=None)
    assert look(Audience.COUNCIL, theirs)[1] == []
    assert look(Audience.COUNCIL, ours)[1] == [(CautionKind.NAME, "the title of a session the team added")]


def test_the_places_are_told_without_a_name() -> None:
    whole = visit(
        Finding("f9", "t3", "strength", "Jo Hidden leads well"), Finding("f8", "t3", "area", "Jo Hidden left")
    )
    found = look_before(outgoing(whole, Audience.LGA), whole, WORDS)[1]
    told = in_words(each for each in found if each.kind == CautionKind.NAME)
    assert told == ["a name, in a headline of Governance (2 times)"]
