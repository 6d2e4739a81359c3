"""The themes of a visit as the manager keeps them: focus areas added, named, put in order, joined, taken away.

A tag knows its theme by id, so nothing that is done to a name or to the order touches what was tagged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from peerteam.domain.errors import NotAllowed, NotFound
from peerteam.domain.framework import LAST_KEY, focus_theme
from peerteam.domain.ids import derived_id, new_id
from peerteam.domain.records import (
    DocumentTheme,
    Finding,
    Point,
    Recommendation,
    Record,
    SessionTheme,
    Tag,
    Theme,
)
from peerteam.domain.theme_names import short_of
from peerteam.store.placing import foot, place, without

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile

RESTS: tuple[tuple[str, str], ...] = (
    ("passage", "select count(*) from tag where theme = :id"),
    ("finding", "select count(*) from finding where theme = :id"),
    ("recommendation", "select count(*) from recommendation where theme = :id"),
    ("message presented", "select count(*) from point where theme = :id"),
    ("session", "select count(*) from session_theme where theme = :id"),
    ("paper", "select count(*) from document_theme where theme = :id"),
    (
        "part of the letter written by hand",
        "select count(*) from section where key like '%/' || :id and trim(coalesce(edited, '')) <> ''",
    ),
)
"""What may rest on a theme: what one of it is called, and how many there are. Findings that were dropped count too."""
_MANY = {
    "message presented": "messages presented",
    "part of the letter written by hand": "parts of the letter written by hand",
}
_MOVED: tuple[type[Record], ...] = (Tag, Finding, Recommendation)
"""What goes to another theme as it is; links of sessions and papers have ids made of their ends and are made anew."""


def add(visit: VisitFile, name: str, short_name: str, questions: Sequence[str], *, threaded: bool) -> str:
    """A focus area behind the others, under the next number; returns its id. Raises NotAllowed."""
    themes = visit.programme.themes()
    name = _free_name(themes, name)
    if len(themes) >= LAST_KEY:
        raise NotAllowed(
            f"A visit has at most {LAST_KEY} themes, one for each number that tags a passage",
            "Join two focus areas, or take one away, and try again",
        )
    keys = {theme.key for theme in themes if theme.key}
    next_one = max(keys, default=0) + 1
    key = next_one if next_one <= LAST_KEY else min(set(range(1, LAST_KEY + 1)) - keys)
    focus = focus_theme(
        name, short_name or short_of(name), questions, threaded=threaded, key=key, position=foot(themes)
    )
    if any(theme.id == focus.id for theme in themes):  # of one that has another name by now
        focus = replace(focus, id=new_id())
    with visit.step("Add focus area"):
        return visit.rows.add(focus).id


def rename(visit: VisitFile, theme: str, name: str) -> None:
    """Another name; a short name that was made of the old one is made of the new one. Raises NotAllowed."""
    now = _theme(visit, theme)
    name = _free_name([each for each in visit.programme.themes() if each.id != theme], name)
    follows = not now.short_name or now.short_name == short_of(now.name or "")
    with visit.step("Rename theme"):
        visit.rows.change(Theme, theme, name=name, short_name=short_of(name) if follows else now.short_name)


def move(visit: VisitFile, theme: str, by: int) -> bool:
    """One place up (-1) or down (1) among its like: in the letter core themes come before focus areas. False at an end.

    Numbers go with places, so those of the two that change places change too.
    """
    now = _theme(visit, theme)
    themes = visit.programme.themes()
    at = next(index for index, each in enumerate(themes) if each.id == theme)
    if not 0 <= at + by < len(themes) or bool(themes[at + by].core) != bool(now.core):
        return False
    with visit.step("Move theme"):
        place(visit.rows, Theme, without(themes, theme), theme, at + by)
    return True


def resting_on(visit: VisitFile, theme: str) -> list[tuple[int, str]]:
    """What rests on a theme: how many, and what they are called."""
    found = ((visit.connection.execute(sql, {"id": theme}).fetchone()[0], one) for one, sql in RESTS)
    return [(count, one if count == 1 else _MANY.get(one, f"{one}s")) for count, one in found if count]


def take_away(visit: VisitFile, theme: str) -> None:
    """Take a focus area away. Raises NotAllowed for a core theme, and while anything rests on it."""
    now = _focus(visit, theme)
    rests = [f"{count} {what}" for count, what in resting_on(visit, theme)]
    if rests:
        said = " and ".join(part for part in (", ".join(rests[:-1]), rests[-1]) if part)
        stands = "stands" if len(rests) == 1 and rests[0].startswith("1 ") else "stand"
        do = "Rename it instead" if "presented" in said else "Join it with another theme instead"
        raise NotAllowed(f"{said} {stands} under “{now.name}”, so it stays", do)
    with visit.step("Take away focus area"):
        visit.rows.remove(Theme, theme)


def join(visit: VisitFile, theme: str, into: str) -> None:
    """Everything under a focus area goes to another theme, and it is gone: two typed one area under two names.

    Raises NotAllowed for a core theme, and once anything under it was presented: what was said stays as it was said.
    """
    now, rows = _focus(visit, theme), visit.rows
    if theme == _theme(visit, into).id:
        raise NotAllowed("A theme cannot be joined with itself", "Choose another one")
    if rows.where(Point, theme=theme):
        raise NotAllowed(f"Messages under “{now.name}” were presented, so it stays", "Rename it instead")
    if any("letter" in what for _, what in resting_on(visit, theme)):
        raise NotAllowed(
            f"The part of the letter about “{now.name}” was written by hand, so it stays",
            "Go back to the draft of that part first, on the letter’s page",
        )
    with visit.step("Join themes"):
        for kind in _MOVED:
            for each in rows.where(kind, theme=theme):
                rows.change(kind, each.id, theme=into)
        for link in rows.where(SessionTheme, theme=theme):
            rows.add(SessionTheme(derived_id("session_theme", link.session, into), link.session, into))
        for paper in rows.where(DocumentTheme, theme=theme):
            rows.add(DocumentTheme(derived_id("document_theme", paper.document, into), paper.document, into))
        rows.remove(Theme, theme)


def _theme(visit: VisitFile, theme: str) -> Theme:
    found = visit.rows.get(Theme, theme)
    if found is None:
        raise NotFound("This theme is not in the visit any more", "Look for it in the list under another name")
    return found


def _focus(visit: VisitFile, theme: str) -> Theme:
    found = _theme(visit, theme)
    if found.core:
        raise NotAllowed(f"“{found.name}” is a core theme of the challenge, so it stays", "Rename it if need be")
    return found


def _free_name(others: Sequence[Theme], typed: str) -> str:
    """The name as it is kept, if no other theme has it."""
    name = " ".join(typed.split())
    if not name:
        raise NotAllowed("A theme needs a name", "Type what the council calls it")
    if any((other.name or "").casefold() == name.casefold() for other in others):
        raise NotAllowed(f"There is a theme “{name}” already", "Choose another name")
    return name
