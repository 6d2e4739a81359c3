"""visit.toml and team.toml of a visit folder: the visit, its themes and its team."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from peerteam.domain.entries import Entry
from peerteam.domain.errors import NotFound
from peerteam.domain.framework import LAST_KEY, focus_theme, themes_of
from peerteam.domain.ids import positions
from peerteam.domain.records import Marking, Peer, PeerCategory, Theme, Visit
from peerteam.formats import frameworks
from peerteam.formats.folder_refs import Place, Refs
from peerteam.formats.toml_file import read_toml, source_of

_HOURS_IN_A_WEEK = 7 * 24


def read_visit(path: Path) -> tuple[Visit, list[Theme], Refs]:
    """The visit, its own copy of the themes, and the refs of the folder with the themes by their keys."""
    entry = Entry(read_toml(path), source_of(path))
    council, first_day = entry.text("council"), entry.day("first_day")
    refs = Refs(f"{council} {first_day}")
    visit = Visit(
        id=refs.id("visit", ""),
        council=council,
        kind=entry.text("kind"),
        first_day=first_day,
        last_day=entry.maybe_day("last_day"),
        framework=entry.text("framework"),
        letter=entry.maybe_text("letter"),
        marking=entry.maybe_choice("marking", Marking),
        hours_a_week=entry.maybe_number("hours_a_week", _HOURS_IN_A_WEEK),
        mode=entry.maybe_text("mode"),
    )
    entry.any_text("note")
    if visit.last_day is not None and visit.last_day < first_day:
        raise entry.bad("last_day", f"{visit.last_day} is before the first day, {first_day}")
    themes = _with_focus(entry, _edited(entry, _core(entry)))
    entry.close()
    for theme in themes:
        refs.add("theme", str(theme.key), Place(entry.source, f"theme “{theme.name}”"), theme.id)
    return visit, themes, refs


def _core(entry: Entry) -> list[Theme]:
    try:
        return themes_of(frameworks.load(entry.text("framework")))
    except NotFound as problem:
        raise entry.bad("framework", f"{problem.what[0].lower()}{problem.what[1:]}. {problem.do}") from None


def _edited(entry: Entry, themes: list[Theme]) -> list[Theme]:
    """The core themes with the visit's own words in place of the framework's."""
    by_key = {theme.key: theme for theme in themes}
    seen: set[int] = set()
    for edit in entry.entries("theme"):
        key = edit.whole("key", 1, LAST_KEY)
        theme = by_key.get(key)
        if theme is None:
            raise edit.bad("key", f"the framework has no theme {key}")
        if key in seen:
            raise edit.bad("key", f"{key} is used twice")
        seen.add(key)
        questions = edit.maybe_texts("questions")
        by_key[key] = replace(
            theme,
            name=edit.maybe_text("name") or theme.name,
            short_name=edit.maybe_text("short_name") or theme.short_name,
            questions=theme.questions if questions is None else questions,
        )
        edit.close()
    return list(by_key.values())


def _with_focus(entry: Entry, core: list[Theme]) -> list[Theme]:
    """The core themes and the local focus areas behind them, with the keys that follow."""
    themes = list(core)
    areas = entry.entries("focus")
    places = positions(len(areas), core[-1].position if core else None)
    key = max((theme.key or 0 for theme in core), default=0)
    for area, position in zip(areas, places, strict=True):
        key += 1
        if key > LAST_KEY:
            raise area.bad("name", f"is one too many: a visit has at most {LAST_KEY} themes")
        theme = focus_theme(
            area.text("name"),
            area.text("short_name"),
            area.texts("questions"),
            threaded=area.flag("threaded"),
            key=key,
            position=position,
        )
        area.close()
        if any(other.id == theme.id for other in themes):
            raise area.bad("name", f"“{theme.name}” is used twice")
        themes.append(theme)
    return themes


def read_team(path: Path, refs: Refs) -> list[Peer]:
    """The peer team, in the order given; none if there is no file. A name may be missing: not known."""
    if not path.exists():
        return []
    whole = Entry(read_toml(path), source_of(path))
    entries = whole.entries("peer")
    whole.close()
    places = positions(len(entries))
    return [_peer(entry, refs, position) for entry, position in zip(entries, places, strict=True)]


def _peer(entry: Entry, refs: Refs, position: str) -> Peer:
    ref = entry.text("ref")
    if len(ref.split()) != 1:
        raise entry.bad("ref", f"“{ref}” must not hold blanks")
    peer = Peer(
        id=refs.add("peer", ref, Place(entry.source, f"{entry.where}, key “ref”")),
        name=entry.maybe_text("name"),
        initials=entry.maybe_text("initials") or ref,
        category=entry.maybe_choice("category", PeerCategory),
        label=entry.maybe_text("label"),
        post=entry.maybe_text("post"),
        organisation=entry.maybe_text("organisation"),
        position=position,
    )
    entry.close()
    return peer
