"""Where tags are in the text of their note.

A tag's `span` says on which body it was made; `at`, `upto` and `state` say where its words are now. They are local, and
a pure function of the versions of the note and the body shown, so every laptop works out the same (rule 9 of
`docs/handing-over.md`). Until it is first handed over a tag simply follows each save, and its span with it: words that
were taken out of the text before anybody saw them must not leave inside a tag.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from peerteam.domain.passages import Place, carry, digest
from peerteam.domain.records import TagState
from peerteam.store.database import Connection
from peerteam.store.first_words import FirstWords

_as_json = json.JSONEncoder(ensure_ascii=False).encode
"""Made once: a save writes sixty of these, and `json.dumps` makes an encoder for each."""


def span_column(body: str, at: int, upto: int) -> str:
    """The span of `body[at:upto]` as its column holds it."""
    return f'["{digest(body)}",{at},{upto},{_as_json(body[at:upto])}]'


def save_body(db: Connection, note: str, new: str) -> None:
    """Write a note's text and carry its tags; the one way a body is ever saved."""
    (old,) = db.execute("select body from note where id = ?", (note,)).fetchone()
    db.execute("update note set body = ? where id = ?", (new, note))
    tags = db.execute(
        f"select t.id, t.at, t.upto, t.state, t.span, {_HANDED_OVER} from tag t "
        "where t.note = ? and t.span is not null",
        (note,),
    )
    carried = []
    first, left = FirstWords(db), None
    for tag, at, upto, state, span, has_left in tags.fetchall():
        if at is None:
            continue
        was = (at, upto, state, span)
        made_on, _, _, words = json.loads(span)
        place = follow(old or "", new, at, upto, state, words)
        back = first.returned(tag, new) if not has_left and state != TagState.OK else None
        place = back or place
        if not has_left and place.upto > place.at:
            left = _digests_that_left(db, note) if left is None else left
            if made_on not in left:
                # Neither this tag nor the text it was made on has left: it is the tag of the words as they now stand.
                # That it was edited since it was made is still worth telling.
                span = span_column(new, place.at, place.upto)
                place = back or place._replace(state=first.state(tag, state, place, new))
        if not has_left and state == TagState.OK != place.state:
            first.keep(tag, old or "", at, upto)
        if (*place, span) != was:
            carried.append((place.at, place.upto, str(place.state), span, tag))
    db.executemany("update tag set at = ?, upto = ?, state = ?, span = ? where id = ?", carried)
    first.write()


def follow(old: str, new: str, at: int, upto: int, state: str | None, words: str) -> Place:
    """Where a tag is after its note was rewritten. One whose words are gone comes back only with them."""
    if state not in (TagState.GONE, TagState.WAITING):
        return carry(old, new, at, upto, words)
    return carry("", new, at, upto, words) if words and words in new else Place(at, upto, TagState(state))


_HANDED_OVER = "exists (select 1 from value v where v.record = t.id and v.field = 'span' and v.state = 1)"


def _digests_that_left(db: Connection, note: str) -> set[str]:
    """The versions of a note's text that others may hold."""
    versions = db.execute("select value from value where record = ? and field = 'body'", (note,))
    return {digest(value) for (value,) in versions}


def anchor(db: Connection) -> None:
    """Before handing over: a tag made on a body that never left is tied to the words as they stand now.

    Without any words left it stays on this laptop.
    """
    fresh = db.execute(
        """
        select r.id, r.span, r.at, r.upto, r.note from temp.touched t cross join tag r on r.id = t.record
        where coalesce(r.stays_here, 0) = 0 and r.span is not null and not exists (
            select 1 from value v
            where v.record = r.id and v.field = 'span' and v.state = 1 and v.value is r.span)
        """
    ).fetchall()
    known: dict[str, tuple[str, set[str]]] = {}
    for tag, span, at, upto, note in fresh:
        if note not in known:
            found = db.execute("select body from note where id = ?", (note,)).fetchone()
            body = (found and found[0]) or ""
            known[note] = body, {digest(body)} | _digests_that_left(db, note)
        body, digests = known[note]
        if json.loads(span)[0] in digests:
            continue
        if at is not None and upto > at and body:
            db.execute("update tag set span = ? where id = ?", (span_column(body, at, upto), tag))
        else:
            db.execute("update tag set stays_here = 1 where id = ?", (tag,))


