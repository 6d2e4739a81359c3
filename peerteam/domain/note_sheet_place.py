"""Finding the place of a filled note sheet: its session, its author, its tags. What is not certain is not placed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from peerteam.domain.counts import session_label
from peerteam.domain.ids import derived_id
from peerteam.domain.note_sheets import KINDS, SPARE, Placed, Point, Returned, Unplaced, plain_code, sheet_code
from peerteam.domain.passages import digest, span_of
from peerteam.domain.people import bare_name
from peerteam.domain.records import Clearance, Note, Peer, Session, SourceGroup, Tag, TagKind, TagState, Theme
from peerteam.domain.snapshot import Snapshot


def place(sheet: Returned, snapshot: Snapshot) -> Placed | Unplaced:
    """Where a filled sheet belongs in this visit, or why that is not certain."""
    text = sheet.words
    if not text.strip():
        return Unplaced(sheet.file, "nothing is written on it")
    session, why = _session_of(sheet, snapshot)
    if why:
        return Unplaced(sheet.file, why, text)
    author, why = _peer_of(sheet.author, snapshot.all(Peer), "says who wrote it")
    if author is None:
        return Unplaced(sheet.file, why, text)
    typist, why = _peer_of(sheet.typist, snapshot.all(Peer), "") if sheet.typist.strip() else (author, "")
    if typist is None:
        return Unplaced(sheet.file, why, text)
    return _placed(sheet, snapshot, session, author, typist)


def lacking(sheet: Returned, snapshot: Snapshot) -> frozenset[str]:
    """What a person could still say so that the sheet finds its place: its "session", its "author", or neither."""
    if not sheet.words.strip() or sheet.visit not in (None, snapshot.visit.id):
        return frozenset()
    _, no_session = _session_of(sheet, snapshot)
    author, _ = _peer_of(sheet.author, snapshot.all(Peer), "")
    return frozenset(part for part, open_ in (("session", bool(no_session)), ("author", author is None)) if open_)


def answered(sheet: Returned, snapshot: Snapshot, session: str | None = None, author: Peer | None = None) -> Returned:
    """The same sheet with what a person said about it: the session (or `SPARE`), and who wrote it."""
    if session is not None:
        sheet = replace(sheet, visit=snapshot.visit.id, session=session, code=None)
    if author is not None:
        sheet = replace(sheet, author=author.name or author.initials or "")
    known, _ = _peer_of(sheet.typist, snapshot.all(Peer), "")
    return sheet if known else replace(sheet, typist="")


def _session_of(sheet: Returned, snapshot: Snapshot) -> tuple[Session | None, str]:
    """The session, or None for a spare sheet; and why neither is certain."""
    visit = snapshot.visit.id
    if sheet.visit is not None and sheet.visit != visit:
        return None, "it belongs to another visit"
    codes = {plain_code(sheet_code(visit, id)): id for id in (SPARE, *(s.id for s in snapshot.all(Session)))}
    seen = codes.get(plain_code(sheet.code)) if sheet.code else None
    if sheet.code and seen is None and sheet.session is None:
        return None, f"its code {sheet.code} is not one of this visit"
    if sheet.session and seen and sheet.session != seen:
        return None, "its printed code is that of another session than the file’s"
    found = sheet.session or seen
    if found is None:
        return None, "it has no sheet code"
    if found == SPARE:
        return None, ""
    session = snapshot.get(Session, found)
    return session, "" if session else "its session is not in the programme any more"


def _peer_of(typed: str, peers: Iterable[Peer], lacking: str) -> tuple[Peer | None, str]:
    """The one peer of this name or these initials."""
    known = list(peers)
    if not typed.strip():
        return None, f"nobody {lacking}"
    wanted, letters = bare_name(typed), "".join(c for c in typed.casefold() if c.isalnum())
    tests = (
        [p for p in known if p.initials and p.initials.casefold() == letters],
        [p for p in known if bare_name(p.name) == wanted],
        [p for p in known if wanted and wanted[0] in bare_name(p.name) and set(wanted) <= set(bare_name(p.name))],
        # “Ann Archer (AA)”, or both names with initials between
        [p for p in known if p.name and len(bare_name(p.name)) > 1 and set(bare_name(p.name)) <= _words(typed)],
    )
    for found in tests:
        if len(found) == 1:
            return found[0], ""
        if found:
            return None, f"“{typed.strip()}” may be several of the team"
    return None, f"“{typed.strip()}” is nobody of the team"


def _words(typed: str) -> set[str]:
    return set(re.findall(r"[\w'-]+", typed.casefold().replace("’", "'")))


# --- making the note --------------------------------------------------------------------------------------------------


def _placed(sheet: Returned, snapshot: Snapshot, session: Session | None, author: Peer, typist: Peer) -> Placed:
    body = sheet.words
    about = session.id if session else SPARE
    warnings: list[str] = []
    id = derived_id("note-sheet", snapshot.visit.id, about, author.id, digest(body))
    slot = session.slot if session else None
    at = f"{slot.day}T{slot.start}:00" if slot and slot.day and slot.start else None
    group = None if session else _group(sheet.groups, warnings)
    note = Note(
        id, author=author.id, typist=typist.id, about=session.id if session else None, at=at, group=group, body=body
    )
    tags = _tags(sheet, snapshot.all(Theme), note, warnings)
    title = session_label(session) if session else "Another conversation"
    return Placed(sheet.file, note, tuple(tags), title, author.name or author.initials or "", tuple(warnings))


def _group(ticked: Sequence[str], warnings: list[str]) -> str | None:
    known = [group for group in SourceGroup if group in {tick.casefold().strip() for tick in ticked}]
    if len(known) != 1:
        warnings.append("it does not say which one group spoke")
        return None
    return known[0]


def _tags(sheet: Returned, themes: Sequence[Theme], note: Note, warnings: list[str]) -> list[Tag]:
    body, at, made = note.body or "", 0, {}
    for point in sheet.points:
        if not point.words.strip():
            if point.themes or point.kinds:
                warnings.append("something is ticked beside an empty row")
            continue
        at = body.index(point.words, at)
        upto = at + len(point.words)
        for theme in _themes(point, sheet, themes, warnings):
            for kind in _kinds(point, warnings):
                tag = _tag(note, at, upto, theme, kind)
                made[tag.id] = tag
        if point.kinds and not point.themes:
            warnings.append(f"“{_shortened(point.words)}” is marked {', '.join(point.kinds)}, but has no theme")
        at = upto
    return list(made.values())


def _tag(note: Note, at: int, upto: int, theme: Theme, kind: TagKind) -> Tag:
    id = derived_id("note-sheet-tag", note.id, str(at), str(upto), theme.id, kind)
    clearance = Clearance.RAW if kind == TagKind.QUOTE else None
    span = span_of(note.body or "", at, upto)
    return Tag(id, note.id, span, theme.id, kind, clearance, at=at, upto=upto, state=TagState.OK)


def _themes(point: Point, sheet: Returned, themes: Sequence[Theme], warnings: list[str]) -> list[Theme]:
    """The themes ticked. What the sheet called them decides, for numbers may have changed since it was made."""
    by_id = {theme.id: theme for theme in themes}
    labels = {_plain(label): by_id[id] for label, id in sheet.theme_ids if id in by_id}
    names = {_plain(name): theme for theme in themes for name in (theme.name, theme.short_name) if name}
    numbers = {str(theme.key): theme for theme in themes if theme.key}
    numbers |= {label.partition(" ")[0]: theme for label, theme in labels.items() if label[:1].isdigit()}
    found: dict[str, Theme] = {}
    for ticked in point.themes:
        label = _plain(ticked)
        number, _, name = label.partition(" ")
        theme = labels.get(label) or names.get(label) or names.get(name if number.isdigit() else "")
        theme = theme or (numbers.get(number) if not name else None)
        if theme is None:
            warnings.append(f"“{ticked}” is no theme of this visit")
        else:
            found[theme.id] = theme
    return list(found.values())


def _kinds(point: Point, warnings: list[str]) -> list[TagKind]:
    known = {word: kind for letter, words, kind in KINDS for word in (_plain(letter), _plain(words), str(kind))}
    known |= {f"{_plain(letter)} {_plain(words)}": kind for letter, words, kind in KINDS}
    found: dict[TagKind, None] = {}
    for ticked in point.kinds:
        kind = known.get(_plain(ticked))
        if kind is None:
            warnings.append(f"“{ticked}” is no kind of point")
        else:
            found[kind] = None
    return list(found) or [TagKind.POINT]


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


def _shortened(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= 50 else f"{flat[:49].rsplit(' ', 1)[0]} …"
