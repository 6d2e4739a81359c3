"""Where a new visit is put."""

from __future__ import annotations

from pathlib import Path

import pytest

from peerteam import paths
from peerteam.ui.beginning import free_path


@pytest.mark.parametrize(
    ("council", "name"),
    [
        ("Marlbridge Borough Council", "Marlbridge Borough Council.peerteam"),
        ("Bath / Wells: “one” <council>?", "Bath Wells “one” council.peerteam"),
        ("..", "Visit.peerteam"),
        ("", "Visit.peerteam"),
        ("x" * 300, f"{'x' * 60}.peerteam"),
    ],
)
def test_a_visit_is_named_after_its_council_as_far_as_a_file_can_be(
    council: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "visits_folder", lambda: tmp_path / "visits")
    assert free_path(council) == tmp_path / "visits" / name


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "visits_folder", lambda: tmp_path)
    for _ in range(2):
        free_path("Marlbridge").touch()
    assert free_path("Marlbridge").name == "Marlbridge 3.peerteam"
