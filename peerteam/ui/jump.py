"""From what a search found to the place itself: to the very words of a note, or to the row on its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from peerteam.ui.page_window import PageWindow

PAGES = {
    "document": "evidence",
    "programme": "programme",
    "person": "people",
    "peer": "people",
    "finding": "findings",
    "theme": "findings",
    "recommendation": "findings",
    "point": "findings",
}
"""The page that shows a kind, and has a `choose` for it; "programme" is a session among the others of its day."""


def jump(window: PageWindow, kind: str, id: str, words: str) -> None:
    """Open what was found in place."""
    if kind == "note":
        _to_words(window, id, words)
    elif kind == "session":
        window.show_session(id)
    elif kind in PAGES:
        page = getattr(window, PAGES[kind])
        if window.show_page(page):
            page.choose(id)
    else:
        window.show_page(window.letter)


def _to_words(window: PageWindow, note: str, words: str) -> None:
    place = window.visit.place_of(words, note)
    if place is not None:
        window.show_note_at(note, *place)
    elif window.show_page(window.notes):
        window.notes.open_note(note)
