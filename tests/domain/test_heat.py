"""Themes by source groups: passages in numbers, sessions beside them, and what a theme lacks in words."""

from __future__ import annotations

import pytest

from peerteam.domain.evidence import PAPER
from peerteam.domain.heat import Cell, Heat, heat
from peerteam.domain.records import (
    Attendance,
    Document,
    Note,
    Person,
    Record,
    Session,
    SessionKind,
    SourceGroup,
    Tag,
    TagKind,
    Theme,
)
from peerteam.domain.snapshot import Snapshot

THEMES = (Theme("t1", "Governance", position="a0"), Theme("t2", "Finance", position="a1"))
WORLD: tuple[Record, ...] = (
    *THEMES,
    Person("c1", group=SourceGroup.MEMBER),
    Person("c2", group=SourceGroup.STAFF), Person("c3", group=SourceGroup.STAFF),
    Session("s1", "Leader", kind=SessionKind.INTERVIEW), Attendance("a1", "s1", "c1"),
    Session("s2", "Staff", kind=SessionKind.FOCUS_GROUP), Attendance("a2", "s2", "c2"), Attendance("a3", "s2", "c3"),
    Session("s3", "Full council", kind=SessionKind.OBSERVED), Attendance("a4", "s3", "c1"),
    Document("d1", "D1", "Budget"),
    Note("n1", "p1", about="s1"), Note("n2", "p1", about="s2"),
    Note("n3", "p1", about="s3"), Note("n4", "p1", about="d1"),
    Note("n5", "p1", group=SourceGroup.PARTNER), Note("n6", "p1"),
)  # fmt: skip


def table(*passages: str, kind: TagKind = TagKind.POINT) -> Heat:
    """A visit with a passage of theme one in each of these notes."""
    tags = [Tag(f"g{number}", note, theme="t1", kind=kind) for number, note in enumerate(passages)]
    return heat(Snapshot.of([*WORLD, *tags]))


def cell(found: Heat, group: str) -> Cell:
    return found.rows[0].cells[found.groups.index(group)]


def test_passages_and_sessions_of_a_group_are_counted() -> None:
    found = table("n1", "n1", "n2")
    assert cell(found, "member") == Cell(2, 1)
    assert cell(found, "staff") == Cell(1, 1)
    assert cell(found, "partner") == Cell()
    assert [row.passages for row in found.rows] == [3, 0]


def test_papers_conversations_and_observed_meetings_count_as_passages_without_a_session() -> None:
    found = table("n3", "n4", "n5")
    assert cell(found, "member") == cell(found, PAPER) == cell(found, "partner") == Cell(1, 0)


def test_a_group_nobody_has_heard_has_its_column_too() -> None:
    assert table().groups == ("member", "senior officer", "staff", "partner", "business", "resident", PAPER)


def test_others_have_a_column_once_they_have_spoken() -> None:
    other = Note("n7", "p1", group=SourceGroup.OTHER)
    found = heat(Snapshot.of([*WORLD, other, Tag("g", "n7", theme="t1")]))
    assert found.groups[-2:] == ("other", PAPER)


def test_a_question_to_ask_and_words_that_are_gone_are_not_heard() -> None:
    assert table("n1", kind=TagKind.ASK).rows[0].passages == 0
    gone = heat(Snapshot.of([*WORLD, Tag("g", "n1", theme="t1", state="gone")]))
    assert gone.rows[0].passages == 0


def test_a_passage_without_its_note_or_theme_counts_nowhere() -> None:
    found = heat(Snapshot.of([*WORLD, Tag("g", "private", theme="t1"), Tag("h", "n1"), Tag("i", "n1", theme="gone")]))
    assert [row.passages for row in found.rows] == [0, 0]


def test_the_fullest_cell_is_tinted_deepest_and_nothing_not_at_all() -> None:
    found = table(*["n1"] * 8, "n2")
    assert [found.level(Cell(passages)) for passages in (0, 1, 2, 3, 5, 8)] == [0, 1, 1, 2, 3, 4]
    assert table().level(Cell()) == 0


@pytest.mark.parametrize(
    ("passages", "thin"),
    [
        ((), "nothing yet"),
        (("n4",), "papers only"),
        (("n6",), "no group known"),
        (("n1",), "members only"),
        (("n2", "n2"), "staff only"),
        (("n1", "n5"), "one session only"),
        (("n3", "n5"), "no session yet"),
        (("n1", "n2"), ""),
    ],
)
def test_what_a_theme_lacks_is_said_in_words(passages: tuple[str, ...], thin: str) -> None:
    assert table(*passages).rows[0].thin == thin
