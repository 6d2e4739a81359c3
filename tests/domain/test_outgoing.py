"""What may leave for whom."""

from __future__ import annotations

from dataclasses import replace

import pytest

from peerteam.domain.outgoing import Audience, Outgoing, outgoing
from peerteam.domain.records import (
    Attendance,
    Document,
    Finding,
    Note,
    Person,
    Presence,
    Recommendation,
    Session,
    SessionKind,
    Tag,
)
from peerteam.domain.snapshot import Snapshot
from tests.letter_visit import visit


def for_reader(audience: Audience, snapshot: Snapshot | None = None) -> Outgoing:
    return outgoing(snapshot or visit(), audience)


def test_for_the_lga_everything_shared_leaves() -> None:
    assert for_reader(Audience.LGA).snapshot.records == visit().records


def test_for_the_team_nobody_is_named_and_no_passage_has_a_source() -> None:
    out = for_reader(Audience.TEAM)
    assert out.snapshot.all(Note) == ()
    assert out.snapshot.all(Attendance) == ()
    assert {tag.note for tag in out.snapshot.all(Tag)} == {""}
    assert {(person.name, person.post) for person in out.snapshot.all(Person)} == {(None, None)}
    assert set(out.groups.values()) == {"member"}


def test_for_the_team_a_passage_that_names_somebody_stays() -> None:
    tags = visit().all(Tag)
    named = replace(tags[0], id="named", span=tags[0].span._replace(words="As Hidden told us, it is late"))
    post = replace(tags[0], id="post", span=tags[0].span._replace(words="The chair of scrutiny disagreed"))
    out = for_reader(Audience.TEAM, visit(named, post))
    assert not {"named", "post"} & {tag.id for tag in out.snapshot.all(Tag)}
    assert "2 passages that name somebody, or a post" in out.left_out


@pytest.mark.parametrize("form", ["ics", "html"])
def test_what_is_only_the_programme_does_not_tell_of_passages_it_never_has(form: str) -> None:
    named = replace(visit().all(Tag)[0], id="named", span=visit().all(Tag)[0].span._replace(words="Hidden told us"))
    said = outgoing(visit(named), Audience.TEAM, form).left_out
    assert not any("passages are here" in line or "1 passage" in line or "quote" in line for line in said)
    assert said[0].startswith("Private notes")
    assert "only the programme" in said[-1]


def test_for_the_team_a_summary_that_names_somebody_stays() -> None:
    named = Document("d9", "D9", "Letter", summary="Jo Hidden writes that scrutiny is late")
    plain = replace(named, id="d8", summary="Scrutiny is late")
    out = for_reader(Audience.TEAM, visit(named, plain))
    assert {paper.id: paper.summary for paper in out.snapshot.all(Document)}.items() >= {
        "d9": None,
        "d8": "Scrutiny is late",
    }.items()
    assert "Summaries of papers that name somebody, or a post" in out.left_out


def test_for_the_team_a_quote_that_is_not_cleared_stays() -> None:
    quote = next(tag for tag in visit().all(Tag) if tag.kind == "quote")
    out = for_reader(Audience.TEAM, visit(replace(quote, id="raw", clearance="raw")))
    assert quote.id in {tag.id for tag in out.snapshot.all(Tag)}
    assert "raw" not in {tag.id for tag in out.snapshot.all(Tag)}
    assert "1 quote not yet cleared" in out.left_out


def test_for_the_council_no_evidence_leaves_and_nobody_met() -> None:
    records = for_reader(Audience.COUNCIL).snapshot
    for kind in (Note, Tag, Finding, Person, Attendance):
        assert records.all(kind) == ()
    assert {session.status_reason for session in records.all(Session)} == {None}


def test_for_the_council_only_published_recommendations_leave() -> None:
    first = visit().all(Recommendation)[0]
    out = for_reader(Audience.COUNCIL, visit(replace(first, id="out", number="R1")))
    assert [each.id for each in out.snapshot.all(Recommendation)] == ["out"]


def test_for_the_council_the_teams_own_time_leaves_only_if_it_is_in_the_councils_programme() -> None:
    own = Session("own", "Team talk", kind=SessionKind.TEAM_TIME)
    theirs = replace(own, id="theirs", source_row="Programme, row 4")
    out = for_reader(Audience.COUNCIL, visit(own, theirs, Presence("x", "theirs", "p3")))
    assert {"own", "theirs"} & {session.id for session in out.snapshot.all(Session)} == {"theirs"}
    assert out.snapshot.all(Presence) != ()


def test_the_marking_says_whom_it_is_for() -> None:
    assert [for_reader(audience).marking for audience in Audience] == [
        "OFFICIAL · For the LGA only",
        "OFFICIAL · For the peer team only",
        "OFFICIAL · For the council",
    ]
    assert all(for_reader(audience).left_out for audience in Audience)


def test_a_form_that_is_only_the_programme_says_what_else_is_not_in_it() -> None:
    plain, calendar = (outgoing(visit(), Audience.LGA, form).left_out for form in ("xlsx", "ics"))
    assert calendar[:-1] == plain
    assert "only the programme" in calendar[-1]
