"""A guide on paper: light, with its pictures, on a few pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QPdfWriter
from PySide6.QtPrintSupport import QPrinterInfo
from pytestqt.qtbot import QtBot

from peerteam.domain.errors import CannotWrite
from peerteam.ui.dialogs.help import Help
from peerteam.ui.help_print import ask_to_print, layout, print_guide
from peerteam.ui.help_texts import MANAGER, WHEN
from peerteam.ui.look import Look


def test_a_guide_is_printed_with_its_pictures_on_a_few_pages(look: Look, tmp_path: Path) -> None:
    look.choose("dark")
    path = tmp_path / "guide.pdf"
    paper = QPdfWriter(str(path))
    paper.setPageLayout(layout())
    print_guide(MANAGER, paper)
    del paper
    printed = path.read_bytes()
    assert printed.count(b"/Subtype /Image") >= 5
    (pages,) = {int(count) for count in re.findall(rb"/Count (\d+)", printed)}
    assert 3 <= pages <= 8


def test_without_a_printer_it_is_said(look: Look, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    shown = Help()
    qtbot.addWidget(shown)
    with pytest.raises(CannotWrite):
        ask_to_print(WHEN, shown)
    shown.print.click()
    assert shown.found.text() == "There is no printer on this laptop"


def test_licences_are_not_for_printing(look: Look, qtbot: QtBot) -> None:
    shown = Help()
    qtbot.addWidget(shown)
    assert not shown.print.isHidden()
    shown.show_text(3)
    assert shown.print.isHidden()
