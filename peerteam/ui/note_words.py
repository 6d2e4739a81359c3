"""What Notes says: its keys, and what was recovered after a crash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerteam.ui.wording import day_name

if TYPE_CHECKING:
    from datetime import datetime

    from peerteam.store.sitting import Recovered

KEYS = (
    ("Ctrl+1 … Ctrl+9", "Tag this sentence, or what is selected, with a theme; again to take it off"),
    ("Ctrl+↑   Ctrl+↓", "Then: a strength, an area for consideration"),
    ("Ctrl+'   Ctrl+/", "Then: a quote, something to ask again"),
    ("Ctrl+Shift+C", "A quote is checked, then cleared"),
    ("Ctrl+L", "The tags of this note, to put them right"),
    ("Ctrl+Shift+F", "To the finding these words are used in"),
    ("Ctrl+G", "The guiding questions beside the note"),
    ("Ctrl+B   Ctrl+Shift+B", "A colleague’s note beside mine, the next colleague’s"),
    ("Ctrl+Page Up / Down", "The session before, the session after"),
    ("Ctrl+T", "The time"),
    ("Ctrl+Shift+D", "Ask for this paper"),
    ("Ctrl+Shift+A", "Whose words these are, when somebody dictates"),
    ("Ctrl+Shift+N", "Another note about the same"),
    ("Ctrl+Shift+P", "Keep this note on this laptop only"),
    ("Ctrl+Shift+R", "Raise with the manager in person"),
    ("Ctrl+Shift+Del", "Delete the note"),
    ("Ctrl+Z", "Undo typing"),
)


def recovered_words(recovered: Recovered, note: str) -> str:
    """When the program stopped, up to when everything is here, and what was being written."""
    if recovered.last_typed is None:
        return (
            f"The program was not closed properly the last time, when it was opened on {_moment(recovered.began)}. "
            "Nothing had been typed, and everything is here."
        )
    typed = recovered.last_typed
    being = f" You were writing “{note}”." if note else " The note being written has been deleted since."
    upto = f"{typed:%H:%M:%S} on {day_name(typed.date().isoformat())}"
    return f"The program did not close properly. Everything up to {upto} is here.{being}"


def _moment(at: datetime) -> str:
    return f"{day_name(at.date().isoformat())} at {at:%H:%M}"
