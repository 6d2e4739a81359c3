"""The benchmarks’ table: what is judged, and how the README and docs/benchmarks.md come to show it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pytest

from benchmarks import published, run
from benchmarks.catalogue import BENCHMARKS, BY_NAME, NAMES, listed
from benchmarks.published import BEGIN, END, FULL, README, Run, check_place, machine, publish
from benchmarks.result import Result, shown
from tests.imports import ROOT

FIRST, LATER = datetime(2026, 11, 2), datetime(2026, 11, 23)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / README).write_text(f"# Peer Team\n\n{BEGIN}\n{END}\n\nThe end.\n", encoding="utf-8")
    return tmp_path


def timed(result: float = 0.002, names: Sequence[str] = ("saving", "letter")) -> list[Run]:
    return [Run(name, 0, [Result(f"{name} it", result, 0.005), Result("  beside it", 9)]) for name in names]


def counted(name: str, count: int, wrong: int = 0) -> Run:
    return Run(name, count, [Result(f"{count} tries: went wrong", wrong, 0, unit=""), Result("  saves", 70, unit="")])


def rows(text: str) -> dict[str, str]:
    return {line.split("`")[1]: line for line in text.splitlines() if line.startswith("| `")}


# --- a result ---------------------------------------------------------------------------------------------------------


def test_of_several_runs_the_middle_one_is_judged_and_the_others_are_told() -> None:
    result = Result.of("it", [0.007, 0.001, 0.002], 0.005)
    assert result.cells() == ("it", "2 ms", "5 ms", "ok", "1 ms – 7 ms")


def test_a_ratio_is_judged_by_the_middle_of_both() -> None:
    result = Result.of("it", [3, 4, 8], 1.5, [2, 2, 9])
    assert result.cells() == ("it", "2.00 ×", "1.5 ×", "OVER", "4.00 s to 2.00 s; 3.00 s – 8.00 s")


def test_a_figure_without_a_bound_is_told_and_not_judged() -> None:
    assert Result("it", 3, unit="MB").cells() == ("it", "3 MB", "", "", "")


@pytest.mark.parametrize(
    ("value", "words"), [(0.00234, "2.34 ms"), (0.9994, "999 ms"), (0.9996, "1.00 s"), (2, "2.00 s")]
)
def test_a_time_is_shown_in_the_unit_people_use(value: float, words: str) -> None:
    assert shown(value, "s") == words


def test_where_nothing_may_go_wrong_one_thing_that_did_is_all_the_bound() -> None:
    assert Result("it", 0, 0, unit="").part_of_bound == 0
    assert Result("it", 3, 0, unit="").part_of_bound == 1


# --- which are run ----------------------------------------------------------------------------------------------------


def test_every_benchmark_has_a_module_and_every_module_that_measures_is_one() -> None:
    files = (ROOT / "benchmarks").glob("*.py")
    assert sorted(NAMES) == sorted(file.stem for file in files if "\ndef measure(" in file.read_text(encoding="utf-8"))


def test_help_says_in_words_what_each_is() -> None:
    assert all(f"{each.name} " in listed() and each.what in listed() for each in BENCHMARKS)


def test_without_a_name_all_are_run_shortly_but_what_must_be_built() -> None:
    wanted = run._parse([])
    assert set(wanted.names) == set(NAMES) - {"built"}
    assert wanted.counts == {name: BY_NAME[name].few for name in ("histories", "kills", "window_kills")}


def test_for_the_readme_and_for_all_the_built_program_is_timed_too() -> None:
    assert run._parse(["--readme"]).names == NAMES == run._parse(["all"]).names


def test_what_is_named_is_counted_at_full_length_unless_told() -> None:
    assert run._parse(["kills"]).counts["kills"] == 200
    assert run._parse(["kills", "--kills", "3"]).counts["kills"] == 3
    assert run._parse(["all"]).counts["histories"] == 300


@pytest.mark.parametrize("words", [["nothing"], ["saving", "--readme"], ["kills", "saving", "--readme"]])
def test_an_unknown_name_or_half_a_table_for_the_readme_is_refused(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        run._parse(words)
    assert "no benchmark" in capsys.readouterr().err or words != ["nothing"]


# --- what is shown ----------------------------------------------------------------------------------------------------


def test_the_readme_shows_of_each_the_result_nearest_to_its_bound(folder: Path) -> None:
    results = [Result("a", 0.01, 0.05), Result("b", 0.02, 0.05), Result("c", 0.03, 0.9), Result("  d", 9)]
    publish([Run("saving", 0, results)], folder, LATER)
    text = (folder / README).read_text(encoding="utf-8")
    assert rows(text) == {"saving": "| `saving` | b | 20 ms | 50 ms |"}
    assert f"Measured on 23 November 2026: {machine()}." in text
    assert text.startswith("# Peer Team\n\n")
    assert text.endswith(f"{END}\n\nThe end.\n")


def test_a_bound_that_was_missed_is_told_in_both_files(folder: Path) -> None:
    publish(timed(0.007), folder, LATER)
    for name in (README, FULL):
        assert "| saving it | **over:** 7 ms | 5 ms |" in (folder / name).read_text(encoding="utf-8")


def test_every_result_is_in_the_other_file(folder: Path) -> None:
    publish(timed(), folder, LATER)
    text = (folder / FULL).read_text(encoding="utf-8")
    assert "## saving\n\nKeeping a note as it is typed, its tags carried along. 23 November 2026, " in text
    assert "| letter it | 2 ms | 5 ms |  |\n| &emsp;beside it | 9.00 s |  |  |\n" in text


def test_what_was_counted_at_full_length_stays_until_it_is_counted_so_again(folder: Path) -> None:
    publish([*timed(), counted("kills", 200), counted("histories", 300)], folder, FIRST)
    publish([*timed(0.003), counted("kills", 20, wrong=5), counted("histories", 300, wrong=1)], folder, LATER)
    shown = rows((folder / README).read_text(encoding="utf-8"))
    assert shown["saving"] == "| `saving` | saving it | 3 ms | 5 ms |"
    assert shown["kills"].endswith("| 0 | 2 November 2026 |")
    assert shown["histories"].endswith("| 1 | 23 November 2026 |")
    full = (folder / FULL).read_text(encoding="utf-8")
    assert full.count("\n## ") == 4
    assert "200 kills of the program while it writes or takes in. 2 November 2026" in full


def test_counting_again_leaves_the_times_and_their_day_alone(folder: Path) -> None:
    publish(timed(), folder, FIRST)
    publish([counted("kills", 200)], folder, LATER)
    text = (folder / README).read_text(encoding="utf-8")
    assert list(rows(text)) == ["saving", "letter", "kills"]
    assert "Measured on 2 November 2026" in text


def test_writing_the_same_again_changes_nothing(folder: Path) -> None:
    publish([*timed(), counted("kills", 200)], folder, LATER)
    before = [(folder / name).read_bytes() for name in (README, FULL)]
    publish([*timed(), counted("kills", 200)], folder, LATER)
    assert [(folder / name).read_bytes() for name in (README, FULL)] == before


def test_a_readme_without_a_place_for_it_is_left_alone(folder: Path) -> None:
    (folder / README).write_text("# Peer Team\n", encoding="utf-8")
    with pytest.raises(SystemExit, match="no place for the table"):
        check_place(folder)
    with pytest.raises(SystemExit, match="no place for the table"):
        publish(timed(), folder, LATER)
    assert (folder / README).read_text(encoding="utf-8") == "# Peer Team\n"


def test_the_machine_is_told_by_its_kind_and_never_by_its_name() -> None:
    import platform

    assert "cores, Python 3." in machine()
    assert not platform.node() or platform.node() not in machine()


def test_the_readme_has_a_row_for_every_benchmark_and_the_other_file_a_part() -> None:
    text = (ROOT / README).read_text(encoding="utf-8")
    block = published._BLOCK.search(text)
    assert block
    assert list(rows(block[0])) == list(NAMES)
    full = (ROOT / FULL).read_text(encoding="utf-8")
    assert [line[3:] for line in full.splitlines() if line.startswith("## ")] == list(NAMES)
