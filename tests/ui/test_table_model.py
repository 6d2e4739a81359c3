"""The table of records, without a window."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt

from peerteam.ui.table_model import Column, TableModel

WORDS = ("pear", "Apple", "fig", "banana")


@pytest.fixture
def model() -> TableModel:
    made = TableModel((Column("Word", str, str.casefold), Column("Length", lambda word: str(len(word)), len, 6)), str)
    made.show_records(WORDS)
    return made


def test_it_is_a_model_as_qt_wants_it(model: TableModel, qtmodeltester: Any) -> None:
    qtmodeltester.check(model)


def test_records_come_in_their_own_order_until_sorted(model: TableModel) -> None:
    assert model.shown_keys() == list(WORDS)
    model.sort(0)
    assert model.shown_keys() == ["Apple", "banana", "fig", "pear"]
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert model.shown_keys()[0] == "banana"
    model.sort(-1)
    assert model.shown_keys() == list(WORDS)


def test_narrowing_keeps_the_order(model: TableModel) -> None:
    model.sort(0)
    model.narrow([0, 1, 2])
    assert model.shown_keys() == ["Apple", "fig", "pear"]
    assert (model.row_of("fig"), model.row_of("banana")) == (1, -1)


def test_what_is_current_goes_with_its_record_when_sorted(model: TableModel) -> None:
    held = QPersistentModelIndex(model.index(0, 0))
    model.sort(0)
    assert model.record(held.row()) == "pear"


def test_what_is_picked_stays_picked_while_it_is_not_shown(model: TableModel) -> None:
    model.toggle(0)
    model.narrow([1])
    assert model.picked == {"pear"}
    model.show_records(WORDS[1:])
    assert model.picked == set()


def test_a_picked_record_says_so_to_a_screen_reader(model: TableModel) -> None:
    model.toggle(0)
    assert model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole).startswith("pear, chosen")
    model.toggle(0)
    assert "chosen" not in model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
