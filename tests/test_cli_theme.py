"""`peerteam theme`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import visit_file
from tests.commands import done, refused, run


@pytest.fixture
def file(tmp_path: Path) -> Path:
    with visit_file(tmp_path) as visit:
        return visit.path


def test_the_themes_are_listed_with_their_numbers(file: Path) -> None:
    assert done("theme", file).out == "1  Governance and culture (core theme)\n2  Financial planning (core theme)\n"


def test_a_focus_area_is_added_and_tags_by_its_number(file: Path) -> None:
    told = done("theme", file, "--add", "Housing and growth", "--question", "Are homes built?")
    assert told.out.endswith("3  Housing and growth (focus area)\n")
    done("note", file, "--by", "AA", "--tag", "3", text="Homes are built.")
    assert done("info", file, "--json").json["themes"][-1]["name"] == "Housing and growth"


def test_a_name_that_is_taken_is_told_in_one_sentence(file: Path) -> None:
    assert "already" in refused(file.parent, "theme", file, "--add", "Financial planning")


def test_what_belongs_to_an_area_is_nothing_without_its_name(file: Path) -> None:
    assert run("theme", file, "--within").code == 2
