"""Which question is asked where, and when it is none any more."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import pytest

from peerteam.domain.ask_list import ask_list, asks_for
from peerteam.domain.records import Note, Session, SessionTheme, Slot, Span, Tag, TagKind, TagState

BODY = "Who owns the business case? Nobody said."
OTHER = Session("other", "Other", Slot("2026-03-10", "14:00"))
CHIEF = Session("chief", "Chief", Slot("2026-03-10", "15:00"))
LATER = Session("later", "Later", Slot("2026-03-11", "10:00"))
MINE = ("chief", "later")
NOTES = [
    Note("mine", author="me", about="leader", at="2026-03-10T09:00:00", body=BODY),
    Note("bens", author="ben", about="other", at="2026-03-10T10:00:00", body=BODY),
]
COVERS = [SessionTheme("1", "chief", "finance"), SessionTheme("2", "other", "finance"), SessionTheme("3", "later", "x")]


def ask(id: str, note: str, theme: str = "finance", kind: str = TagKind.ASK) -> Tag:
    return Tag(id, note, Span("", 0, 27, BODY[:27]), theme, kind, at=0, upto=27)


def asked(
    *tags: Tag, me: str | None = "me", coming: Collection[Session] = (OTHER, CHIEF, LATER), notes: list[Note] = NOTES
) -> list[tuple[str, str | None]]:
    found = ask_list(me, list(coming), MINE, notes, tags, COVERS)
    return [(each.tag.id, each.session.id if each.session else None) for each in found]


def test_a_question_belongs_to_my_next_session_on_its_theme_before_anybody_else_s() -> None:
    assert asked(ask("t", "mine")) == [("t", "chief")]


def test_the_newest_question_for_a_session_comes_first_and_those_without_one_last() -> None:
    found = asked(ask("none", "mine", "z"), ask("old", "mine"), ask("new", "bens"), ask("later", "bens", "x"))
    assert found == [("new", "chief"), ("old", "chief"), ("later", "later"), ("none", None)]


def test_a_question_that_names_a_session_to_come_belongs_to_that_one() -> None:
    body = "For the trade unions: were they told?"
    named = replace(ask("t", "mine"), upto=len(body))
    unions = replace(LATER, title="Trade unions")
    assert asked(named, coming=(CHIEF, unions), notes=[replace(NOTES[0], body=body)]) == [("t", "later")]


def test_what_a_colleague_wants_asked_elsewhere_is_not_for_me() -> None:
    assert asked(ask("t", "bens", "z")) == []
    assert asked(ask("t", "bens", "z"), me=None) == [("t", None)]


def test_only_questions_are_asked() -> None:
    assert asked(ask("t", "mine", kind=TagKind.POINT), ask("u", "gone")) == []


@pytest.mark.parametrize("state", [TagState.GONE, TagState.WAITING])
def test_a_question_whose_words_are_not_there_is_none(state: TagState) -> None:
    assert asked(replace(ask("t", "mine"), state=state)) == []


def test_once_all_sessions_are_over_nothing_is_left_to_ask() -> None:
    assert asked(ask("t", "mine"), coming=()) == []


def test_a_question_is_told_in_the_words_of_now() -> None:
    note = replace(NOTES[0], body="Who owns the\nwhole case, then? Nobody.")
    (found,) = ask_list("me", [CHIEF], MINE, [note], [replace(ask("t", "mine"), upto=30)], COVERS)
    assert found.words == "Who owns the whole case, then?"


# --- at the head of one session


def test_a_session_is_asked_what_its_themes_cover() -> None:
    tags = [ask("t", "mine"), ask("u", "mine", "x")]
    assert asks_for("chief", {"finance"}, [CHIEF], NOTES, tags) == ["Who owns the business case?"]
    assert asks_for("chief", {"y"}, [CHIEF], NOTES, tags) == []


def test_what_names_the_session_comes_first_whatever_its_theme() -> None:
    unions = replace(CHIEF, title="Trade unions")
    notes = [*NOTES, Note("n", author="ben", body="Were the unions told?")]
    tags = [ask("t", "mine"), replace(ask("u", "n", "z"), upto=21)]
    assert asks_for("chief", {"finance"}, [unions, LATER], notes, tags) == [
        "Were the unions told?",
        "Who owns the business case?",
    ]


def test_what_was_noted_in_the_session_itself_is_not_asked_there_again() -> None:
    assert asks_for("leader", {"finance"}, [], NOTES, [ask("t", "mine")]) == []
