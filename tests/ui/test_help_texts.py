"""One source for the guides: what is in the program is what `docs/` points to, and it says something of every page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from peerteam import resources
from peerteam.ui import actions, help_texts
from peerteam.ui.page_window import RAIL

DOCS = Path(__file__).parent.parent.parent / "docs"
GUIDES = [name for name, _ in help_texts.TITLES if name != help_texts.LICENCES]


@pytest.mark.parametrize("page", [words.replace("&", "") for words, _ in RAIL])
def test_of_every_page_the_guide_says_how_it_works(page: str) -> None:
    how = help_texts.how_it_works(page)
    assert how.startswith(page)
    assert "*" not in how
    assert len(how) < 400


def test_of_what_is_no_page_it_says_nothing() -> None:
    assert help_texts.how_it_works("Weather") == ""


@pytest.mark.parametrize("name", GUIDES)
def test_pictures_are_left_to_those_who_read_it_elsewhere_and_exist(name: str) -> None:
    file = resources.path("help", f"{name}.md")
    for target in re.findall(r"!\[[^\]]*\]\(([^)]*)\)", file.read_text(encoding="utf-8")):
        assert (file.parent / target).is_file()
    assert "![" not in help_texts.guide(name)


@pytest.mark.parametrize("name", GUIDES)
def test_the_docs_lead_to_the_same_text(name: str) -> None:
    (target,) = re.findall(r"\]\(([^)]*)\)", (DOCS / f"{name}.md").read_text(encoding="utf-8"))
    assert (DOCS / target).resolve() == resources.path("help", f"{name}.md").resolve()


@pytest.mark.parametrize("name", GUIDES)
def test_every_line_of_the_menu_that_is_named_is_there(name: str) -> None:
    there = {
        " › ".join(part for part in (doing.within, doing.words.removesuffix(" …")) if part)
        for doing in actions.EVERYWHERE
    }
    named = set(re.findall(r"⋯ › ([^*]+)\*\*", help_texts.guide(name).replace("\n", " ")))
    assert named <= there


def test_the_notice_of_sqlcipher_is_shown() -> None:
    assert "ZETETIC LLC" in help_texts.licence_text()


def test_in_the_built_program_the_licence_of_each_library_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "licences" / "lxml").mkdir(parents=True)
    (tmp_path / "licences" / "lxml" / "LICENSE.txt").write_text("BSD 3-Clause")
    monkeypatch.setattr("sys._MEIPASS", str(tmp_path), raising=False)
    assert ("lxml", "BSD 3-Clause") in [tuple(each) for each in help_texts.licences()]
