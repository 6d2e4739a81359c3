"""The demonstration: builds all there is, says what it made, and writes over nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from peerteam.demo import run
from peerteam.domain.errors import CannotWrite
from peerteam.jobs import samples
from peerteam.store.check import check
from peerteam.store.visit_file import VisitFile
from tests.commands import done, files_in


def told(out: Path, sample: str | None = None) -> str:
    lines: list[str] = []
    run(out, sample, lines.append)
    return "\n".join(lines)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The whole demonstration: its folder, and what it said."""
    out = tmp_path_factory.mktemp("demo")
    return out, told(out)


def test_every_sample_gives_a_sound_visit_and_a_letter(built: tuple[Path, str]) -> None:
    out, said = built
    names = {path.name for path in files_in(out)}
    assert {f"{sample}.peerteam" for sample in samples()} | {f"{sample} letter.docx" for sample in samples()} <= names
    assert {"from Ann.peerteam", "from Ben.peerteam", "Ben's laptop.peerteam"} <= names
    assert said.count("checked, sound") == len(samples())
    assert "Both show the same: yes." in said


def test_a_paragraph_is_walked_back_to_a_slot_without_naming_anybody_met(built: tuple[Path, str]) -> None:
    out, said = built
    walk = said[said.index("walked back to its slot") :]
    assert "└ session: Tuesday 10 March 2026, " in walk
    with VisitFile.open(out / "marlbridge.peerteam") as visit:
        names = [person.name for person in visit.people.persons() if person.name]
    assert names
    assert [name for name in names if name in walk] == []


def test_the_two_laptops_it_leaves_are_sound_and_show_the_same(built: tuple[Path, str]) -> None:
    digests = set()
    for name in ("Ann's laptop", "Ben's laptop"):
        with VisitFile.open(built[0] / f"{name}.peerteam") as visit:
            assert check(visit) == []
            digests.add(visit.digest())
    assert len(digests) == 1


def test_a_second_time_it_writes_beside_and_over_nothing(built: tuple[Path, str], tmp_path: Path) -> None:
    out = shutil.copytree(built[0], tmp_path / "out")
    made = files_in(out)
    told(out)
    again = files_in(out)
    assert {path: again[path] for path in made} == made
    assert len(again) == 2 * len(made)
    assert out / "marlbridge 2.peerteam" in again


@pytest.mark.parametrize("sample", ["sevenoaks-2020", "stevenage-2013"])
def test_one_sample_can_be_built_alone_and_no_word_is_added_to_it(sample: str, tmp_path: Path) -> None:
    said = done("demo", "--out", tmp_path / "out", "--sample", sample).out
    assert "builds 1 sample visit in" in said
    assert {path.name for path in files_in(tmp_path)} == {f"{sample}.peerteam", f"{sample} letter.docx"}
    with VisitFile.open(tmp_path / "out" / f"{sample}.peerteam") as visit:
        assert visit.notes.all() == []


def test_a_folder_of_ones_own_can_be_built_where_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "visit.toml").write_text(
        'council = "Marlbridge"\nkind = "Review"\nfirst_day = 2026-03-10\nframework = "e"\n'
    )
    (folder / "findings.toml").write_text(
        '[[finding]]\nref = "F1"\ntheme = 1\nside = "area"\nwording = "Too many priorities"\n'
    )
    monkeypatch.chdir(folder)
    said = done("demo", "--out", tmp_path / "out", "--sample", ".").out
    assert {path.name for path in files_in(tmp_path / "out")} == {"mine.peerteam", "mine letter.docx"}
    assert "Two laptops" not in said
    assert "“Too many priorities.”" in said


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(CannotWrite, match="cannot be made"):
        told(tmp_path / "out", "stevenage-2013")
