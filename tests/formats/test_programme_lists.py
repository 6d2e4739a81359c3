"""Lists of people and of papers, read from the same kinds of table."""

from __future__ import annotations

import pytest

from peerteam.domain.errors import BadTable
from peerteam.formats.documents_table import read_documents_table
from peerteam.formats.people_table import read_people_table


def test_people_are_read_from_columns() -> None:
    table = read_people_table(
        "Marlbridge: who is who\t\t\t\nName\tJob title\tOrganisation\tGroup\n"
        "Cllr Tom Ashdown\tLeader of the Council\t\t\nAnna Bell\tChief Officer\tMarl NHS Trust\tpartner\n"
        "\tUnion branch secretary\tUnison\t\n\t\tNobody\t\nCllr TOM ASHDOWN\tLeader of the council\t\t\n"
    )
    found = [(p.name, p.post, p.organisation, p.group) for p in table.people]
    assert found[:2] == [
        ("Cllr Tom Ashdown", "Leader of the Council", None, "member"),
        ("Anna Bell", "Chief Officer", "Marl NHS Trust", "partner"),
    ]
    assert found[2][:3] == (None, "Union branch secretary", "Unison")
    assert len(found) == 3
    assert [(each.where, each.why) for each in table.skipped] == [("row 6", "neither a name nor a post is stated")]


def test_first_and_last_names_in_columns_of_their_own_are_one_name() -> None:
    table = read_people_table("Title,First name,Surname,Role\nCllr,Tom,Ashdown,Leader\n,Jane,Reed,Chief Executive\n")
    assert [person.name for person in table.people] == ["Cllr Tom Ashdown", "Jane Reed"]


def test_a_group_that_is_not_certain_is_left_open_and_told() -> None:
    table = read_people_table("Name,Post\nJane Reed,Convener\n")
    assert table.people[0].group is None
    assert table.warnings == ("Whose voice these are is not certain, so they are listed as “other”: Jane Reed",)


def test_papers_are_read_with_their_dates_as_stated() -> None:
    table = read_documents_table(
        "Ref;Document;Owner;Date requested;Due;Received;Status\n"
        "D1;Corporate Plan;Head of Policy;2/2/26;20 February;09/02/2026;received\n"
        "D2;Reserves paper;;02.02.2026;end of March;tbc;with finance\n"
        ";;;;;;\nD3;Audit report;;;;yes;\n;;Somebody;;;;\n",
        first_day="2026-03-10",
        last_day="2026-03-13",
    )
    one, two, three = table.documents
    assert (one.asked_on, one.due, one.received, one.status) == ("2026-02-02", "2026-02-20", "2026-02-09", "received")
    assert (two.asked_on, two.due, two.received, two.status) == ("2026-02-02", None, None, None)
    assert (three.received, three.status) == (None, "received")
    assert [(question.field, question.text) for question in table.questions] == [
        ("status", "with finance"),
        ("due", "end of March"),
    ]
    assert [each.why for each in table.skipped] == ["no paper is named"]


def test_a_list_without_known_heads_is_refused() -> None:
    with pytest.raises(BadTable, match="no list of papers"):
        read_documents_table("a,b\n1,2\n")
    with pytest.raises(BadTable, match="no list of people"):
        read_people_table("Budget,2024\nHousing,1\n")


def test_two_names_in_one_cell_are_two_people() -> None:
    table = read_people_table("Name,Organisation\nAnn Lee and Bo Cox,Marl NHS Trust\n")
    assert [(p.name, p.organisation) for p in table.people] == [
        ("Ann Lee", "Marl NHS Trust"),
        ("Bo Cox", "Marl NHS Trust"),
    ]
