"""What Notes asks a person for, with the keyboard: what a new note is about, and whose words a note holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from peerteam.domain.records import Document, Note
from peerteam.ui import ask
from peerteam.ui.dialogs.pick import pick
from peerteam.ui.widgets.line_list import Line
from peerteam.ui.wording import GROUP_NAMES

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from peerteam.store.visit_file import VisitFile

_PAPER = "paper"


@dataclass(frozen=True, slots=True)
class About:
    """What a new note is about: a paper, or nothing but what somebody of a group said."""

    group: str | None = None
    document: str | None = None


def about_what(visit: VisitFile, parent: QWidget) -> About | None:
    """Ask who is speaking, or which paper is being read; None if the person thought better of it."""
    papers = visit.rows.all(Document)
    answers = [*GROUP_NAMES.items(), *([(_PAPER, "Nobody: it is about a paper …")] if papers else [])]
    answer = ask.choose("Who is speaking?", answers, "Only the group is kept, never a name.", parent)
    if answer != _PAPER:
        return About(group=answer) if answer is not None else None
    lines = [Line(p.id, p.title or "Paper", lead=p.reference or "", detail=p.kind or "") for p in papers]
    document = pick("Which paper?", lines, parent)
    return About(document=document) if document is not None else None


def whose_words(visit: VisitFile, note: Note | None, parent: QWidget) -> str | None:
    """Ask whose words a note holds; returns the peer, or None."""
    now = note.author if note is not None else visit.me
    named = [(peer.id, peer.name or peer.initials or "Somebody") for peer in visit.people.peers()]
    others = sorted(named, key=lambda each: each[0] == now)  # whoever it is now comes last
    detail = "The whole note is kept as theirs, and that you typed it is kept with it."
    return ask.choose("Whose words are these?", others, detail, parent)
