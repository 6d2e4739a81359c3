"""Every page, dialog and sheet of the real window, in both palettes, at the usual size and at twice that.

The sample visit is open, because its names and sentences are as long as real ones are.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from peerteam import app, jobs
from peerteam.domain.begun_alone import Pair, Pairs
from peerteam.domain.counts import counts
from peerteam.domain.crib_sheet import crib_sheet
from peerteam.domain.letter_order import Place
from peerteam.domain.news import News, What
from peerteam.domain.programme import Mapping
from peerteam.domain.programme_update import Difference, Kind
from peerteam.domain.records import Note, SessionTheme, Slot
from peerteam.formats.open_table import open_table
from peerteam.handover.joining import Begun
from peerteam.settings import KnownVisit, SettingsFile
from peerteam.store.backup import folder_beside
from peerteam.store.change import parse
from peerteam.store.sitting import Recovered
from peerteam.store.visit_file import VisitFile
from peerteam.ui import theme
from peerteam.ui.ask import Choice, Words
from peerteam.ui.at_hand import SUPPORT, SUPPORT_DETAIL
from peerteam.ui.bus import Bus
from peerteam.ui.dialogs.ask_for_paper import AskForPaper
from peerteam.ui.dialogs.behind_count import BehindCount
from peerteam.ui.dialogs.close_visit import CloseVisit
from peerteam.ui.dialogs.council_days import CouncilDays
from peerteam.ui.dialogs.crib_sheet import CribSheetView
from peerteam.ui.dialogs.day_rules import DayRules
from peerteam.ui.dialogs.error_report import ErrorReport
from peerteam.ui.dialogs.help import Help
from peerteam.ui.dialogs.house_style import HouseStyle
from peerteam.ui.dialogs.joining import BringMine
from peerteam.ui.dialogs.keys import Keys
from peerteam.ui.dialogs.lines import LinesSheet
from peerteam.ui.dialogs.make_slides import MakeSlides
from peerteam.ui.dialogs.new_visit import NewVisitSheet
from peerteam.ui.dialogs.other_version import OtherVersion
from peerteam.ui.dialogs.part_order import PartOrder
from peerteam.ui.dialogs.phrase_card import PhraseCard
from peerteam.ui.dialogs.pick import Pick
from peerteam.ui.dialogs.programme_news import ProgrammeNewsSheet
from peerteam.ui.dialogs.programme_update import ProgrammeUpdate
from peerteam.ui.dialogs.put_back import PutBack
from peerteam.ui.dialogs.put_in_finding import Offer, PutInFinding
from peerteam.ui.dialogs.remove_visit import RemoveVisit
from peerteam.ui.dialogs.send_out import SendOut
from peerteam.ui.dialogs.settings import SettingsSheet
from peerteam.ui.dialogs.settle import Question, SettleSheet
from peerteam.ui.dialogs.sheets_read import SheetLine, SheetsRead
from peerteam.ui.dialogs.split_finding import SplitFinding
from peerteam.ui.dialogs.table_in import Looked, TableIn
from peerteam.ui.dialogs.themes import ThemesSheet
from peerteam.ui.dialogs.two_versions import Shown
from peerteam.ui.help_texts import how_it_works
from peerteam.ui.kept_words import KeptWords
from peerteam.ui.letter_aside import EVIDENCE, LEAVES, PRESENTED
from peerteam.ui.letter_job import Draft
from peerteam.ui.look import SCHEMES, Look
from peerteam.ui.main_window import MainWindow
from peerteam.ui.pages.findings import RECOMMENDED, SAID, WALL
from peerteam.ui.table_kinds import KINDS
from peerteam.ui.tasks import Tasks
from peerteam.ui.today_news import ToldNews
from peerteam.ui.tour import STOPS
from peerteam.ui.update_words import Update
from peerteam.ui.welcome import Welcome
from peerteam.ui.widgets.card import Card
from peerteam.ui.widgets.line_list import Line
from peerteam.ui.widgets.wall_aside import BEHIND, DROPPED, FREE
from tests.flows.leaving import undress
from tests.flows.walk import HEIGHT, WIDTH, problems, settle
from tests.keyrings import KeyringOfTest

WHEN = datetime(2026, 3, 11, 9, 2)
NOTE_OF = "Focus group: voluntary and community sector"
LONG = "Set out a savings programme for the three years to come, with owners and dates, and report it to cabinet"
PROGRAMMES = Path(__file__).parent.parent / "data" / "programmes"
COUNCIL = "Marlbridge Borough Council"

Shows = Callable[[MainWindow], QWidget]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "made.peerteam"
    with jobs.visit_from_folder(jobs.sample_folder(app.SAMPLE), path) as visit:
        visit.set_me(visit.people.peer_named("SP").id)
        jobs.stand_at(visit, WHEN)
        visit.commit()
    return path


WORN = {"light, 100 %": (theme.LIGHT, 1.0), "light, 200 %": (theme.LIGHT, 2.0), "dark, 200 %": (theme.DARK, 2.0)}
"""What is read is measured where it is large, in both palettes; whether it fits is the same in each."""


@pytest.fixture(params=WORN)
def worn(request: pytest.FixtureRequest) -> tuple[theme.Colours, float]:
    return WORN[str(request.param)]


@pytest.fixture
def scale(worn: tuple[theme.Colours, float]) -> float:
    return worn[1]


@pytest.fixture
def window(sample: Path, tmp_path: Path, qapp: QApplication, worn: tuple[theme.Colours, float]) -> Iterator[MainWindow]:
    colours, scale = worn
    look, tasks, bus = Look(qapp), Tasks(), Bus()
    theme.wear(qapp, colours, scale)
    with VisitFile.open(Path(shutil.copy(sample, tmp_path / "visit.peerteam"))) as visit:
        visit.listeners.append(bus.announce)
        made = MainWindow(visit, bus, tasks, look, app.write_letter, lambda: WHEN)
        made.resize(WIDTH, HEIGHT)
        made.show()
        yield made
        made.close()
        made.deleteLater()
        visit.listeners.remove(bus.announce)
    tasks.close()
    qapp.styleHints().colorSchemeChanged.disconnect(look.wear)
    look.deleteLater()
    undress(qapp)


# --- what the window can show -----------------------------------------------------------------------------------------


def today(window: MainWindow) -> QWidget:
    window.show_page(window.today)
    return window


def told(window: MainWindow) -> QWidget:
    today(window)
    window.tell("From Cllr Ann Hart: 14 notes, 3 sessions moved. Two versions of one note are waiting.", "Undo")
    return window


def news(window: MainWindow) -> QWidget:
    """Others have moved something, and I clash."""
    visit = window.visit
    first, other, *_ = [s for s in visit.programme.sessions() if visit.me in (s.lead, s.writer) and s.slot.day]
    with visit.step("Moved"), visit.news.taking_in():
        visit.programme.change(other.id, slot=first.slot._replace(room="Committee Room 9"))
    return today(window)


def advice(which: str) -> Shows:
    def show(window: MainWindow) -> QWidget:
        programme(window)
        with window.visit.step("Nobody is asked"):
            for each in window.visit.rows.all(SessionTheme):
                window.visit.rows.remove(SessionTheme, each.id)
        window.programme.refresh()
        window.programme.advice.open(which)
        return window

    return show


def programme(window: MainWindow) -> QWidget:
    window.show_page(window.programme)
    window.programme.look.stack.setCurrentWidget(window.programme.look.full)
    window.programme.show_table()
    return window


def timetable(day: str) -> Shows:
    def show(window: MainWindow) -> QWidget:
        programme(window)
        untimed = window.visit.programme.sessions()[5]
        window.visit.programme.change(untimed.id, slot=untimed.slot._replace(start=None))
        window.programme.show_timetable()
        window.programme.days.choose(day)
        window.programme.refresh()
        return window

    return show


def a_session(window: MainWindow) -> QWidget:
    programme(window)
    window.programme.choose(next(s.id for s in window.visit.programme.sessions() if s.title == NOTE_OF))
    if not window.programme.side.isVisible():
        window.programme.toggle_drawer()
    return window


def walk_in(window: MainWindow) -> QWidget:
    a_session(window)
    window.programme.somebody_came()
    return window


def cancelling(window: MainWindow) -> QWidget:
    programme(window)
    while window.programme.back():
        pass
    window.programme.table.setFocus()
    window.programme.cancel()
    return window


def no_programme(window: MainWindow) -> QWidget:
    programme(window)
    window.programme.look.stack.setCurrentWidget(window.programme.look.empty)
    window.programme.look.empty.bring.setFocus()
    return window


def no_note(window: MainWindow) -> QWidget:
    window.show_page(window.notes)
    return window


def note(window: MainWindow) -> QWidget:
    window.show_page(window.notes)
    session = next(s for s in window.visit.programme.sessions() if s.title == NOTE_OF)
    window.notes.open_session(session.id)
    return window


def list_of_tags(window: MainWindow) -> QWidget:
    note(window)
    window.notes.tagging.toggle_list()
    return window


def beside(which: str) -> Shows:
    def show(window: MainWindow) -> QWidget:
        note(window)
        window.notes.beside.toggle(which)
        window.notes.arrange()
        return window

    return show


def colleagues_note(window: MainWindow) -> QWidget:
    window.show_page(window.notes)
    window.notes.open_note(next(n.id for n in window.visit.rows.all(Note) if n.author != window.visit.me))
    return window


def recovered(window: MainWindow) -> QWidget:
    first = window.visit.rows.all(Note)[0]
    window.show_recovered(Recovered(WHEN, WHEN, first.id))
    return window


def in_the_room(window: MainWindow) -> QWidget:
    note(window)
    window.set_room(True)
    window.setWindowState(Qt.WindowState.WindowNoState)  # the screen of the tests is of another size
    window.resize(WIDTH, HEIGHT)
    return window


def evidence(tab: int, *, chosen: bool) -> Shows:
    def show(window: MainWindow) -> QWidget:
        window.show_page(window.evidence)
        window.evidence.tabs.setCurrentIndex(tab)
        part = (window.evidence.passages, window.evidence.documents)[tab]
        if chosen:
            part.table.selectRow(0)
        return window

    return show


def new_paper(window: MainWindow) -> QWidget:
    window.show_page(window.evidence)
    window.evidence.new_document()
    return window


def people(tab: int) -> Shows:
    def show(window: MainWindow) -> QWidget:
        window.show_page(window.people)
        window.people.tabs.setCurrentIndex(tab)
        return window

    return show


def findings(tab: int) -> Shows:
    def show(window: MainWindow) -> QWidget:
        window.show_page(window.findings)
        window.findings.tabs.setCurrentIndex(tab)
        return window

    return show


def beside_the_wall(which: int) -> Shows:
    def show(window: MainWindow) -> QWidget:
        findings(WALL)(window)
        window.findings.choose(window.visit.findings.all()[0].id)
        window.findings.wall.show_behind()
        window.findings.wall.aside.turn(which)
        return window

    return show


def recommendation(window: MainWindow) -> QWidget:
    window.show_page(window.findings)
    window.findings.choose(window.visit.findings.recommendations()[0].id)
    return window


def projector(window: MainWindow) -> QWidget:
    findings(WALL)(window)
    window.findings.show_projector()
    shown = window.findings.projector
    assert shown is not None
    shown.setWindowState(Qt.WindowState.WindowNoState)  # the screen of the tests is of another size
    shown.resize(WIDTH, HEIGHT)
    return shown


def letter(beside: int | None = None) -> Shows:
    def show(window: MainWindow) -> QWidget:
        page = window.letter
        window.show_page(page)
        while page.back():
            pass
        page.choose("process")
        page.view.step(1)
        if beside is not None:
            page._show_beside(beside)
            page.aside.begin()
        return window

    return show


def typing_in_the_letter(window: MainWindow) -> QWidget:
    """With something new in the draft since."""
    letter()(window)
    part = next(part for part in window.letter.reading.page.parts if "/" in part.key)  # type: ignore[union-attr]
    window.visit.letter.write(part.key, f"{part.typed}\n\n{LONG}", part.draft.replace("council", "body"), "")
    window.letter.type_in(part.key)
    return window


def draft_made(window: MainWindow) -> QWidget:
    letter()(window)
    made = Path("Marlbridge Borough Council Draft 12.docx")
    window.letter.making.say_open(12)
    window.letter.making._made(Draft(made, None))
    return window


def hand_over(window: MainWindow) -> QWidget:
    """Something has come from another, something goes, and something waits."""
    visit = window.visit
    if not visit.incoming.arrived():
        _two_changed_the_same(visit)
    window.exchange_folder = "/a/stick/that/goes/round"
    window.handover.use_folder(window.exchange_folder)
    window.show_page(window.handover)
    return window


def _two_changed_the_same(visit: VisitFile) -> None:
    visit.commit()
    session = next(s for s in visit.programme.sessions() if s.title == NOTE_OF)
    with VisitFile.in_memory(visit.id) as other:
        other.take([parse(raw) for raw in visit.changes.since()])
        other.set_me(next(peer.id for peer in other.people.peers() if peer.id != visit.me))
        other.programme.change(session.id, slot=session.slot._replace(room="Committee Room 9"))
        other.notes.add(about=session.id, body=LONG)
        other.commit()
        visit.programme.change(session.id, slot=session.slot._replace(start="16:30"))
        visit.take([parse(raw) for raw in other.changes.since()])


def nothing_came(window: MainWindow) -> QWidget:
    hand_over(window)
    window.handover.say_seen()
    return window


def _settling(window: MainWindow) -> QWidget:
    sheet = SettleSheet(window)
    sheet.ask(Question(LONG, Shown("Here, 09:40", LONG), (Shown("Ben, 09:44", LONG * 9),) * 2, both=LONG[:60]), 1, 3)
    return sheet


def _putting_back(window: MainWindow) -> QWidget:
    copy = window.visit.safe_copy(folder_beside(window.visit.path))
    sheet = PutBack(window.visit, window._tasks, [copy], parent=window)
    while window.visit.lent:  # what was written since is counted
        settle(window)
    return sheet


def five_oclock(window: MainWindow) -> QWidget:
    window.show_page(window.today)
    window.today.board.show()
    return window


def searching(window: MainWindow) -> QWidget:
    today(window)
    window.search()
    assert window.search_panel is not None
    window.search_panel.line.setText("housing")
    return window.search_panel


def touring(stop: int) -> Shows:
    def show(window: MainWindow) -> QWidget:
        window.tour.begin()
        for _ in range(stop):
            window.tour.go_on()
        return window

    return show


PAGES: dict[str, Shows] = {
    **{f"tour, {number + 1} {stop.page}": touring(number) for number, stop in enumerate(STOPS)},
    "today": today,
    "something told": told,
    "news of the programme": news,
    "programme": programme,
    "what clashes": advice("clashes"),
    "still to arrange": advice("arrange"),
    "timetable": timetable(""),
    "timetable of a day": timetable("2026-03-10"),
    "a session": a_session,
    "somebody came": walk_in,
    "why cancelled": cancelling,
    "no programme": no_programme,
    "no note open": no_note,
    "note": note,
    "tags of a note": list_of_tags,
    "questions beside": beside("questions"),
    "a colleague beside": beside("colleague"),
    "a colleague's note": colleagues_note,
    "after a crash": recovered,
    "passages": evidence(0, chosen=False),
    "a passage": evidence(0, chosen=True),
    "documents": evidence(1, chosen=False),
    "a document": evidence(1, chosen=True),
    "a new paper": new_paper,
    "people we met": people(0),
    "the team": people(1),
    "wall": findings(WALL),
    "behind a headline": beside_the_wall(BEHIND),
    "passages not placed": beside_the_wall(FREE),
    "dropped headlines": beside_the_wall(DROPPED),
    "recommendations": findings(RECOMMENDED),
    "a recommendation": recommendation,
    "what we said": findings(SAID),
    "projector": projector,
    "letter": letter(),
    "before it leaves": letter(LEAVES),
    "evidence of a paragraph": letter(EVIDENCE),
    "what was presented": letter(PRESENTED),
    "typing in the letter": typing_in_the_letter,
    "a draft is made": draft_made,
    "hand over": hand_over,
    "nothing new to hand over": nothing_came,
    "five o'clock board": five_oclock,
    "search": searching,
    "in the room": in_the_room,
}


# --- the sheets -------------------------------------------------------------------------------------------------------


def second_press(window: MainWindow) -> QWidget:
    sheet = CloseVisit(window.visit, date(2026, 7, 1), window)
    sheet.go_on.click()
    return sheet


def removing_what_nobody_has(window: MainWindow) -> QWidget:
    window.visit.notes.set_private(window.visit.notes.add(body=LONG), raised=True)
    window.visit.notes.add(body=LONG)
    return RemoveVisit(window.visit, window)


def closed(window: MainWindow) -> QWidget:
    sheet = CloseVisit(window.visit, date(2026, 7, 1), window)
    sheet.show_receipt(window.visit.closing.close(), Path("Documents/Marlbridge receipt of closing.html"))
    return sheet


SHEETS: dict[str, Shows] = {
    "keys": lambda w: Keys("Notes", w.notes.keys, how_it_works("Notes"), w),
    "keys of the programme": lambda w: Keys("Programme", w.programme.keys, how_it_works("Programme"), w),
    "choice": lambda w: Choice("How should it look?", SCHEMES, parent=w),
    "words": lambda w: Words("The team’s words for this visit", "The manager has them on a card.", parent=w),
    "pick": lambda w: Pick("Which paper?", [Line(str(n), LONG) for n in range(30)], w),
    "ask for a paper": lambda w: AskForPaper(w.visit, LONG, parent=w),
    "behind a number": lambda w: BehindCount("41 met so far", counts(w.visit.snapshot()).people, LONG, w),
    "put in a finding": lambda w: PutInFinding(
        f"Put “{LONG}” in a finding", [Offer(str(n), LONG, "Strength", near=n < 3) for n in range(9)], parent=w
    ),
    "split": lambda w: SplitFinding(LONG, [Card(str(n), LONG, ("4 sessions",)) for n in range(4)], w),
    "crib sheet": lambda w: CribSheetView(crib_sheet(w.visit.snapshot(), w.visit.people.peers()[0]), w._tasks, w),
    "make slides": lambda w: MakeSlides(w.visit, w._tasks, "/a/house style.potx", w),
    "order of the parts": lambda w: PartOrder(
        [Place(str(n), 1 + n % 2, n == 4) for n in range(14)], [], {str(n): LONG for n in range(14)}, w
    ),
    "house style": lambda w: _house_style(w),
    "out beyond the team": lambda w: SendOut(w.visit, w._tasks, w),
    "close the visit": lambda w: CloseVisit(w.visit, date(2026, 7, 1), w),
    "close the visit, the second press": second_press,
    "the visit is closed": closed,
    "remove the visit": lambda w: RemoveVisit(w.visit, w, words_kept=True),
    "remove the visit, not handed over": removing_what_nobody_has,
    "to settle": _settling,
    "what goes": lambda w: LinesSheet("What goes", LONG, lambda _: [Line(str(n), LONG) for n in range(30)], w),
    "put back": _putting_back,
    "another version": lambda w: OtherVersion(Shown("Here, 09:40", LONG), [Shown("Ben, 09:44", LONG * 9)] * 2, w),
    "new visit": lambda w: NewVisitSheet(app.frameworks(), app.suggested_framework, date(2026, 3, 1), w),
    "phrase card": lambda w: PhraseCard(COUNCIL, app.new_phrase, w),
    "new words": lambda w: PhraseCard(COUNCIL, app.new_phrase, w, anew=True),
    "bring mine": lambda w: BringMine(_begun(4), w),
    "bring mine, nothing alike": lambda w: BringMine(_begun(0), w),
    "report": lambda w: ErrorReport(LONG * 9, w),
    "report for support": lambda w: ErrorReport(LONG * 9, w, SUPPORT, SUPPORT_DETAIL, "Close"),
    "settings": lambda w: settings_sheet(w, phrase=None, keyring=None),
    "settings, words kept": lambda w: settings_sheet(w, phrase="anchor velvet orbit maple", keyring=KeyringOfTest()),
    "help": lambda w: helping(w, "four words"),
    "licences": lambda w: helping(w, "", text=3),
    "changes of the programme": lambda w: ProgrammeNewsSheet(_told(), w),
    "walking times": lambda w: DayRules(w.visit, w),
    "council and days": lambda w: CouncilDays(w.visit, w),
    "themes": lambda w: ThemesSheet(w.visit, w),
    "themes, something told": lambda w: _themes(w),
    "a programme to take in": lambda w: table_in(w, "programme", "two_row_head.xlsx"),
    "a programme with a hidden sheet": lambda w: table_in(w, "programme", "list.xlsx"),
    "a table nobody can read": lambda w: table_in(w, "papers", "no_heads.csv"),
    "a new version of the programme": lambda w: ProgrammeUpdate(_updates(), "v6.xlsx", partial=True, parent=w),
    "note sheets read": lambda w: SheetsRead(
        "1 note taken in, by Cara Cole. 1 has no place yet.",
        [SheetLine("", LONG, "By Cara Cole", (LONG,), new=True), SheetLine("0", "a.docx", LONG, (), new=None)],
        w,
    ),
}


def settings_sheet(window: MainWindow, phrase: str | None, keyring: KeyringOfTest | None) -> QWidget:
    """A fresh visit, or one whose words are remembered and whose folders were chosen."""
    file = SettingsFile(window.visit.path.with_name("settings.json"))
    kept, window.visit.phrase = KeptWords(file, lambda: keyring), phrase
    if phrase:
        file.change(safe_copies=f"/a stick/{LONG}", exchange_folder=f"/a stick/{LONG}")
        kept.keep(window.visit.id, phrase)
    return SettingsSheet(file, window.look, kept, window.visit, window)


def helping(window: MainWindow, words: str, text: int = 0) -> QWidget:
    shown = Help(window)
    shown.line.setText(words)
    shown.show_text(text)
    return shown


def _begun(alike: int) -> Begun:
    offered = tuple(
        Pair("session", str(n), str(n), f"{LONG}, Tue 10 09:00", "“The leader”, 09:30") for n in range(alike)
    )
    certain = tuple(Pair("session", f"c{n}", f"c{n}", "Leader of the council, Tue 10 09:00", "09:30") for n in range(6))
    return Begun(Path("mine.peerteam"), None, COUNCIL, 3, 1, 5, Pairs(certain, offered), alike)


def _told() -> ToldNews:
    slot = Slot("2026-03-11", "09:00")
    found = [News(What.MOVED, str(n), LONG, slot, ("was 09:00, now 10:30",) * n, mine=n < 3) for n in range(9)]
    return ToldNews("since yesterday, 17:04", tuple(found), by={"1": "Ben"})


def table_in(window: MainWindow, name: str, file: str) -> QWidget:
    kind, visit, opened = KINDS[name], window.visit.record(), open_table(PROGRAMMES / file)
    looked = Looked(kind.read(opened, Mapping(), False, visit), Mapping())
    return TableIn(kind, opened, looked, visit, window._tasks, lambda _: "Take in what is here", window)


def _themes(window: MainWindow) -> QWidget:
    """A focus area that stays, because of all that stands under it."""
    sheet = ThemesSheet(window.visit, window)
    sheet.list.choose(window.visit.programme.themes()[-1].id)
    sheet.take_away()
    return sheet


def _house_style(window: MainWindow) -> QWidget:
    made = HouseStyle(window._tasks, "", "", window)
    made.style_path = "/a/House style of the council.dotx"
    made._show("\n\n".join([f"!  {LONG}. Put it right in Word."] * 6))
    return made


def _updates() -> list[Update]:
    kinds = (Kind.MOVED, Kind.NEW, Kind.GONE, Kind.CHANGED)
    return [Update(Difference(kind, str(kind), ""), LONG, LONG) for kind in kinds]


def welcome(visits: int) -> Welcome:
    made = Welcome()
    known = (KnownVisit(f"{n}.peerteam", str(n), COUNCIL, "2026-03-10", "2026-03-13") for n in range(visits))
    made.show_visits(tuple(known), WHEN.date())
    made.strip.say(
        "The file you gave me is not a visit. Ask whoever sent it to make it again.", "Undo", made.strip.dismiss
    )
    made.resize(WIDTH, HEIGHT)
    return made


def test_every_page_is_named_reached_read_and_fits(window: MainWindow, scale: float) -> None:
    found = []
    for name, show in PAGES.items():
        window.resize(WIDTH, HEIGHT)
        shown = show(window)
        _bring(shown)
        found += [f"{name}: {problem}" for problem in problems(shown, can_read=scale == 2)]
        if shown is not window:
            shown.close()
        window.strip.dismiss()
        window.leave_tour()
        while window.notes.back():
            pass
    assert not found, "\n".join(found)


def test_every_sheet_is_named_reached_read_and_fits(window: MainWindow, scale: float) -> None:
    found = []
    sheets = {name: make(window) for name, make in SHEETS.items()}
    for name, shown in {**sheets, "welcome": welcome(3), "first welcome": welcome(0)}.items():
        shown.show()
        _bring(shown)
        found += [f"{name}: {problem}" for problem in problems(shown, can_read=scale == 2)]
        shown.close()
        shown.deleteLater()
    assert not found, "\n".join(found)


def _bring(shown: QWidget) -> None:
    shown.activateWindow()
    settle(shown)
