"""What Notes asks: who is speaking or which paper, and whose words a note holds."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from peerteam.domain.records import Document, Note
from peerteam.store.visit_file import VisitFile
from peerteam.ui import ask, note_asking
from peerteam.ui.note_asking import About, about_what, whose_words
from tests.ui.conftest import ANN, BEN


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("answer", "about"), [("partner", About(group="partner")), ("paper", About(document="document")), (None, None)]
)
def test_a_new_note_is_of_a_group_or_about_a_paper(
    visit: VisitFile, parent: QWidget, monkeypatch: pytest.MonkeyPatch, answer: str | None, about: About | None
) -> None:
    monkeypatch.setattr(ask, "choose", lambda *rest: answer)
    monkeypatch.setattr(note_asking, "pick", lambda question, lines, parent: lines[0].key)
    assert about_what(visit, parent) == about


def test_no_paper_is_offered_where_there_is_none(
    visit: VisitFile, parent: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []
    monkeypatch.setattr(ask, "choose", lambda question, answers, *rest: offered.extend(key for key, _ in answers))
    with visit.step("Remove"):
        visit.rows.remove(Document, "document")
    assert about_what(visit, parent) is None
    assert "paper" not in offered


def test_whoever_it_is_now_comes_last(visit: VisitFile, parent: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ask, "choose", lambda question, answers, *rest: answers[0][0])
    assert whose_words(visit, None, parent) == BEN
    assert whose_words(visit, Note("n", author=BEN), parent) == ANN
