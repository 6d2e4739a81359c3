"""Offering to bring what somebody began alone into the team's visit: found by council and days, asked in one sheet."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from peerteam.domain.begun_alone import Known
from peerteam.domain.errors import PeerTeamError, WrongPhrase
from peerteam.handover import joining
from peerteam.handover.joining import Begun
from peerteam.settings import KnownVisit
from peerteam.store.visit_file import VisitFile
from peerteam.ui import ask
from peerteam.ui.dialogs.joining import BringMine, brought_in_words

ASK = "You began a visit to this council by yourself"
FIRST_TIME = "To bring your notes in, type the words of the visit you began. Cancel leaves it for another time."
AGAIN = "Those words do not open it. Look for a word that sounds alike, or cancel and do it another time."
NOTHING = "No visit on this laptop looks like this one begun by you alone."


def offer(
    team: VisitFile,
    known: Iterable[KnownVisit],
    parent: QWidget | None = None,
    *,
    places: Iterable[Path] = (),
    nothing: str = "",
) -> str:
    """Offer to bring in a visit of this laptop that looks like the team's; what to tell, `nothing` if there is none.

    `places` is where safe copies of it may be besides.
    """
    others = [(Path(k.path), Known(k.council, k.first_day, k.last_day)) for k in known if k.visit != team.id]
    path = joining.the_same_visit(team, others)
    return _brought(team, path, parent, places) if path is not None else nothing


def _brought(team: VisitFile, path: Path, parent: QWidget | None, places: Iterable[Path]) -> str:
    """A visit of one's own that cannot be brought in now never keeps anybody from joining: it is told."""
    try:
        begun = _looked_into(team, path, parent)
        if begun is None:
            return ""
        sheet = BringMine(begun, parent)
        accepted = sheet.exec() == QDialog.DialogCode.Accepted
        sheet.deleteLater()
        if not accepted:
            return ""
        told = brought_in_words(joining.bring_in(team, begun, sheet.agreed()))
    except PeerTeamError as problem:
        return str(problem)
    return f"{told} {_kept_aside(team, path, places)}"


def _kept_aside(team: VisitFile, path: Path, places: Iterable[Path]) -> str:
    try:
        joining.keep_aside(team, path, places)
    except PeerTeamError as problem:
        return str(problem)
    return "The file you began is among the safe copies."


def _looked_into(team: VisitFile, path: Path, parent: QWidget | None) -> Begun | None:
    """Its words are likely the team's, or there are none; else they are asked for."""
    phrase, detail, typed = team.phrase, FIRST_TIME, ""
    while True:
        try:
            return joining.look_into(team, path, phrase)
        except WrongPhrase:
            phrase, detail = ask.words(ASK, detail, "Go on", parent, typed), AGAIN
            if phrase is None:
                return None
            typed = phrase