def place_touched(db: Connection) -> None:
    """Work out where the touched tags, and all tags of touched notes, are now."""
    db.execute(
        "insert or ignore into temp.touched select t.id from temp.touched n cross join tag t on t.note = n.record"
    )
    tags = db.execute(
        "select t.id, t.note, coalesce(t.span, ?), t.at from temp.touched x cross join tag t on t.id = x.record",
        (_NOWHERE,),
    ).fetchall()
    bodies = {}
    for note in {note for _, note, _, _ in tags}:
        found = db.execute("select coalesce(body, '') from note where id = ?", (note,)).fetchone()
        bodies[note] = _Line(found and found[0], digest(found and found[0]), db, note)
    places = []
    for tag, note, span, at in tags:
        place = _place(db, bodies[note], tag, json.loads(span), at)
        if place is not None:
            places.append((*place, tag))
    db.executemany("update tag set at = ?, upto = ?, state = ? where id = ?", places)


_NOWHERE = '["",0,0,""]'
"""The span of half a tag: a change of its kind or theme that came before the tag itself."""


@dataclass(slots=True)
class _Line:
    """A note as far as its tags care: the body shown, how it came to be, and every version by its digest."""

    body: str | None
    digest: str
    db: Connection
    note: str
    _way: list[tuple[str, str]] | None = None
    _texts: dict[str, str] = field(default_factory=dict)

    def way(self) -> list[tuple[str, str]]:
        """(digest, text) of the versions that led to the body shown, oldest first."""
        self._load()
        return self._way or []

    def texts(self) -> dict[str, str]:
        """Every version known, by digest."""
        self._load()
        return self._texts

    def _load(self) -> None:
        if self._way is not None:
            return
        versions = {
            change: (digest(text), text)
            for change, text in self.db.execute(
                "select change, value from value where record = ? and field = 'body' and value is not null",
                (self.note,),
            )
        }
        self._texts = dict(versions.values())
        self._way = [(self.digest, self.body or "")]
        change = self.db.execute(_STANDING, (self.note,)).fetchone()
        while change and change[0] in versions:
            if versions[change[0]] != self._way[0]:
                self._way.insert(0, versions[change[0]])
            change = self.db.execute(_PARENT, (change[0],)).fetchone()


_STANDING = """
    select c.n from value v join change c on c.n = v.change
    where v.record = ? and v.field = 'body' and v.state = 1 order by c.clock desc, c.id desc limit 1
"""
_PARENT = """
    select p.n from replaces r join change p on p.id = r.parent
    join value v on v.record = p.record and v.field = 'body' and v.change = p.n
    where r.child = ? and r.field = 'body' order by p.clock desc, p.id desc limit 1
"""


def _place(db: Connection, line: _Line, tag: str, span: list[Any], at: int | None) -> tuple[int, int, str] | None:
    """Where a tag is now; None = leave it as it is (made here since, and carried on each save)."""
    made_on, start, end, words = span
    if line.body is None:
        return 0, 0, TagState.WAITING
    if made_on == line.digest:
        return start, end, TagState.OK
    texts = line.texts()
    if made_on not in texts:
        never_left = "select 1 from value where record = ? and state = 1"
        if at is not None and db.execute(never_left, (tag,)).fetchone() is None:
            return None
        return 0, 0, TagState.WAITING
    way = line.way()
    index = next((i for i, (known, _) in enumerate(way) if known == made_on), None)
    bodies = [text for _, text in way[index:]] if index is not None else [texts[made_on], line.body]
    state: str = TagState.WAITING
    for old, new in pairwise(bodies):
        start, end, state = carry(old, new, start, end, words, direct=index is not None)
        if state == TagState.GONE:
            break
    return start, end, state
