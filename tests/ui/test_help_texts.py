"""One source for the guides: what is in the program is what `docs/` shows, and what it names is really there."""

from __future__ import annotations

import ast
import functools
import re
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

import peerteam
from docs import make_guides
from peerteam import resources
from peerteam.ui import actions, help_texts
from peerteam.ui.dialogs import keys as everywhere
from peerteam.ui.page import Page
from peerteam.ui.page_window import RAIL
from peerteam.ui.pages.evidence import EvidencePage
from peerteam.ui.pages.findings import FindingsPage
from peerteam.ui.pages.handover import HandOverPage
from peerteam.ui.pages.letter import LetterPage
from peerteam.ui.pages.notes import NotesPage
from peerteam.ui.pages.people import PeoplePage
from peerteam.ui.pages.programme import ProgrammePage
from peerteam.ui.pages.today import TodayPage

DOCS = Path(__file__).parent.parent.parent / "docs"
GUIDES = [name for name, _ in help_texts.TITLES if name != help_texts.LICENCES]
PAGES: tuple[type[Page], ...] = (
    *(TodayPage, ProgrammePage, NotesPage, EvidencePage),
    *(PeoplePage, FindingsPage, LetterPage, HandOverPage),
)
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]*)\)")
LARGEST = 60_000
"""Bytes of a picture: all of them together travel with the program."""
A_KEY = re.compile(r"(?:(?:Ctrl|Shift|Alt)\+)+\S|F\d+|Enter|Esc|Delete|Space|\+")


def source(name: str) -> str:
    return resources.path("help", f"{name}.md").read_text(encoding="utf-8")


def pictures() -> list[tuple[str, str]]:
    """What each picture shows, and what the text calls it."""
    return [(words, target) for name in GUIDES for words, target in PICTURE.findall(source(name))]


def in_bold(name: str) -> list[str]:
    """Buttons, lines of the menu and keys."""
    return re.findall(r"\*\*([^*]+)\*\*", source(name).replace("\n", " "))


@functools.cache
def keys_of_the_program() -> frozenset[str]:
    """As F1 lists them, on every page, and as the menu has them."""
    listed = [keys for page in PAGES for keys, _ in page.keys] + [keys for keys, _ in everywhere.EVERYWHERE]
    taken = [key for doing in actions.EVERYWHERE for key in doing.keys]
    return frozenset(key for keys in [*listed, *taken] for key in re.split(r"\s{2,}| … |, then |, | on ", keys))


@functools.cache
def words_of_the_program() -> frozenset[str]:
    """Everything the window can say, as it is written in the code."""
    found: set[str] = set()
    for file in (Path(peerteam.__file__).parent / "ui").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(bare(node.value))
    return frozenset(found)


def bare(words: str) -> str:
    return words.replace("&", "").strip(" …▾0123456789")


# --- what it says -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", [words.replace("&", "") for words, _ in RAIL])
def test_of_every_page_the_guide_says_how_it_works(page: str) -> None:
    how = help_texts.how_it_works(page)
    assert how.startswith(page)
    assert "*" not in how
    assert len(how) < 400


def test_of_what_is_no_page_it_says_nothing() -> None:
    assert help_texts.how_it_works("Weather") == ""


@pytest.mark.parametrize("name", GUIDES)
def test_every_line_of_the_menu_that_is_named_is_there(name: str) -> None:
    there = {
        " › ".join(part for part in (doing.within, doing.words.removesuffix(" …")) if part)
        for doing in actions.EVERYWHERE
    }
    named = {words.removeprefix("⋯ › ") for words in in_bold(name) if words.startswith("⋯")}
    assert named <= there


@pytest.mark.parametrize("name", GUIDES)
def test_every_button_that_is_named_is_in_the_program(name: str) -> None:
    named = {words for words in in_bold(name) if not words.startswith("⋯") and not A_KEY.fullmatch(words)}
    assert {words for words in named - {"Ctrl"} if bare(words) not in words_of_the_program()} == set()


@pytest.mark.parametrize("name", GUIDES)
def test_every_key_that_is_named_is_one_of_the_program(name: str) -> None:
    bold = {words for words in in_bold(name) if A_KEY.fullmatch(words)}
    plain = set(re.findall(r"(?:(?:Ctrl|Shift|Alt)\+)+\S|\bF\d+", source(name)))
    assert {key for key in bold | plain if key not in keys_of_the_program()} == set()


def test_a_key_or_a_button_that_is_not_there_would_be_found() -> None:
    assert "Ctrl+Alt+K" not in keys_of_the_program()
    assert bare("Export the lot …") not in words_of_the_program()


# --- the pictures -----------------------------------------------------------------------------------------------------


def test_every_picture_is_there_for_light_and_for_dark_says_what_it_shows_and_is_small() -> None:
    for words, target in pictures():
        assert len(words) > 10
        light, dark = (help_texts.picture(target, dark) for dark in (False, True))
        assert light != dark
        sizes = {(QImage(str(file)).width(), QImage(str(file)).height()) for file in (light, dark)}
        assert len(sizes) == 1
        assert (0, 0) not in sizes
        assert max(file.stat().st_size for file in (light, dark)) <= LARGEST


def test_no_picture_lies_there_unused() -> None:
    used = {help_texts.picture(target, dark) for _, target in pictures() for dark in (False, True)}
    assert set(resources.path("help", "pictures").iterdir()) == used


@pytest.mark.parametrize("name", GUIDES)
def test_what_a_picture_shows_stands_beneath_it(name: str) -> None:
    for words, target in PICTURE.findall(source(name)):
        assert f"({target})\n\n*{words}*" in help_texts.guide(name)


# --- the same in docs/ ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", GUIDES)
def test_docs_has_the_same_text(name: str) -> None:
    there = (DOCS / f"{name}.md").read_text(encoding="utf-8")
    assert there == make_guides.guide_for_docs(name), "run: python3 dev.py pictures"


@pytest.mark.parametrize("name", GUIDES)
def test_docs_finds_the_pictures(name: str) -> None:
    text = (DOCS / f"{name}.md").read_text(encoding="utf-8")
    targets = re.findall(r'src="([^"]*)"', text)
    assert len(targets) == len(PICTURE.findall(source(name)))
    assert all((DOCS / target).is_file() for target in targets)


# --- licences ---------------------------------------------------------------------------------------------------------


def test_the_notice_of_sqlcipher_is_shown() -> None:
    assert "ZETETIC LLC" in help_texts.licence_text()


def test_the_licences_that_ask_for_it_are_there_in_full() -> None:
    shown = help_texts.licence_text()
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in shown
    assert "END OF TERMS AND CONDITIONS" in shown
    assert "Apache License" in shown


def test_in_the_built_program_the_licence_of_each_library_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "licences" / "lxml").mkdir(parents=True)
    (tmp_path / "licences" / "lxml" / "LICENSE.txt").write_text("BSD 3-Clause")
    monkeypatch.setattr("sys._MEIPASS", str(tmp_path), raising=False)
    assert ("lxml", "BSD 3-Clause") in [tuple(each) for each in help_texts.licences()]
