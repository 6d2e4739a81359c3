"""Five o'clock, through the real window: scenarios 18, 19 and 21 by keyboard, and 20 up to the slides."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from peerteam import app, jobs
from peerteam.domain.records import Finding, Outcome, Peer, Person, Side, Support, Tag
from peerteam.store.visit_file import VisitFile
from peerteam.ui.dialogs.make_slides import MakeSlides
from peerteam.ui.dialogs.projector import Projector
from peerteam.ui.dialogs.put_in_finding import PutInFinding
from peerteam.ui.letter_aside import PRESENTED
from peerteam.ui.main_window import MainWindow
from peerteam.ui.page_window import PAGES
from peerteam.ui.widgets.card import Card
from tests.flows.conftest import ShowWindow

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
FIVE = datetime(2026, 3, 10, 17, 0)
ROUND = {
    1: (["Priorities are few", "Residents are heard", "Data is used"], ["Outcomes are unclear", "Plans do not meet"]),
    4: (["Reserves are sound"], ["Savings are late", "Risks are not owned", "Fees are low"]),
}
"""What three pairs say of two themes: strengths, and areas for consideration."""
WORD = re.compile(r"\w+")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample visit on the manager's laptop, before anything was said."""
    path = tmp_path_factory.mktemp("sample") / "made.peerteam"
    with jobs.visit_from_folder(jobs.sample_folder(app.SAMPLE), path) as visit:
        visit.set_me(visit.people.peer_named("SP").id)
        visit.findings.unsay()
        visit.commit()
    return path


@pytest.fixture
def visit(sample: Path, tmp_path: Path) -> Iterator[VisitFile]:
    with VisitFile.open(Path(shutil.copy(sample, tmp_path / "visit.peerteam"))) as opened:
        yield opened


@pytest.fixture
def window(visit: VisitFile, show_window: ShowWindow, qtbot: QtBot) -> MainWindow:
    shown = show_window(visit, lambda: FIVE)
    turn_to(shown, qtbot, Qt.Key.Key_F, "findings")
    return shown


def focused(window: QWidget) -> QWidget:
    found = window.focusWidget()
    assert found is not None
    return found


