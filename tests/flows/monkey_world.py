"""The world of the monkey: a home of its own, files that lie about, and a system whose dialogs answer by themselves."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QFileDialog

from peerteam import app, jobs
from peerteam.handover.exchange import share
from peerteam.store.visit_file import VisitFile
from tests.imports import ROOT


def folder(path: Path) -> Path:
    path.mkdir(exist_ok=True)
    return path


def files(here: Path, fresh: Path) -> list[Path]:
    """What lies about: the visit itself, a colleague's file, councils' tables, and one that is nothing."""
    with jobs.visit_from_folder(jobs.sample_folder(app.SAMPLE), fresh) as visit:
        team = visit.people.peers()
        visit.set_me(team[0].id)
        visit.commit()
    other = Path(shutil.copy(fresh, here / "other.peerteam"))
    with VisitFile.open(other) as visit:
        visit.laptops.arrive("one computer", str(fresh))
        visit.laptops.arrive("another computer", str(other))
        visit.set_me(team[1].id)
        visit.notes.add(about=visit.programme.sessions()[0].id, body="Said in the corridor. The budget will not hold.")
        share(visit, here / "from a colleague")
    nothing = here / "holiday.jpg"
    nothing.write_bytes(bytes(range(256)) * 9)
    tables = [path for path in sorted((ROOT / "tests" / "data" / "programmes").iterdir()) if path.suffix != ".py"]
    return [here / "from a colleague", other, nothing, *tables]


def alone(here: Path) -> None:
    """None of the person's own folders."""
    home = folder(here / "home")
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        os.environ[name] = str(home)
    for name in [name for name in os.environ if name.startswith("XDG_")]:
        del os.environ[name]
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"


class System:
    """Stands in for the file dialogs, the printer and the programs that open a file: nothing of them can be clicked."""

    def __init__(self, chance: random.Random, files: Sequence[Path], folder: Path) -> None:
        self._chance, self._files, self._folder, self._made = chance, files, folder, 0
        for name, answer in (
            ("getOpenFileName", self.open_one),
            ("getOpenFileNames", self.open_some),
            ("getSaveFileName", self.save_one),
            ("getExistingDirectory", self.folder_chosen),
        ):
            setattr(QFileDialog, name, staticmethod(answer))
        setattr(QPrintDialog, "exec", lambda _: 0)  # noqa: B010 - as a person who presses Cancel
        setattr(QDesktopServices, "openUrl", staticmethod(_opened))  # noqa: B010

    def open_one(self, *_: object, **__: object) -> tuple[str, str]:
        """One of the files that lie about, or none."""
        return (str(self._chance.choice(self._files)) if self._yes() else "", "")

    def open_some(self, *_: object, **__: object) -> tuple[list[str], str]:
        """Up to three of them."""
        return ([str(path) for path in self._chance.sample(self._files, 3)] if self._yes() else [], "")

    def save_one(self, *_: object, **__: object) -> tuple[str, str]:
        """A name nobody used before, or now and then one that is taken."""
        self._made += self._chance.random() < 0.8
        return (str(self._folder / f"made {self._made}") if self._yes() else "", "")

    def folder_chosen(self, *_: object, **__: object) -> str:
        """The one folder there is, or none."""
        return str(self._folder) if self._yes() else ""

    def _yes(self) -> bool:
        return self._chance.random() < 0.7


def _opened(_: QUrl) -> bool:
    return True
