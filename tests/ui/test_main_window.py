"""The frame: pages connected, everything sayable by key, nothing lost on the way out."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QTabBar, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from peerteam.domain.errors import CannotWrite, FileInUse
from peerteam.domain.records import Note, Tag
from peerteam.domain.snapshot import Snapshot
from peerteam.store.step import CLOSED_ELSEWHERE, Announcement
from peerteam.store.visit_file import VisitFile
from peerteam.ui import actions, ask
from peerteam.ui.bus import Bus
from peerteam.ui.look import Look
from peerteam.ui.main_window import MainWindow
from peerteam.ui.page import Page
from peerteam.ui.tasks import Cancelled, Progress, Tasks
from tests.ui.conftest import BEN, FIRST, now

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def tasks() -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def window(visit: VisitFile, tasks: Tasks, qtbot: QtBot, look: Look) -> MainWindow:
    bus = Bus()
    visit.listeners.append(bus.announce)
    made = MainWindow(visit, bus, tasks, look, nothing, now)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


def nothing(snapshot: Snapshot, path: Path, *, template: Path | None = None, today: date | None = None) -> None:
    """No letter is written here."""


def focused(window: MainWindow) -> QWidget:
    found = window.focusWidget()
    assert found is not None
    return found


def shown(window: MainWindow) -> Page:
    return window.page


def press(window: MainWindow, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = CONTROL) -> None:
    QTest.keyClick(focused(window), key, modifier)


def test_enter_on_today_opens_the_right_note_in_the_room(window: MainWindow, visit: VisitFile, qtbot: QtBot) -> None:
    QTest.keyClick(focused(window), Qt.Key.Key_Return)
    QTest.keyClicks(focused(window), "Heard.")
    assert window.page.leave()
    assert [(n.about, n.body) for n in visit.rows.all(Note)] == [(FIRST, "Heard.")]
    for hidden in (window.rail, window.top, window.notes.side, window.strip):
        assert not hidden.isVisible()


def test_escape_leads_out_of_the_room_and_back_to_today(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(focused(window), Qt.Key.Key_Return)
    QTest.keyClick(focused(window), Qt.Key.Key_Escape)
    assert window.rail.isVisible()
    assert shown(window) is window.notes
    QTest.keyClick(focused(window), Qt.Key.Key_Escape)
    assert shown(window) is window.today


@pytest.mark.parametrize(
    ("key", "page"),
    [
        (Qt.Key.Key_N, "notes"),
        (Qt.Key.Key_E, "evidence"),
        (Qt.Key.Key_P, "programme"),
        (Qt.Key.Key_O, "people"),
        (Qt.Key.Key_F, "findings"),
        (Qt.Key.Key_L, "letter"),
    ],
)
def test_alt_and_a_letter_turns_to_a_page_and_back(window: MainWindow, qtbot: QtBot, key: Qt.Key, page: str) -> None:
    press(window, qtbot, key, ALT)
    qtbot.waitUntil(lambda: window.page is getattr(window, page))  # Qt shows the button going down first
    press(window, qtbot, Qt.Key.Key_T, ALT)
    qtbot.waitUntil(lambda: window.page is window.today)


def test_f11_goes_into_the_room_and_out(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(focused(window), Qt.Key.Key_F11)
    assert window.page is window.notes
    assert not window.rail.isVisible()
    QTest.keyClick(focused(window), Qt.Key.Key_F11)
    assert window.rail.isVisible()


def test_the_top_line_says_whose_visit_it_is_and_who_i_am(window: MainWindow) -> None:
    assert window.top.council.text() == "Marlbridge Borough Council"
    assert window.top.dates.text() == "10 to 11 March 2026"
    assert window.top.me.text() == "You are Cllr Ann Hart"


def test_choosing_another_name_changes_whose_day_it_is(window: MainWindow, visit: VisitFile) -> None:
    window.top.people.actions()[1].trigger()
    assert visit.me == BEN
    assert window.top.me.text() == "You are Ben Okafor"
    assert "You lead." in window.today.card.who.text()


def test_the_foot_line_says_when_it_was_saved_and_who_has_it(
    window: MainWindow, visit: VisitFile, qtbot: QtBot
) -> None:
    visit.notes.add(body="One.")
    assert visit.saved_at is not None
    saved = f"Saved {visit.saved_at:%H:%M:%S}."
    assert window.foot.words.text().startswith(saved)
    qtbot.waitUntil(lambda: window.foot.words.text() == f"{saved}  1 note not handed over yet.")


def test_control_s_answers_that_it_is_saved_already(window: MainWindow, visit: VisitFile, qtbot: QtBot) -> None:
    window.notes.open_session(FIRST)
    window.show_page(window.notes)
    QTest.keyClicks(focused(window), "One.")
    press(window, qtbot, Qt.Key.Key_S)
    assert [n.body for n in visit.rows.all(Note)] == ["One."]
    assert visit.saved_at is not None
    assert window.foot.words.text() == f"Already saved {visit.saved_at:%H:%M:%S}."


def test_control_n_asks_only_who_is_speaking(
    window: MainWindow, visit: VisitFile, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ask, "choose", lambda *asked: "partner")
    press(window, qtbot, Qt.Key.Key_N)
    QTest.keyClicks(focused(window), "Off the record.")
    assert window.page.leave()
    assert [(n.about, n.group, n.body) for n in visit.rows.all(Note)] == [(None, "partner", "Off the record.")]


def test_control_z_in_the_editor_belongs_to_the_text(window: MainWindow, visit: VisitFile, qtbot: QtBot) -> None:
    window.show_page(window.notes)
    window.notes.open_session(FIRST)
    QTest.keyClicks(focused(window), "One.")
    press(window, qtbot, Qt.Key.Key_3)
    press(window, qtbot, Qt.Key.Key_Z)
    assert window.notes.editor.text != "One."
    assert len(visit.rows.all(Tag)) == 1


def test_undo_in_the_menu_takes_the_tag_back(window: MainWindow, visit: VisitFile, qtbot: QtBot) -> None:
    window.show_page(window.notes)
    window.notes.open_session(FIRST)
    QTest.keyClicks(focused(window), "One.")
    press(window, qtbot, Qt.Key.Key_3)
    assert window.actions_["undo"].text() == "Undo: Tag passage"
    window.actions_["undo"].trigger()
    assert visit.rows.all(Tag) == []
    assert window.notes.editor.text == "One."
    window.actions_["redo"].trigger()
    assert len(visit.rows.all(Tag)) == 1


def test_what_cannot_be_saved_keeps_the_window_open_until_one_insists(
    window: MainWindow, visit: VisitFile, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.show_page(window.notes)
    window.notes.open_session(FIRST)
    QTest.keyClicks(focused(window), "One.")
    assert window.page.leave()

    def full(note: str, text: str) -> None:
        raise CannotWrite("The disk is full")

    monkeypatch.setattr(visit.notes, "save_typing", full)
    QTest.keyClicks(focused(window), " Two.")
    assert not window.close()
    assert not window.show_page(window.today)
    assert window.page is window.notes
    window.close()
    assert window.strip.act.text() == "Close anyway"
    window.strip.act.click()
    assert not window.isVisible()


def test_a_problem_is_told_above_the_page_and_in_the_room_at_the_foot(window: MainWindow, qtbot: QtBot) -> None:
    window.tell_problem(CannotWrite("The disk is full"))
    assert window.strip.words.text() == "The disk is full."
    QTest.keyClick(focused(window), Qt.Key.Key_F11)
    window.tell_problem(CannotWrite("The disk is full"))
    assert not window.strip.isVisible()
    assert window.foot.words.text() == "The disk is full."


def test_control_plus_makes_everything_bigger(window: MainWindow, look: Look, qtbot: QtBot) -> None:
    press(window, qtbot, Qt.Key.Key_Equal)
    assert look.scale > 1
    press(window, qtbot, Qt.Key.Key_0)
    assert look.scale == 1


def test_at_200_per_cent_the_window_still_fits_a_small_laptop(window: MainWindow, look: Look, qtbot: QtBot) -> None:
    while look.scale < 2:
        look.bigger()
    for page in window.pages:
        window.show_page(page)
        window.resize(1366, 768)
        qtbot.wait(1)
        assert window.minimumSizeHint().width() <= 1366
        assert window.minimumSizeHint().height() <= 768


def test_every_control_has_a_name_and_can_be_reached_with_the_keyboard(window: MainWindow) -> None:
    kinds = (QAbstractButton, QLineEdit, QAbstractItemView, QTextEdit, QTabBar, QComboBox)
    controls = [w for w in window.findChildren(QWidget) if isinstance(w, kinds)]
    inner = [w for w in controls if w.parent() in controls]  # the scroll arrows of the tabs, the corner of a table
    for control in controls:
        if control in inner:
            continue
        assert control.accessibleName() or control.property("text") is not None, control  # a button says its text
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus, control


def test_a_message_and_its_undo_go_with_the_page_they_belong_to(window: MainWindow) -> None:
    window.today.told.emit("Deleted.", "Undo", None)
    assert window.strip.isVisible()
    window.show_page(window.findings)
    assert not window.strip.isVisible()


def test_long_work_is_told_at_the_foot_and_can_be_cancelled(window: MainWindow, tasks: Tasks, qtbot: QtBot) -> None:
    ended: list[BaseException] = []

    def job(progress: Progress) -> BaseException:
        while True:
            progress(1, 2)
            time.sleep(0.001)

    tasks.run(job, ended.append, ended.append, words="Reading a file")
    assert window.foot.work.isVisible()
    assert window.foot.work.words.text() == "Reading a file"
    qtbot.waitUntil(lambda: window.foot.work.bar.maximum() == 2)
    window.foot.work.cancel.click()
    qtbot.waitUntil(lambda: bool(ended))
    assert isinstance(ended[0], Cancelled)
    assert not window.foot.work.isVisible()


def test_in_the_room_a_search_is_refused_because_it_shows_names(window: MainWindow) -> None:
    window.set_room(True)
    window.search()
    assert window.search_panel is None
    assert "Esc" in window.foot.words.text()


def test_a_file_of_ours_dropped_on_the_window_is_given_on_and_a_picture_is_not(
    window: MainWindow, visit: VisitFile, tmp_path: Path, qtbot: QtBot
) -> None:
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"\x89PNG" + b"0" * 5000)
    other = tmp_path / "handed over"
    VisitFile.empty(other, "other").close()
    with qtbot.assertNotEmitted(window.file_given):
        window.dropEvent(drop(picture))
    for path in (other, visit.path):
        with qtbot.waitSignal(window.file_given) as given:
            window.dropEvent(drop(path))
        assert given.args == [path]
    with pytest.raises(FileInUse):  # looking at the drop has not taken the lock away
        VisitFile.open(visit.path)


def drop(path: Path) -> QDropEvent:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    drop.data = data  # type: ignore[attr-defined]  # Qt does not keep it
    return QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )


def test_every_action_names_a_method_of_the_window_and_no_key_is_used_twice() -> None:
    for doing in actions.EVERYWHERE:
        assert callable(getattr(MainWindow, doing.method))
    keys = [key for doing in actions.EVERYWHERE for key in doing.keys]
    assert len(keys) == len(set(keys))


def test_a_visit_closed_elsewhere_is_not_told_in_a_window_that_is_closed_by_then(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(type(window), "all_saved", lambda _: told.append("asked"))
    window._pass_on(Announcement(1, CLOSED_ELSEWHERE, frozenset()))
    window.close()
    qtbot.wait(10)
    assert told == []
