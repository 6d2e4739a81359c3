"""The wall over a real visit file: typed without touching the mouse, and done with the mouse as well."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from peerteam.domain.records import FindingState, Side, Stance, Theme
from peerteam.store.visit_file import VisitFile
from peerteam.ui.ask import Words
from peerteam.ui.dialogs.pick import Pick
from peerteam.ui.dialogs.put_in_finding import PutInFinding
from peerteam.ui.dialogs.split_finding import SplitFinding
from peerteam.ui.look import Look
from peerteam.ui.pages.findings import FindingsPage
from peerteam.ui.widgets.card_list import CardList
from peerteam.ui.widgets.carry_list import CARRIED_CARD, CARRIED_PASSAGE
from peerteam.ui.widgets.wall_aside import BEHIND, DROPPED, FREE
from tests.builders import UndoCheck
from tests.ui.carrying import carry
from tests.ui.conftest import FINANCE, GOVERNANCE
from tests.ui.pages.wall_visit import LATE, Made, fill, the_wall

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def made(visit: VisitFile) -> Made:
    return fill(visit)


@pytest.fixture
def page(visit: VisitFile, qtbot: QtBot, look: Look) -> Iterator[FindingsPage]:
    with the_wall(visit, qtbot) as page:
        yield page


def wall(visit: VisitFile) -> list[tuple[str | None, str | None, str | None]]:
    return [(f.theme, f.side, f.wording) for f in visit.findings.all() if f.state == FindingState.OPEN]


def cards(page: FindingsPage, side: Side = Side.STRENGTH) -> CardList:
    return page.wall.columns[side].cards


def go_to(page: FindingsPage, finding: str) -> QWidget:
    """Choose a headline as one does from a search: the keys are for it."""
    page.choose(finding)
    return next(cards(page, side) for side in Side if cards(page, side).hasFocus())


def shown(page: FindingsPage, side: Side = Side.STRENGTH) -> list[str]:
    return [words for _, words in page.wall.columns[side].headlines()]


# --- typing -----------------------------------------------------------------------------------------------------------


def test_three_headlines_are_typed_one_after_another(page: FindingsPage, visit: VisitFile) -> None:
    box = page.wall.columns[Side.STRENGTH].box
    for words in ("One", "Two", "Three"):
        QTest.keyClicks(box, words)
        QTest.keyClick(box, Qt.Key.Key_Return)
    assert [words for _, _, words in wall(visit)] == ["One", "Two", "Three"]
    assert shown(page) == ["One", "Two", "Three"]
    assert box.hasFocus()


def test_tab_goes_to_the_other_column_and_the_side_is_kept(page: FindingsPage, visit: VisitFile) -> None:
    QTest.keyClick(page.wall.columns[Side.STRENGTH].box, Qt.Key.Key_Tab)
    box = page.wall.columns[Side.AREA].box
    assert box.hasFocus()
    QTest.keyClicks(box, "Too many priorities")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert wall(visit) == [(GOVERNANCE, Side.AREA, "Too many priorities")]


def test_control_and_a_theme_s_key_turns_to_it_from_the_box(page: FindingsPage, visit: VisitFile) -> None:
    box = page.wall.columns[Side.STRENGTH].box
    QTest.keyClick(box, Qt.Key.Key_4, CONTROL)
    assert page.wall.name.text() == "Financial planning"
    QTest.keyClicks(box, "Sound")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert wall(visit) == [(FINANCE, Side.STRENGTH, "Sound")]
    QTest.keyClick(box, Qt.Key.Key_Tab, CONTROL)
    assert page.wall.name.text() == "Governance and culture"


def test_the_tabs_count_both_sides(page: FindingsPage, visit: VisitFile) -> None:
    visit.findings.add(FINANCE, Side.STRENGTH, "Sound")
    visit.findings.add(FINANCE, Side.AREA, "Late")
    visit.findings.add(FINANCE, Side.AREA, "Thin")
    assert [page.wall.tabs.tabText(index).split() for index in (0, 1)] == [
        ["3", "Governance", "0", "·", "0"],
        ["4", "Finance", "1", "·", "2"],
    ]
    assert page.wall.tabs.accessibleTabName(1) == "Financial planning: 1 strength, 2 areas for consideration"


def test_a_headline_without_a_theme_has_a_place_and_can_be_given_one(page: FindingsPage, visit: VisitFile) -> None:
    loose = visit.findings.add(None, Side.STRENGTH, "You asked for this")
    list_ = go_to(page, loose)
    assert page.wall.name.text() == "Without a theme"
    assert shown(page) == ["You asked for this"]
    page.wall.columns[Side.STRENGTH].typed.emit("And you listen")
    assert wall(visit)[1] == (None, Side.STRENGTH, "And you listen")
    carry(list_.viewport() if isinstance(list_, CardList) else list_, CARRIED_CARD, loose, QPoint(50, 400))
    assert shown(page) == ["And you listen", "You asked for this"]
    QTest.keyClick(list_, Qt.Key.Key_4, CONTROL)
    assert visit.findings.finding(loose).theme == FINANCE


# --- a headline by key, each step undone again ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "held", "wanted"),
    [
        (Qt.Key.Key_Down, CONTROL, (["Trusted by partners", "Sound and steady"], ["Plan further ahead"])),
        (Qt.Key.Key_Right, CONTROL, (["Trusted by partners"], ["Plan further ahead", "Sound and steady"])),
        (Qt.Key.Key_4, CONTROL, (["Trusted by partners"], ["Plan further ahead"])),
        (Qt.Key.Key_Delete, NONE, (["Trusted by partners"], ["Plan further ahead"])),
    ],
    ids=["down", "other side", "other theme", "dropped"],
)
def test_a_headline_is_moved_by_key_and_each_step_can_be_undone(
    page: FindingsPage,
    visit: VisitFile,
    made: Made,
    undo_check: UndoCheck,
    key: Qt.Key,
    held: Qt.KeyboardModifier,
    wanted: tuple[list[str], list[str]],
) -> None:
    list_ = go_to(page, made.sound)
    with undo_check(visit):
        QTest.keyClick(list_, key, held)
        assert (shown(page), shown(page, Side.AREA)) == wanted


def test_the_keys_stay_with_a_headline_that_changes_its_side(page: FindingsPage, made: Made) -> None:
    QTest.keyClick(go_to(page, made.sound), Qt.Key.Key_Right, CONTROL)
    assert cards(page, Side.AREA).hasFocus()
    assert cards(page, Side.AREA).current_id == made.sound
    QTest.keyClick(cards(page, Side.AREA), Qt.Key.Key_Left, CONTROL)
    assert cards(page).current_id == made.sound


def test_a_headline_that_changes_its_side_stays_in_sight_though_others_have_no_theme(
    page: FindingsPage, visit: VisitFile, made: Made
) -> None:
    visit.findings.add(None, Side.STRENGTH, "You asked for this")
    QTest.keyClick(go_to(page, made.sound), Qt.Key.Key_Right, CONTROL)
    assert page.wall.tabs.current_id == GOVERNANCE


def test_after_a_headline_is_gone_the_keys_are_for_the_next(page: FindingsPage, made: Made) -> None:
    QTest.keyClick(go_to(page, made.sound), Qt.Key.Key_4, CONTROL)
    assert page.wall.chosen == made.trusted
    assert cards(page).hasFocus()


def test_a_dropped_headline_is_kept_in_the_drawer_and_comes_back(
    page: FindingsPage, visit: VisitFile, made: Made
) -> None:
    told: list[tuple[str, str, Callable[[], None]]] = []
    page.told.connect(lambda *what: told.append(what))
    QTest.keyClick(go_to(page, made.sound), Qt.Key.Key_Delete)
    assert shown(page) == ["Trusted by partners"]
    assert visit.findings.finding(made.sound).state == FindingState.DROPPED
    (_, act, undo) = told[0]
    assert act == "Undo"
    undo()
    assert shown(page) == ["Sound and steady", "Trusted by partners"]

    visit.findings.drop(made.trusted)
    page.wall.aside.turn(DROPPED)
    page.wall.aside.back.click()
    assert shown(page) == ["Sound and steady", "Trusted by partners"]


def test_undo_beside_the_message_takes_back_just_that_step(page: FindingsPage, visit: VisitFile, made: Made) -> None:
    told: list[Callable[[], None]] = []
    page.told.connect(lambda *what: told.append(what[2]))
    QTest.keyClick(go_to(page, made.sound), Qt.Key.Key_4, CONTROL)
    visit.findings.add(GOVERNANCE, Side.AREA, "Said meanwhile")
    told[0]()
    assert visit.findings.finding(made.sound).theme == GOVERNANCE
    assert "Said meanwhile" in shown(page, Side.AREA)


def test_f2_rewords_the_chosen_headline(
    page: FindingsPage, visit: VisitFile, made: Made, undo_check: UndoCheck
) -> None:
    with undo_check(visit):
        QTest.keyClick(go_to(page, made.sound), Qt.Key.Key_F2)
        (editor,) = cards(page).viewport().findChildren(QPlainTextEdit)
        editor.setPlainText("Sound and tested")
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert shown(page) == ["Sound and tested", "Trusted by partners"]


def test_marked_headlines_are_joined_with_the_chosen_one(
    page: FindingsPage, visit: VisitFile, made: Made, undo_check: UndoCheck
) -> None:
    visit.findings.support(made.trusted, made.heard)
    QTest.keyClick(go_to(page, made.trusted), Qt.Key.Key_Space)
    assert page.wall.hint.text() == "1 headline marked: Ctrl+J joins"
    with undo_check(visit):
        QTest.keyClick(go_to(page, made.sound), Qt.Key.Key_J, CONTROL)
    assert shown(page) == ["Sound and steady"]
    assert [s.evidence for s in visit.findings.supports_of(made.sound)] == [made.heard]


def test_with_nothing_marked_it_is_asked_which_to_join(page: FindingsPage, visit: VisitFile, made: Made) -> None:
    QTest.keyClick(go_to(page, made.sound), Qt.Key.Key_J, CONTROL)
    (sheet,) = page.findChildren(Pick)
    QTest.keyClicks(sheet.letters, "trusted")
    QTest.keyClick(sheet.letters, Qt.Key.Key_Return)
    assert shown(page) == ["Sound and steady"]


def test_a_headline_is_split_and_what_is_marked_goes_with_the_new_one(
    page: FindingsPage, visit: VisitFile, made: Made, undo_check: UndoCheck
) -> None:
    visit.findings.support(made.sound, made.heard)
    visit.findings.support(made.sound, made.again)
    with undo_check(visit):
        QTest.keyClick(go_to(page, made.sound), Qt.Key.Key_K, CONTROL)
        (sheet,) = page.findChildren(SplitFinding)
        QTest.keyClicks(sheet.line, "Steady in storms")
        sheet.list.begin()
        QTest.keyClick(sheet.list, Qt.Key.Key_Space)
        first = sheet.list.current_id
        QTest.keyClick(sheet.list, Qt.Key.Key_Return)
    assert shown(page) == ["Sound and steady", "Steady in storms", "Trusted by partners"]
    new = visit.findings.of_theme(GOVERNANCE)[1].id
    assert [s.evidence for s in visit.findings.supports_of(new)] == [first]


def test_a_recommendation_is_made_from_a_headline(
    page: FindingsPage, visit: VisitFile, made: Made, undo_check: UndoCheck
) -> None:
    with undo_check(visit):
        QTest.keyClick(go_to(page, made.late), Qt.Key.Key_R, CONTROL)
        (sheet,) = page.findChildren(Words)
        QTest.keyClicks(sheet.line, "Publish a forward plan")
        QTest.keyClick(sheet.line, Qt.Key.Key_Return)
    (new,) = visit.findings.recommendations()
    assert (new.text, new.theme, new.tier) == ("Publish a forward plan", GOVERNANCE, "theme")
    assert [f.id for f in visit.findings.basis_of(new.id)] == [made.late]


def test_a_key_for_a_headline_without_one_chosen_says_so(page: FindingsPage, made: Made, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.told) as told:
        QTest.keyClick(page.wall.columns[Side.STRENGTH].box, Qt.Key.Key_J, CONTROL)
    assert told.args[0].startswith("No headline is chosen")


# --- by mouse ---------------------------------------------------------------------------------------------------------


def test_a_headline_is_carried_to_a_place_the_other_column_and_another_theme(
    page: FindingsPage, visit: VisitFile, made: Made, undo_check: UndoCheck
) -> None:
    strengths, areas = cards(page), cards(page, Side.AREA)
    above_first = QPoint(50, 4)
    with undo_check(visit):
        carry(strengths.viewport(), CARRIED_CARD, made.trusted, above_first)
        assert shown(page) == ["Trusted by partners", "Sound and steady"]
        carry(areas.viewport(), CARRIED_CARD, made.trusted, above_first)
        assert shown(page, Side.AREA) == ["Trusted by partners", "Plan further ahead"]
        carry(areas.viewport(), CARRIED_CARD, made.sound, QPoint(50, areas.viewport().height() - 3))
        assert shown(page, Side.AREA) == ["Trusted by partners", "Plan further ahead", "Sound and steady"]
        carry(page.wall.tabs, CARRIED_CARD, made.sound, page.wall.tabs.tabRect(1).center())
        assert shown(page, Side.AREA) == ["Trusted by partners", "Plan further ahead"]
    assert visit.findings.finding(made.sound).theme == FINANCE


def test_a_headline_let_go_where_it_stands_is_no_step(page: FindingsPage, visit: VisitFile, made: Made) -> None:
    before = visit.history.last
    carry(cards(page).viewport(), CARRIED_CARD, made.sound, QPoint(50, 4))
    assert visit.history.last is before


def test_a_passage_is_carried_onto_a_headline_for_and_with_shift_against(
    page: FindingsPage, visit: VisitFile, made: Made, undo_check: UndoCheck
) -> None:
    list_ = cards(page)
    first, second = (list_.visualItemRect(list_.item(row)).center() for row in range(2))
    with undo_check(visit):
        carry(list_.viewport(), CARRIED_PASSAGE, made.heard, first)
        carry(list_.viewport(), CARRIED_PASSAGE, made.heard, second, SHIFT)
    assert [s.stance for s in visit.findings.supports_of(made.sound)] == [Stance.FOR]
    assert [s.stance for s in visit.findings.supports_of(made.trusted)] == [Stance.AGAINST]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Down", (["Trusted by partners", "Sound and steady"], ["Plan further ahead"])),
        ("To the other column", (["Trusted by partners"], ["Plan further ahead", "Sound and steady"])),
        ("Drop", (["Trusted by partners"], ["Plan further ahead"])),
        ("Financial planning", (["Trusted by partners"], ["Plan further ahead"])),
    ],
)
def test_the_right_button_offers_what_the_keys_do(
    page: FindingsPage,
    visit: VisitFile,
    made: Made,
    undo_check: UndoCheck,
    words: str,
    wanted: tuple[list[str], list[str]],
) -> None:
    at = cards(page).visualItemRect(cards(page).item(0)).center()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, cards(page).viewport().mapToGlobal(at))
    QApplication.sendEvent(cards(page).viewport(), asked)
    offered = [action for menu in page.wall.findChildren(QMenu) for action in menu.actions()]
    with undo_check(visit):
        next(action for action in offered if action.text().split("\t")[0] == words).trigger()
    assert (shown(page), shown(page, Side.AREA)) == wanted


# --- what is behind it ------------------------------------------------------------------------------------------------


def test_a_passage_not_placed_is_put_behind_the_chosen_headline_by_key(
    page: FindingsPage, visit: VisitFile, made: Made, undo_check: UndoCheck
) -> None:
    go_to(page, made.sound)
    QTest.keyClick(cards(page), Qt.Key.Key_U, CONTROL)
    free = page.wall.aside.free
    assert free.hasFocus()
    assert [card.words for card in free.cards()] == [f"“{LATE}”"]
    with undo_check(visit):
        QTest.keyClick(free, Qt.Key.Key_G)
        assert free.cards() == []
    assert page.wall.aside.switches[FREE].text() == "Not placed  0"
    assert [(s.evidence, s.stance) for s in visit.findings.supports_of(made.sound)] == [(made.heard, Stance.AGAINST)]


def test_a_passage_not_placed_makes_a_headline_of_its_own(page: FindingsPage, visit: VisitFile, made: Made) -> None:
    page.wall.show_free()
    QTest.keyClick(page.wall.aside.free, Qt.Key.Key_Return)
    (sheet,) = page.findChildren(PutInFinding)
    QTest.keyClicks(sheet.line, "Papers come too late to be read")
    QTest.keyClick(sheet.line, Qt.Key.Key_Return)
    new = visit.findings.of_theme(GOVERNANCE)[-1]
    assert "Papers come too late to be read" in shown(page) + shown(page, Side.AREA)
    assert visit.findings.used_in(made.heard)[0].id in {f.id for f in visit.findings.of_theme(GOVERNANCE)}
    assert new.theme == GOVERNANCE


def test_one_voice_is_said_and_explained_and_a_partner_s_passage_cures_it(
    page: FindingsPage, visit: VisitFile, made: Made
) -> None:
    visit.findings.support(made.sound, made.heard)
    QTest.keyClick(go_to(page, made.sound), Qt.Key.Key_Return)
    assert cards(page).cards()[0].warnings[0] == "one voice only"
    assert page.wall.aside.turned_to == BEHIND
    words, why = page.wall.aside.panel.why.shown[0]
    assert words == "one voice only"
    assert "another session" in why

    visit.findings.support(made.sound, made.again)
    assert "one voice only" not in cards(page).cards()[0].warnings
    assert cards(page).cards()[0].facts[:2] == ("2 sessions", "members, partners")


def test_from_a_headline_to_the_very_words_and_a_passage_turned_and_taken_out(
    page: FindingsPage, visit: VisitFile, made: Made, qtbot: QtBot, undo_check: UndoCheck
) -> None:
    visit.findings.support(made.sound, made.heard)
    QTest.keyClick(go_to(page, made.sound), Qt.Key.Key_Return)
    panel = page.wall.aside.panel
    assert panel.list.hasFocus()
    assert panel.list.cards()[0].facts == ("Leader of the council", "members", "noted by Ann", "Tue 10 Mar")
    with qtbot.waitSignal(page.note_asked) as asked:
        QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert asked.args == [made.note, 0, len(LATE)]
    with undo_check(visit):
        QTest.keyClick(panel.list, Qt.Key.Key_G)
        assert panel.list.cards()[0].warnings == ("speaks against",)
        panel.turn.click()
        assert panel.list.cards()[0].warnings == ()
        QTest.keyClick(panel.list, Qt.Key.Key_Delete)
        assert panel.list.cards() == []


def test_a_paper_behind_a_headline_opens_as_a_paper(
    page: FindingsPage, visit: VisitFile, made: Made, qtbot: QtBot
) -> None:
    visit.findings.support(made.sound, "document")
    go_to(page, made.sound)
    page.wall.show_behind()
    with qtbot.waitSignal(page.document_asked) as asked:
        page.wall.aside.panel.note.click()
    assert asked.args == ["document"]


def test_nothing_private_counts_or_shows(page: FindingsPage, visit: VisitFile, made: Made) -> None:
    visit.findings.support(made.sound, made.heard)
    visit.notes.set_private(made.note, stays_here=True)
    QTest.keyClick(go_to(page, made.sound), Qt.Key.Key_Return)
    page.wall.show_free()
    assert cards(page).cards()[0].warnings == ("nothing behind it yet",)
    assert page.wall.aside.panel.list.cards() == []
    assert page.wall.aside.free.cards() == []


def test_a_theme_nobody_has_spoken_of_is_not_said_to_be_all_in_findings(page: FindingsPage, visit: VisitFile) -> None:
    assert page.wall.aside.no_free.text().startswith("No passage is tagged with this theme yet.")
    made = fill(visit)
    visit.findings.support(made.sound, made.heard)
    page.wall.tabs.go_to(GOVERNANCE)
    assert page.wall.aside.no_free.text() == "Every passage of this theme is in a finding."


def test_where_there_are_no_themes_the_way_to_them_is_told(page: FindingsPage, visit: VisitFile) -> None:
    with visit.step("No themes"):
        for each in visit.programme.themes():
            visit.rows.remove(Theme, each.id)
    page.refresh()
    assert page.wall.aside.no_free.text().endswith("Add them in ⋯ › This visit › Themes and focus areas.")


# --- beside the wall --------------------------------------------------------------------------------------------------


def test_where_there_is_no_room_the_narrow_column_waits_until_it_is_asked_for(page: FindingsPage, made: Made) -> None:
    page.resize(700, 600)
    assert not page.wall.aside.isVisible()
    go_to(page, made.late)
    page.wall.switch.click()
    assert page.wall.aside.isVisible()
    assert [side for side, column in page.wall.columns.items() if column.isVisible()] == [Side.AREA]
    page.wall.switch.click()
    assert all(column.isVisible() for column in page.wall.columns.values())


def test_escape_leads_from_the_narrow_column_to_the_headline_to_the_box(page: FindingsPage, made: Made) -> None:
    QTest.keyClick(go_to(page, made.sound), Qt.Key.Key_U, CONTROL)
    assert page.back()
    assert cards(page).hasFocus()
    assert page.back()
    assert page.wall.columns[Side.STRENGTH].box.hasFocus()
    assert not page.back()
