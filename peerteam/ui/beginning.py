"""The ways a visit comes to be on this laptop: begun here, or from the manager's file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QDialog, QWidget

from peerteam import paths
from peerteam.domain.errors import NotAVisit
from peerteam.handover import exchange
from peerteam.handover.bundle import Bundle, read_bundle
from peerteam.settings import KnownVisit
from peerteam.store.backup import folder_beside
from peerteam.store.visit_file import VisitFile
from peerteam.ui import ask, joining_own
from peerteam.ui.dialogs.new_visit import REVIEW, NewVisitSheet
from peerteam.ui.dialogs.phrase_card import PhraseCard

if TYPE_CHECKING:
    from peerteam.ui.work import Beginnings

NOT_LISTED = ""
WHO = "Who are you?"
WHO_DETAIL = "Your notes will stand under this name. You can change it at the top right."


def new_visit(beginnings: Beginnings, today: date, parent: QWidget | None = None) -> VisitFile | None:
    """Ask for the fields, show the words, begin; None if the person thought better of it. Raises CannotWrite."""
    sheet = NewVisitSheet(beginnings.frameworks(), beginnings.suggest, today, parent)
    if _answered(sheet):
        wanted = sheet.wanted()
        card = PhraseCard(wanted.council, beginnings.new_phrase, parent)
        if _answered(card):
            return beginnings.begin(wanted, free_path(wanted.council), card.phrase)
    return None


def progress_review(
    beginnings: Beginnings, previous: VisitFile, today: date, parent: QWidget | None = None
) -> VisitFile | None:
    """The visit that follows an open one, asked for in the same fields; another team has other words."""
    before, me = previous.record(), previous.people.me()
    sheet = NewVisitSheet(beginnings.frameworks(), beginnings.suggest, today, parent, REVIEW)
    sheet.follow(before.council or "", before.framework or "", (me.name if me else None) or "")
    if _answered(sheet):
        wanted = sheet.wanted()
        card = PhraseCard(wanted.council, beginnings.new_phrase, parent)
        if _answered(card):
            return beginnings.review(wanted, free_path(wanted.council), card.phrase, previous)
    return None


def _answered(sheet: QDialog) -> bool:
    accepted = sheet.exec() == QDialog.DialogCode.Accepted
    sheet.deleteLater()
    return accepted


class Arrived(NamedTuple):
    """A visit that came by a file: open, and what to tell when it is shown."""

    visit: VisitFile
    told: str = ""


def from_file(
    path: Path,
    phrase: str | None,
    known: Sequence[KnownVisit],
    not_a_visit: NotAVisit,
    parent: QWidget | None = None,
    places: Sequence[Path] = (),
) -> Arrived:
    """Begin with a file the manager made, or take it into the visit it belongs to, where that is on this laptop.

    A visit begun alone that looks like this one is offered to be brought in; `places` may hold safe copies of it too.
    Raises `not_a_visit` for a file that is neither, and what `read_bundle` raises for one that is damaged.
    """
    try:
        bundle = read_bundle(path, phrase)
    except NotAVisit:
        raise not_a_visit from None
    here = next((Path(k.path) for k in known if k.visit == bundle.header.visit and Path(k.path).exists()), None)
    visit = _taken_into(here, bundle, phrase) if here else _joined(path, bundle, phrase, parent)
    return Arrived(visit, joining_own.offer(visit, known, parent, places=places))


def _taken_into(here: Path, bundle: Bundle, phrase: str | None) -> VisitFile:
    visit = VisitFile.open(here, phrase)
    try:
        visit.safe_copy(folder_beside(here))
        exchange.take_bundle(visit, bundle)
    except BaseException:
        visit.close()
        raise
    return visit


def _joined(path: Path, bundle: Bundle, phrase: str | None, parent: QWidget | None) -> VisitFile:
    """A visit of one's own with everything in the file; one's name is asked for, and may be chosen later."""
    target = free_path(bundle.header.council)
    target.parent.mkdir(parents=True, exist_ok=True)
    visit = exchange.join(target, path, phrase)
    ask_who(visit, parent)
    return visit


def ask_who(visit: VisitFile, parent: QWidget | None = None, detail: str = WHO_DETAIL) -> None:
    """Who works on this laptop: one of the team, or somebody to be added to it."""
    names = [(peer.id, peer.name or peer.initials or "Somebody") for peer in visit.people.peers()]
    chosen = ask.choose(WHO, [*names, (NOT_LISTED, "I am not in this list")], detail, parent)
    if chosen == NOT_LISTED:
        name = ask.words("What is your name?", "As the team calls you: Cllr Ann Hart", "Go on", parent)
        if name:
            visit.set_me(visit.people.add_peer(name))
    elif chosen is not None:
        visit.set_me(chosen)


def free_path(council: str) -> Path:
    """A name no file has yet, in the folder of this laptop's visits."""
    stem = " ".join(re.sub(r'[\x00-\x1f<>:"/\\|?*.]', " ", council).split())[:60].strip() or "Visit"
    folder = paths.visits_folder()
    folder.mkdir(parents=True, exist_ok=True)
    numbers = (folder / f"{stem}{f' {n}' if n > 1 else ''}.peerteam" for n in range(1, 1000))
    return next(path for path in numbers if not path.exists())
