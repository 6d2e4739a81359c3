"""Records and rows: every value comes back as it went, whatever kind of record it is in."""

from __future__ import annotations

import json
import types
import typing
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerteam.domain.records import KINDS, Note, Record, Session, Slot, Span, Tag, Theme
from peerteam.store.tables import ORDER, PRIVATE, TABLES, table_of

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
VALUES: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXT,
    int: st.integers(-(2**63), 2**63 - 1),
    bool: st.booleans(),
    float: st.floats(allow_nan=False),
    Slot: st.builds(Slot, *[st.none() | TEXT] * 4),
    Span: st.builds(Span, TEXT, st.integers(0, 9999), st.integers(0, 9999), TEXT),
    tuple[str, ...]: st.lists(TEXT, max_size=4).map(tuple),
}


def _values(hint: Any) -> st.SearchStrategy[Any]:
    options = typing.get_args(hint) if isinstance(hint, types.UnionType) else (hint,)
    known = st.one_of(*(VALUES[option] for option in options if option is not types.NoneType))
    return st.none() | known if types.NoneType in options else known


def _records(kind: type[Record]) -> st.SearchStrategy[Record]:
    hints = typing.get_type_hints(kind)
    return st.builds(kind, **{f.name: _values(hints[f.name]) for f in fields(kind)})


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_record_comes_back_from_its_row_as_it_was(kind: type[Record]) -> None:
    table = table_of(kind)

    @given(_records(kind))
    def check(record: Record) -> None:
        assert table.from_row(table.to_row(record)) == record

    check()


@given(VALUES[Slot])
def test_a_slot_is_one_column_holding_a_json_list(slot: Slot) -> None:
    stored = table_of(Session).values({"slot": slot})["slot"]
    assert stored is None if slot == Slot() else json.loads(stored) == list(slot)


def test_an_unknown_slot_is_null_like_everything_unknown() -> None:
    assert table_of(Session).to_row(Session("s"))["slot"] is None


def test_unknown_questions_are_not_the_same_as_no_questions() -> None:
    table = table_of(Theme)
    assert table.from_row(table.to_row(Theme("t", questions=()))) == Theme("t", questions=())
    assert table.from_row(table.to_row(Theme("t"))) == Theme("t", questions=None)


def test_no_is_not_the_same_as_unknown() -> None:
    table = table_of(Note)
    assert [table.values({"stays_here": value})["stays_here"] for value in (True, False, None)] == [1, 0, None]
    assert table.from_row(table.to_row(Note("n", stays_here=False))) == Note("n", stays_here=False)


def test_accents_and_emoji_are_stored_as_they_are_typed() -> None:
    stored = table_of(Tag).to_row(Tag("g", "n", Span("d", 0, 4, "é £’😀")))["span"]
    assert stored == '["d",0,4,"é £’😀"]'


@given(st.text(st.characters() | st.characters(categories=["Cs"]), max_size=9))
def test_whatever_text_comes_from_a_clipboard_can_be_kept(text: str) -> None:
    row = table_of(Session).to_row(Session("s", text, Slot(room=text)))
    for stored in (row["title"], row["slot"] or ""):
        assert stored.encode().decode() == stored
        assert "\0" not in stored


def test_every_kind_has_a_table_with_the_fields_of_its_record() -> None:
    assert list(TABLES) == list(KINDS)
    for kind, table in TABLES.items():
        assert [column.name for column in table.columns] == [f.name for f in fields(KINDS[kind])]
        assert set(table.shared) | set(table.local) | {"id"} == {column.name for column in table.columns}


def test_only_notes_tags_and_what_rests_on_them_can_be_private() -> None:
    assert set(PRIVATE) == {"note", "tag", "support"}
    assert all(TABLES[kind].private == condition for kind, condition in PRIVATE.items())
    assert TABLES["session"].private == "0"


def test_an_order_is_given_for_known_kinds_only() -> None:
    assert set(ORDER) <= set(KINDS)
