"""Where the safe copy of a visit that is left goes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from peerteam import paths
from peerteam.settings import SettingsFile
from peerteam.ui.second_place import SecondPlace, choose_folder
from tests.builders import visit_file


@pytest.fixture
def settings(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "settings.json")


@pytest.fixture
def place(settings: SettingsFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SecondPlace:
    monkeypatch.setattr(paths, "safe_copies_folder", lambda: tmp_path / "ours")
    return SecondPlace(settings)


@pytest.mark.parametrize(("answer", "folder"), [("stick", "stick"), ("", "ours")])
def test_it_is_ours_until_somebody_chooses_another(
    place: SecondPlace,
    settings: SettingsFile,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    answer: str,
    folder: str,
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    chosen = str(tmp_path / answer) if answer else ""
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *rest: chosen)
    assert place.folder() == tmp_path / "ours"
    assert choose_folder(settings, window) == bool(answer)
    assert place.folder() == tmp_path / folder


def test_a_visit_knows_before_it_is_left_where_its_copy_goes_and_the_copy_is_waited_for(
    place: SecondPlace, tmp_path: Path
) -> None:
    with visit_file(tmp_path) as visit:
        place.expect(visit)
        visit.notes.add(body="Heard.")
    place.copy(visit.path)
    place.finish()
    (copy,) = (tmp_path / "ours").iterdir()
    assert copy.read_bytes() == visit.path.read_bytes()
