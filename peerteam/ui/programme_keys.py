"""The keys of the Programme page, for F1."""

from __future__ import annotations

KEYS = (
    ("↑   ↓   ←   →", "Another session, another column"),
    ("Enter   F2", "Change what the cell says; on the other columns: open the session at the right"),
    ("Initials", "In Lead or Writer: who leads or writes, in all the sessions ticked"),
    ("Space", "Tick several; Shift+↑ ↓ a row of them, Ctrl+A all"),
    ("Ctrl+Enter", "Done; again: not done yet"),
    ("Ctrl+Shift+Enter", "Write notes of it"),
    ("Ctrl+K", "What kind of session it is, or all those ticked are"),
    ("Ctrl+M", "Swap the two sessions ticked"),
    ("Delete", "Cancelled; again: on after all"),
    ("+", "Somebody else came: add them to the session"),
    ("Ctrl+D", "A new session"),
    ("Ctrl+V", "Paste the council’s table"),
    ("Ctrl+Shift+O", "Open the council’s file, or its new version"),
    ("Ctrl+Page Up / Down", "Table, timetable"),
    ("Alt+↑   Alt+↓", "In the timetable: five minutes earlier or later; with Shift: shorter or longer"),
    ("Alt+←   Alt+→", "In the timetable: another stream or day; Esc before Alt is let go: not after all"),
    ("F4", "Show or hide what is at the right"),
    ("Esc", "Nothing ticked, then all days and everybody"),
)
