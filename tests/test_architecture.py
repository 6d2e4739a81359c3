"""Who may import whom: the house rules of the code, each with a plain message, and a planted breach for each."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence

import pytest

from tests.imports import ROOT, Import, all_imports, imports_of, within

Rule = Callable[[Import], bool]
"""Whether an import breaks the rule."""

# --- our own rooms ----------------------------------------------------------------------------------------------------

MAY_USE = {
    "domain": ("domain",),
    "store": ("store", "domain"),
    "handover": ("handover", "domain", "store"),
    "word": ("word", "domain", "resources"),
    "formats": ("formats", "domain", "resources"),
    "ui": ("ui", "domain", "store", "handover", "word", "formats", "resources", "paths", "settings", "log"),
}
"""What each room may take from the rest of the program. `cli` and `app` put the parts together and may use all."""

FOR_ALL = ("peerteam.__version__",)


def outside_its_room(room: str) -> Rule:
    """An import of ours that `room` may not have."""
    allowed = (*FOR_ALL, *(f"peerteam.{name}" for name in MAY_USE[room]))

    def broken(found: Import) -> bool:
        return (
            within(found.module, f"peerteam.{room}")
            and within(found.target, "peerteam")
            and found.target != "peerteam"
            and not any(within(found.target, name) for name in allowed)
        )

    return broken


def takes_another_page(found: Import) -> bool:
    """A page that knows another page."""
    pages = "peerteam.ui.pages"
    return (
        within(found.module, pages)
        and found.module != pages
        and within(found.target, pages)
        and not within(found.target, found.module)
    )


def widget_that_knows_too_much(found: Import) -> bool:
    """A widget that knows pages, dialogs or the store."""
    known = ("peerteam.ui.pages", "peerteam.ui.dialogs", "peerteam.store")
    return within(found.module, "peerteam.ui.widgets") and any(within(found.target, name) for name in known)


# --- other people's libraries -----------------------------------------------------------------------------------------

OUTSIDE_DOMAIN_USES = {"fractional_indexing": ("peerteam.domain.ids",)}

ONLY_IN = {
    "sqlite_utils": ("peerteam.store.database", "peerteam.store.migrations"),
    "sqlcipher3": ("peerteam.store.database",),
    "sqlite3": ("peerteam.store",),
    "docx": ("peerteam.word",),
    "lxml": ("peerteam.word", "peerteam.formats"),
    "pptx": ("peerteam.formats",),
    "xlsxwriter": ("peerteam.formats",),
    "python_calamine": ("peerteam.formats",),
    "icalendar": ("peerteam.formats",),
    "PySide6": ("peerteam.ui",),
    "heroicons": ("peerteam.ui",),
    "click": tuple(f"peerteam.{path.stem}" for path in (ROOT / "peerteam").glob("cli*.py")),
    "keyring": ("peerteam.ui.kept_words",),
    "platformdirs": ("peerteam.paths",),
    "fractional_indexing": ("peerteam.domain.ids",),
}
"""The one place each library is known to, so that replacing it touches nothing else."""

HEAVY = ("docx", "lxml", "pptx", "xlsxwriter", "python_calamine", "icalendar", "keyring", "sqlite_utils")
"""Slow to load: never loaded at start."""

LOADED_LATE = ("peerteam.word", "peerteam.formats", "peerteam.store.migrations")
"""Loaded only when first needed, so a heavy library at the top of one of these costs nothing at start."""

NETWORK = (
    *("asyncio", "ftplib", "http", "imaplib", "poplib", "smtplib", "socket", "socketserver", "ssl", "xmlrpc"),
    *("urllib.request", "aiohttp", "httpx", "requests", "urllib3"),
)
"""No server and no network call, ever. `QtNetwork` is known only for the local socket that finds a second start."""

LOCAL_SOCKETS = ("PySide6.QtNetwork.QLocalServer", "PySide6.QtNetwork.QLocalSocket")


def library_in_domain(found: Import) -> bool:
    """Something beyond the standard library in `domain`."""
    top = found.target.partition(".")[0]
    rooms = OUTSIDE_DOMAIN_USES.get(top, ())
    return (
        within(found.module, "peerteam.domain")
        and top not in {"peerteam", *sys.stdlib_module_names}
        and found.module not in rooms
    )


def outside_the_room_of(library: str) -> Rule:
    """A library known outside its one place."""

    def broken(found: Import) -> bool:
        return within(found.target, library) and not any(within(found.module, room) for room in ONLY_IN[library])

    return broken


def heavy_at_start(found: Import) -> bool:
    """A heavy library taken when the module is loaded, unless that module is itself loaded late."""
    return (
        found.at_start
        and any(within(found.target, library) for library in HEAVY)
        and not any(within(found.module, room) for room in LOADED_LATE)
    )


def network_use(found: Import) -> bool:
    """A way to a network."""
    return any(within(found.target, name) for name in NETWORK) or (
        within(found.target, "PySide6.QtNetwork") and found.target not in LOCAL_SOCKETS
    )


# --- the rules, held --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def imports() -> list[Import]:
    return all_imports()


def hold(imports: Sequence[Import], rule: Rule, message: str) -> None:
    """Fail with every breach, and in plain words what the rule is."""
    breaches = [str(found) for found in imports if rule(found)]
    assert not breaches, "\n".join([message, *breaches])


def test_the_whole_program_is_looked_at(imports: list[Import]) -> None:
    assert {"peerteam.domain.ids", "peerteam.domain.snapshot"} <= {found.module for found in imports}


@pytest.mark.parametrize("room", MAY_USE)
def test_each_room_uses_only_the_rooms_beneath_it(imports: list[Import], room: str) -> None:
    hold(imports, outside_its_room(room), f"{room} may use only: {', '.join(MAY_USE[room])}")


def test_no_page_knows_another_page(imports: list[Import]) -> None:
    hold(imports, takes_another_page, "pages are put side by side by the main window and never know each other")


def test_widgets_know_no_pages_dialogs_or_store(imports: list[Import]) -> None:
    hold(imports, widget_that_knows_too_much, "a widget shows what it is given and says what was done to it")


def test_the_domain_is_plain_python(imports: list[Import]) -> None:
    hold(imports, library_in_domain, "domain stands on the standard library alone")


@pytest.mark.parametrize("library", ONLY_IN)
def test_each_library_is_known_in_one_place(imports: list[Import], library: str) -> None:
    hold(imports, outside_the_room_of(library), f"only {', '.join(ONLY_IN[library])} may import {library}")


def test_no_heavy_library_is_imported_at_module_level(imports: list[Import]) -> None:
    hold(imports, heavy_at_start, "import heavy libraries inside the function that first uses them")


def test_nothing_reaches_for_a_network(imports: list[Import]) -> None:
    hold(imports, network_use, "the program makes no network call")


@pytest.mark.parametrize("start", ["peerteam.cli", "peerteam.app"])
def test_starting_loads_no_heavy_library(start: str) -> None:
    asked = f"import sys, {start}; print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=False)
    assert start in done.stdout.split(), done.stderr
    assert not {*HEAVY} & {*done.stdout.split()}


# --- and each rule catches what it is for -----------------------------------------------------------------------------

PLANTED = [
    (outside_its_room("domain"), "peerteam.domain.letter", "from peerteam.store import step"),
    (outside_its_room("store"), "peerteam.store.notes", "def f():\n    import peerteam.handover.bundle"),
    (outside_its_room("store"), "peerteam.store.notes", "from peerteam import resources"),
    (outside_its_room("handover"), "peerteam.handover.bundle", "from peerteam.ui.bus import Bus"),
    (outside_its_room("word"), "peerteam.word.letter_write", "from peerteam.store.visit_file import VisitFile"),
    (outside_its_room("formats"), "peerteam.formats.calendar", "from ..word import ooxml"),
    (outside_its_room("ui"), "peerteam.ui.bus", "import peerteam.app"),
    (takes_another_page, "peerteam.ui.pages.notes", "from peerteam.ui.pages.today import Today"),
    (takes_another_page, "peerteam.ui.pages.notes", "from . import today"),
    (widget_that_knows_too_much, "peerteam.ui.widgets.rail", "from peerteam.ui.dialogs import ask"),
    (widget_that_knows_too_much, "peerteam.ui.widgets.rail", "if TYPE_CHECKING:\n    import peerteam.store.step"),
    (library_in_domain, "peerteam.domain.counts", "import click"),
    (library_in_domain, "peerteam.domain.counts", "from fractional_indexing import generate_key_between"),
    (outside_the_room_of("sqlite_utils"), "peerteam.store.notes", "from sqlite_utils import Database"),
    (outside_the_room_of("sqlcipher3"), "peerteam.store.migrations", "from sqlcipher3 import dbapi2"),
    (outside_the_room_of("sqlite3"), "peerteam.ui.pages.notes", "import sqlite3"),
    (outside_the_room_of("docx"), "peerteam.formats.slides", "import importlib\nimportlib.import_module('docx.oxml')"),
    (outside_the_room_of("PySide6"), "peerteam.cli", "from PySide6.QtCore import QObject"),
    (heavy_at_start, "peerteam.store.database", "class A:\n    import sqlite_utils"),
    (network_use, "peerteam.handover.exchange", "import urllib.request"),
    (network_use, "peerteam.ui.app_window", "from PySide6.QtNetwork import QTcpSocket"),
]


@pytest.mark.parametrize(("rule", "module", "source"), PLANTED)
def test_a_planted_breach_is_caught(rule: Rule, module: str, source: str) -> None:
    assert any(rule(found) for found in imports_of(module, source))


ALLOWED = [
    (outside_its_room("store"), "peerteam.store.notes", "from peerteam.domain.records import Note"),
    (outside_its_room("word"), "peerteam.word.template", "from peerteam import __version__, resources"),
    (outside_its_room("ui"), "peerteam.ui.errors", "import peerteam"),
    (takes_another_page, "peerteam.ui.pages.notes", "from peerteam.ui.widgets.note_editor import NoteEditor"),
    (library_in_domain, "peerteam.domain.ids", "import hashlib, fractional_indexing"),
    (outside_the_room_of("docx"), "peerteam.word.ooxml", "from docx.oxml import ns"),
    (heavy_at_start, "peerteam.store.database", "def f():\n    from sqlite_utils import Database"),
    (heavy_at_start, "peerteam.store.database", "if TYPE_CHECKING:\n    from sqlite_utils import Database"),
    (network_use, "peerteam.ui.single", "from PySide6.QtNetwork import QLocalServer"),
]


@pytest.mark.parametrize(("rule", "module", "source"), ALLOWED)
def test_what_is_allowed_is_left_alone(rule: Rule, module: str, source: str) -> None:
    found = imports_of(module, source)
    assert found
    assert not any(rule(each) for each in found)
