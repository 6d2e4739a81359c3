"""The whole page: each reader finds what is theirs, and nothing else."""

from __future__ import annotations

import pytest

from peerteam.domain.outgoing import Audience, outgoing
from peerteam.domain.records import Document, Finding, Note, Recommendation
from peerteam.formats.html_visit import visit_page
from tests.formats.test_html_page import Read
from tests.letter_visit import THE_NOTE, visit


def page(audience: Audience, *more: Note | Finding | Recommendation | Document) -> str:
    return visit_page(outgoing(visit(*more), audience))


def words(audience: Audience, *more: Note | Finding | Recommendation | Document) -> str:
    return " ".join(" ".join(Read(page(audience, *more)).words).split())


@pytest.mark.parametrize("audience", list(Audience))
def test_the_page_is_well_formed_with_one_heading_of_the_first_level(audience: Audience) -> None:
    read = Read(page(audience))
    assert read.open == []
    assert read.tags["h1"] == 1
    assert not {"script", "img", "link", "iframe", "form"} & set(read.tags)


def test_the_lga_has_the_notes_with_who_wrote_them_and_the_people_met() -> None:
    said = words(Audience.LGA)
    for each in (THE_NOTE.body or "", "Helen Marsh", "Jo Hidden", "Budget reports are timely", "For the LGA only"):
        assert " ".join(each.split()) in said


def test_the_team_has_headlines_and_passages_and_no_note_and_nobody_met() -> None:
    said = words(Audience.TEAM)
    assert "Scrutiny meets too late" in said
    assert "Budget reports are timely" in said
    assert "says so herself" not in said
    assert "Jo Hidden" not in said


def test_the_council_has_only_what_is_published() -> None:
    published = Recommendation("r9", "headline", number="R9", text="Go on like this")
    said = words(Audience.COUNCIL, published)
    assert "Go on like this" in said
    for secret in ("Scrutiny meets too late", "Budget reports are timely", "Build a forward plan", "Jo Hidden"):
        assert secret not in said


def test_what_people_wrote_is_words_and_never_markup() -> None:
    hostile = "<script>alert(1)</script> & <b>bold</b>"
    read = Read(page(Audience.LGA, Note("n9", body=hostile), Finding("f9", wording=hostile)))
    assert "script" not in read.tags
    assert "b" not in read.tags


def test_a_note_is_told_by_what_it_is_about() -> None:
    said = words(Audience.LGA, Note("n8", about="d1", body="A paper read"), Note("n9", body="In the corridor"))
    assert "Chair of scrutiny" in said
    assert "Constitution" in said
    assert "A conversation" in said