def press(window: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    here: QWidget | None = window.focusWidget()
    QTest.keyClick(window if here is None else here, key, held)


def turn_to(window: MainWindow, qtbot: QtBot, key: Qt.Key, page: str) -> None:
    """To another page by the underlined letter; Qt presses the button a moment later."""
    press(window, key, ALT)
    qtbot.waitUntil(lambda: window.page is getattr(window, page))


def type_in(window: QWidget, words: str) -> None:
    QTest.keyClicks(focused(window), words)
    press(window, Qt.Key.Key_Return)


def say_round(window: QWidget) -> None:
    """Each pair says its headlines; they are typed theme by theme."""
    for key, (strengths, areas) in ROUND.items():
        press(window, Qt.Key(Qt.Key.Key_0 + key), CONTROL)
        for words in strengths:
            type_in(window, words)
        press(window, Qt.Key.Key_Tab)
        for words in areas:
            type_in(window, words)
        press(window, Qt.Key.Key_Backtab)


def on_the_wall(visit: VisitFile) -> dict[int | None, tuple[list[str | None], list[str | None]]]:
    """The newest headlines of each theme that was typed under."""
    found: dict[int | None, tuple[list[str | None], list[str | None]]] = {}
    for each in visit.programme.themes():
        if each.key in ROUND:
            columns = [[f.wording for f in visit.findings.column(each.id, side)] for side in Side]
            strengths, areas = ROUND[each.key]
            found[each.key] = columns[0][-len(strengths) :], columns[1][-len(areas) :]
    return found


# --- scenario 18 ------------------------------------------------------------------------------------------------------


def test_each_pair_says_its_headlines_and_they_are_typed_without_the_mouse(window: MainWindow) -> None:
    say_round(window)
    assert on_the_wall(window.visit) == ROUND


def test_on_the_projector_they_are_typed_as_well(window: MainWindow, qtbot: QtBot) -> None:
    say_round(projected(window, qtbot))
    assert on_the_wall(window.visit) == ROUND


def test_a_headline_typed_by_mistake_is_undone_from_the_box_one_is_typing_in(window: MainWindow) -> None:
    before = window.visit.findings.all()
    type_in(window, "Not what she said")
    press(window, Qt.Key.Key_Z, CONTROL)
    assert window.visit.findings.all() == before
    assert isinstance(focused(window), QLineEdit)
    press(window, Qt.Key.Key_Y, CONTROL)
    assert [f.wording for f in window.visit.findings.all() if f not in before] == ["Not what she said"]


def test_the_projector_shows_no_name_no_post_no_count_and_no_quote(window: MainWindow, qtbot: QtBot) -> None:
    visit = window.visit
    projector = projected(window, qtbot)
    shown = [words for _ in visit.programme.themes() for words in _words_seen(projector, then=projector.step)]
    headlines = {f.wording for f in visit.findings.all()}
    around = [words for words in shown if words not in headlines]
    people: list[Peer | Person] = [*visit.people.peers(), *visit.people.persons()]
    for person in people:
        for words in filter(None, (person.name, _post(person))):
            assert not any(_says(text, words) for text in shown), f"{words} is on the projector"
    assert len(shown) > len(headlines) > 20  # it has been through all of them
    quotes = {tag.span.words for tag in visit.rows.all(Tag) if len(WORD.findall(tag.span.words)) > 4}
    assert not [text for text in shown for quote in quotes if quote in text]
    assert not [text for text in around if re.search(r"session|document|voice|against", text)]


def projected(window: MainWindow, qtbot: QtBot) -> Projector:
    press(window, Qt.Key.Key_F5)
    projector = window.findings.projector
    assert projector is not None
    projector.activateWindow()
    qtbot.waitUntil(projector.isActiveWindow)
    return projector


def _words_seen(projector: Projector, then: Callable[[int], None]) -> list[str]:
    """Every word on it: labels, buttons, lines, cards, tips, and the window's own title."""
    found = [projector.windowTitle(), projector.accessibleName()]
    for widget in projector.findChildren(QWidget):
        found += [widget.toolTip(), widget.accessibleName()]
        if isinstance(widget, QLabel | QAbstractButton):
            found.append(widget.text())
        elif isinstance(widget, QLineEdit):
            found += [widget.text(), widget.placeholderText()]
    cards = [card for column in projector.columns.values() for card in column.cards.cards()]
    found += [part for card in cards for part in (card.words, *card.facts, *card.warnings, card.tip)]
    then(1)
    return [words for words in found if words]


def _post(person: Peer | Person) -> str | None:
    return person.post if person.post and len(WORD.findall(person.post)) > 1 else None


def _says(text: str, words: str) -> bool:
    return bool(re.search(rf"\b{re.escape(words)}\b", text, re.IGNORECASE))


# --- scenario 19 ------------------------------------------------------------------------------------------------------


def test_one_voice_only_until_a_partner_s_passage_is_added(window: MainWindow, qtbot: QtBot) -> None:
    visit, wall = window.visit, window.findings.wall
    used = {support.evidence for support in visit.rows.all(Support)}
    first, second = _two_of_one_interview(visit, used)
    partners = _of_a_partner(visit, used, elsewhere_than=first)

    type_in(window, "Staff know what is expected")
    press(window, Qt.Key.Key_Up)
    finding = wall.chosen
    for passage in (first, second):
        visit.findings.support(finding, passage)
    assert "one voice only" in _card(window, finding).warnings

    turn_to(window, qtbot, Qt.Key.Key_E, "evidence")
    window.evidence.choose(partners)
    press(window, Qt.Key.Key_Return)
    (sheet,) = window.findChildren(PutInFinding)
    type_in(sheet, "staff know what")
    turn_to(window, qtbot, Qt.Key.Key_F, "findings")
    assert "one voice only" not in _card(window, finding).warnings
    assert "partners" in " ".join(_card(window, finding).facts)


def test_from_a_headline_to_the_words_in_the_note_and_from_the_passage_back(window: MainWindow) -> None:
    visit = window.visit
    support = next(s for s in visit.rows.all(Support) if (tag := visit.rows.get(Tag, s.evidence)) and tag.upto)
    tag = visit.rows.get(Tag, support.evidence)
    assert tag is not None
    window.findings.choose(support.finding)
    press(window, Qt.Key.Key_Return)
    panel = window.findings.wall.aside.panel
    panel.list.choose(tag.id)
    press(window, Qt.Key.Key_Return)
    assert window.stack.currentIndex() == PAGES.index("notes")
    assert window.notes.editor.textCursor().selectedText().split() == tag.span.words.split()
    assert [finding.id for finding in visit.findings.used_in(tag.id)] == [support.finding]
    press(window, Qt.Key.Key_F, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert window.stack.currentIndex() == PAGES.index("findings")
    assert window.findings.wall.chosen == support.finding

    window.evidence.choose(tag.id)
    window.show_page(window.evidence)
    assert support.finding in [line.key for line in window.evidence.passages.panel.uses.lines()]
    window.evidence.passages.panel.uses.opened.emit(support.finding)
    assert window.stack.currentIndex() == PAGES.index("findings")
    assert window.findings.wall.chosen == support.finding


def _card(window: MainWindow, finding: str) -> Card:
    every = [card for column in window.findings.wall.columns.values() for card in column.cards.cards()]
    return next(card for card in every if card.id == finding)


def _two_of_one_interview(visit: VisitFile, used: set[str]) -> tuple[str, str]:
    free = [p for p in visit.evidence.log() if p.tagged and not p.private and p.key not in used]
    one = next(p for p in free if p.groups == ("staff",) and sum(q.about == p.about for q in free) > 1)
    first, second, *_ = (p.key for p in free if p.about == one.about)
    return first, second


def _of_a_partner(visit: VisitFile, used: set[str], elsewhere_than: str) -> str:
    log = visit.evidence.log()
    here = next(p.about for p in log if p.key == elsewhere_than)
    free = (p for p in log if p.tagged and not p.private and p.key not in used and p.groups == ("partner",))
    return next(p.key for p in free if p.about != here)


# --- scenarios 20 and 21 ----------------------------------------------------------------------------------------------


def test_the_slides_are_made_from_the_wall_in_our_words(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    type_in(window, "Priorities are few and known")
    window.findings.make_slides.click()
    (sheet,) = window.findChildren(MakeSlides)
    sheet.folder = tmp_path
    press(sheet, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sheet.written is not None, timeout=30_000)
    assert sheet.written is not None
    with zipfile.ZipFile(sheet.written) as made:
        slides = "".join(made.read(name).decode() for name in made.namelist() if "slides/slide" in name)
    assert "Priorities are few and known" in slides


def test_what_was_said_stays_and_the_letter_asks_what_became_of_it(window: MainWindow, qtbot: QtBot) -> None:
    visit, page = window.visit, window.findings
    type_in(window, "Priorities are few and known")
    press(window, Qt.Key.Key_Up)
    finding = page.wall.chosen
    page.say.click()
    assert page.said.when.text().startswith("Said Tue 10 Mar, 17:00, by ")

    page.choose(finding)
    press(window, Qt.Key.Key_F2)
    editor = focused(window)
    assert isinstance(editor, QPlainTextEdit)
    editor.setPlainText("Priorities are known")
    QTest.keyClick(editor, Qt.Key.Key_Return)

    changed = visit.rows.get(Finding, finding)
    (point,) = [point for point in visit.findings.points() if point.finding == finding]
    assert changed is not None
    assert (changed.wording, point.text) == ("Priorities are known", "Priorities are few and known")

    turn_to(window, qtbot, Qt.Key.Key_L, "letter")
    number = len(visit.findings.points())
    aside = window.letter.aside
    assert aside.switches[PRESENTED].text() == f"Presented  {number}"
    while aside.turned_to != PRESENTED:
        press(window, Qt.Key.Key_PageDown, CONTROL)
    assert window.letter.points.list.hasFocus()
    press(window, Qt.Key.Key_K)
    assert visit.findings.said_in_order()[0].outcome == Outcome.KEPT

    turn_to(window, qtbot, Qt.Key.Key_F, "findings")
    page.choose(point.id)
    assert page.said.panel.now.text() == "On the wall now: “Priorities are known”"
    assert point.outcome is None
