"""Recommendations and what was said, over a real visit file."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from peerteam.domain.letter_findings import recommendation_numbers
from peerteam.domain.records import Outcome, Side, Tier
from peerteam.store.visit_file import VisitFile
from peerteam.ui.dialogs.pick import Pick
from peerteam.ui.look import Look
from peerteam.ui.pages.findings import SAID, WALL, FindingsPage
from tests.builders import UndoCheck
from tests.ui.conftest import FINANCE, GOVERNANCE
from tests.ui.pages.wall_visit import Made, fill, the_wall

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def made(visit: VisitFile) -> Made:
    return fill(visit)


@pytest.fixture
def page(visit: VisitFile, qtbot: QtBot, look: Look, made: Made) -> Iterator[FindingsPage]:
    with the_wall(visit, qtbot) as page:
        yield page


def texts(page: FindingsPage, tier: Tier) -> list[str]:
    return [words for _, words in page.recommended.columns[tier].headlines()]


# --- recommendations --------------------------------------------------------------------------------------------------


def test_recommendations_are_typed_numbered_and_ordered_by_key(
    page: FindingsPage, visit: VisitFile, undo_check: UndoCheck
) -> None:
    QTest.keyClick(page.wall.columns[Side.STRENGTH].box, Qt.Key.Key_PageDown, CONTROL)
    box = page.recommended.columns[Tier.HEADLINE].box
    assert box.hasFocus()
    with undo_check(visit):
        for words in ("Publish a forward plan", "Agree a shorter list"):
            QTest.keyClicks(box, words)
            QTest.keyClick(box, Qt.Key.Key_Return)
        QTest.keyClick(box, Qt.Key.Key_Up)
        cards = page.recommended.columns[Tier.HEADLINE].cards
        QTest.keyClick(cards, Qt.Key.Key_Up, CONTROL)
        assert texts(page, Tier.HEADLINE) == ["R1   Agree a shorter list", "R2   Publish a forward plan"]
        QTest.keyClick(cards, Qt.Key.Key_Right, CONTROL)
        assert texts(page, Tier.HEADLINE) == ["R1   Publish a forward plan"]
        assert texts(page, Tier.THEME) == ["R2   Agree a shorter list"]
        QTest.keyClick(page.recommended.columns[Tier.THEME].cards, Qt.Key.Key_4, CONTROL)
    (moved,) = [each for each in visit.findings.recommendations() if each.tier == Tier.THEME]
    assert moved.theme == FINANCE


def test_the_number_on_a_card_is_the_one_in_the_letter(
    page: FindingsPage, visit: VisitFile, undo_check: UndoCheck
) -> None:
    for words, theme in (("Third", FINANCE), ("First", GOVERNANCE), ("Fourth", FINANCE), ("Second", GOVERNANCE)):
        visit.findings.recommend(Tier.THEME, words, theme=theme)
    page.tabs.setCurrentIndex(1)
    in_letter = recommendation_numbers(visit.snapshot())
    assert texts(page, Tier.THEME) == ["R1   First", "R2   Second", "R3   Third", "R4   Fourth"]
    assert sorted(f"{in_letter[r.id]}   {r.text}" for r in visit.findings.recommendations()) == texts(page, Tier.THEME)
    cards = page.recommended.columns[Tier.THEME].cards
    cards.setCurrentRow(1)
    with undo_check(visit):
        QTest.keyClick(cards, Qt.Key.Key_Up, CONTROL)
        assert texts(page, Tier.THEME) == ["R1   Second", "R2   First", "R3   Third", "R4   Fourth"]
    cards.setCurrentRow(2)
    with undo_check(visit):  # carried among those of another theme, it belongs to that one
        cards.card_dropped.emit(cards.cards()[2].id, cards.cards()[0].id)
        assert texts(page, Tier.THEME) == ["R1   Third", "R2   Second", "R3   First", "R4   Fourth"]


def test_a_recommendation_is_warned_in_words_with_the_reason_beside_it(page: FindingsPage, visit: VisitFile) -> None:
    new = visit.findings.recommend(
        Tier.HEADLINE, "Consider publishing the plan, appoint an owner and report it to cabinet every quarter"
    )
    page.choose(new)
    (card,) = page.recommended.columns[Tier.HEADLINE].cards.cards()
    assert "no finding behind it" in card.warnings
    reasons = dict(page.recommended.side.reasons.shown)
    assert "say from which finding" in reasons["no finding behind it"]
    assert any("things" in words for words in reasons)


def test_a_recommendation_is_reworded_without_its_number(
    page: FindingsPage, visit: VisitFile, undo_check: UndoCheck
) -> None:
    new = visit.findings.recommend(Tier.HEADLINE, "Publish a plan")
    page.choose(new)
    cards = page.recommended.columns[Tier.HEADLINE].cards
    with undo_check(visit):
        QTest.keyClick(cards, Qt.Key.Key_F2)
        (editor,) = cards.viewport().findChildren(QPlainTextEdit)
        assert editor.toPlainText() == "Publish a plan"
        editor.setPlainText("Publish a forward plan")
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert texts(page, Tier.HEADLINE) == ["R1   Publish a forward plan"]


def test_label_explanation_and_theme_are_kept_as_one_leaves_them(
    page: FindingsPage, visit: VisitFile, undo_check: UndoCheck
) -> None:
    new = visit.findings.recommend(Tier.HEADLINE, "Publish a plan")
    page.choose(new)
    side = page.recommended.side
    with undo_check(visit):
        QTest.keyClick(page.recommended.columns[Tier.HEADLINE].cards, Qt.Key.Key_Return)
        QTest.keyClicks(side.form.lines["label"], "Look ahead")
        QTest.keyClick(side.form.lines["label"], Qt.Key.Key_Return)
        side.explanation.setFocus()
        QTest.keyClicks(side.explanation, "So that scrutiny can shape it.")
        page.leave()
        side.form.changed.emit(new, "theme", GOVERNANCE)
    kept = visit.findings.recommendation(new)
    assert (kept.label, kept.explanation, kept.theme) == ("Look ahead", "So that scrutiny can shape it.", GOVERNANCE)


def test_a_recommendation_follows_from_a_finding_and_no_longer(
    page: FindingsPage, visit: VisitFile, made: Made, undo_check: UndoCheck
) -> None:
    new = visit.findings.recommend(Tier.HEADLINE, "Publish a plan")
    page.choose(new)
    side = page.recommended.side
    with undo_check(visit):
        side.link.click()
        (sheet,) = page.findChildren(Pick)
        QTest.keyClicks(sheet.letters, "further")
        QTest.keyClick(sheet.letters, Qt.Key.Key_Return)
        assert [line.key for line in side.findings.lines()] == [made.late]
        side.findings.choose(made.late)
        side.findings.setFocus()
        QTest.keyClick(side.findings, Qt.Key.Key_Delete)
        assert side.findings.lines() == []
        visit.findings.rests_on(new, made.late)


def test_a_recommendation_becomes_part_of_another(page: FindingsPage, visit: VisitFile, undo_check: UndoCheck) -> None:
    visit.findings.recommend(Tier.HEADLINE, "Publish a plan")
    part = visit.findings.recommend(Tier.HEADLINE, "Name its owner")
    page.choose(part)
    with undo_check(visit):
        page.recommended.side.part.click()
        (sheet,) = page.findChildren(Pick)
        QTest.keyClick(sheet.letters, Qt.Key.Key_Return)
    assert texts(page, Tier.HEADLINE)[1].startswith("R1.2 ")


def test_a_dropped_recommendation_comes_back_with_what_it_rested_on(
    page: FindingsPage, visit: VisitFile, made: Made
) -> None:
    new = visit.findings.recommend(Tier.HEADLINE, "Publish a plan")
    visit.findings.rests_on(new, made.late)
    told: list[Callable[[], None]] = []
    page.told.connect(lambda *what: told.append(what[2]))
    page.choose(new)
    QTest.keyClick(page.recommended.columns[Tier.HEADLINE].cards, Qt.Key.Key_Delete)
    assert texts(page, Tier.HEADLINE) == []
    told[0]()
    assert texts(page, Tier.HEADLINE) == ["R1   Publish a plan"]
    assert [f.id for f in visit.findings.basis_of(new)] == [made.late]


# --- what we said -----------------------------------------------------------------------------------------------------


def test_one_press_keeps_what_was_said_and_says_when_and_by_whom(
    page: FindingsPage, visit: VisitFile, undo_check: UndoCheck
) -> None:
    with undo_check(visit):
        page.say.click()
    assert page.tabs.currentIndex() == SAID
    assert page.said.when.text() == "Said Tue 10 Mar, 08:58, by Cllr Ann Hart: 3 points."
    assert not page.say.isEnabled()
    assert page.said.take_back.isVisible()
    page.said.take_back.click()
    assert visit.findings.points() == []
    assert page.say.isEnabled()


def test_with_nothing_said_yet_the_page_says_how_and_enter_does_it(page: FindingsPage, visit: VisitFile) -> None:
    page.tabs.setCurrentIndex(SAID)
    assert page.said.when.text().startswith("Nothing has been said yet.")
    assert page.say.hasFocus()
    QTest.keyClick(page.say, Qt.Key.Key_Return)
    assert len(visit.findings.points()) == 3
    assert page.said.list.hasFocus()


def test_after_it_was_handed_over_it_cannot_be_taken_back(page: FindingsPage, visit: VisitFile) -> None:
    page.say.click()
    visit.commit()
    page.refresh()
    assert not page.said.take_back.isVisible()


def test_a_headline_reworded_later_leaves_what_was_said_and_both_are_shown(
    page: FindingsPage, visit: VisitFile, made: Made
) -> None:
    page.say.click()
    visit.findings.reword(made.sound, "Sound, with care")
    page.choose(next(point.id for point in visit.findings.points() if point.finding == made.sound))
    assert page.said.list.cards()[0].words == "Sound and steady"
    assert page.said.panel.now.text() == "On the wall now: “Sound, with care”"


def test_what_became_of_a_point_is_said_by_key_with_its_reason(
    page: FindingsPage, visit: VisitFile, undo_check: UndoCheck
) -> None:
    page.say.click()
    first = page.said.list.cards()[0].id
    with undo_check(visit):
        QTest.keyClick(page.said.list, Qt.Key.Key_S)
        QTest.keyClick(page.said.list, Qt.Key.Key_Return)
        QTest.keyClicks(page.said.panel.reason, "The council showed us newer figures")
        QTest.keyClick(page.said.panel.reason, Qt.Key.Key_Return)
    (point,) = [each for each in visit.findings.points() if each.id == first]
    assert (point.outcome, point.reason) == (Outcome.SOFTENED, "The council showed us newer figures")
    assert page.said.panel.outcomes[Outcome.SOFTENED].isChecked()
    page.said.panel.outcomes[Outcome.SOFTENED].click()
    assert visit.findings.said_in_order()[0].outcome is None


def test_there_is_nothing_to_say_while_the_wall_is_empty(page: FindingsPage, visit: VisitFile, made: Made) -> None:
    for finding in (made.sound, made.trusted, made.late):
        visit.findings.drop(finding)
    told: list[str] = []
    page.told.connect(lambda words, *_: told.append(words))
    page.say.click()
    assert told == ["There is nothing on the wall to say yet. Type a headline first."]
    assert page.tabs.currentIndex() == WALL
