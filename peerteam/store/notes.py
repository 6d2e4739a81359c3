"""Notes and the passages tagged in them.

Typing is saved as it is typed, without a step; everything else is one. Only its author edits a note.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from peerteam.domain.errors import NotAllowed, NotFound
from peerteam.domain.ids import new_id
from peerteam.domain.passages import span_of
from peerteam.domain.records import Clearance, Note, Session, Tag, TagKind, TagState
from peerteam.store import places
from peerteam.store.noun import Noun
from peerteam.store.tables import PRIVATE_NOTES, table_of, whole_text


def clean(text: str) -> str:
    """Text as it can be kept: one kind of line end, no half characters, no NUL."""
    return whole_text(text.replace("\r\n", "\n").replace("\r", "\n"))


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a note's text: whose laptop handed it over (None: not known), and when (None: not yet)."""

    text: str
    who: str | None = None
    when: datetime | None = None


class Notes(Noun):
    """Reads and writes notes and tags."""

    def get(self, note: str) -> Note:
        """The note of this id. Raises NotFound."""
        found = self._rows.get(Note, note)
        if found is None:
            raise NotFound("This note is not in the visit any more", "Look on the page Hand over for who deleted it")
        return found

    def all(self) -> list[Note]:
        """Every note on this laptop."""
        return self._rows.all(Note)

    def private_texts(self) -> list[str]:
        """The words that must stand in nothing that leaves: they are asked for here, and no snapshot holds them."""
        return [note.body for note in self.all() if note.private and note.body]

    def mine(self) -> list[Note]:
        """The notes of whoever this laptop belongs to."""
        return self._rows.where(Note, author=self._visit.me)

    def staying(self) -> list[Note]:
        """My notes that never leave this laptop; asking costs no more than there are."""
        private = self._rows.having(Note, (id for (id,) in self._query(PRIVATE_NOTES)))
        return [note for note in private if note.author == self._visit.me]

    def of_session(self, session: str) -> list[Note]:
        """All notes about a session (or a document)."""
        return self._rows.where(Note, about=session)

    def for_session(self, session: str, author: str | None = None) -> str:
        """The author's note of a session, begun if there is none; returns its id."""
        author = author or self._visit.me
        for note in self.of_session(session):
            if note.author == author:
                return note.id
        return self.add(about=session, author=author)

    def add(
        self, about: str | None = None, author: str | None = None, group: str | None = None, *, body: str = ""
    ) -> str:
        """A new note about a session, a document or nothing; returns its id."""
        note = Note(
            id=new_id(),
            author=author or self._visit.me,
            typist=self._visit.me,
            about=about,
            at=self._visit.now().isoformat(timespec="seconds"),
            group=group,
            body=clean(body),
        )
        with self._step("New note"):
            return self._rows.add(note).id

    def save_typing(self, note: str, text: str) -> None:
        """Keep the words as they now stand, at once. Raises NotAllowed for somebody else's note.

        A note that a colleague's deletion has taken away meanwhile is made again: words just typed are never lost.
        """
        with self._visit.door.typing():
            there = self._rows.get(Note, note)  # now: an exchange that was waited for may have taken it away
            if there is not None:
                self._refuse_others(there)
            else:
                self._make_again(note)
            places.save_body(self._visit.connection, note, clean(text))
            self._rows.mark(note)
            self._visit.sitting.typed(note)

    def _make_again(self, note: str) -> None:
        latest = self._query(
            "select field, value from current where record = ? and field <> '' order by clock, id", (note,)
        ).fetchall()
        if not latest:
            raise NotFound(
                "This note is not in the visit any more", "Begin a new one; its words are still in the editor"
            )
        row = {column.name: None for column in table_of(Note).columns} | {"id": note} | dict(map(tuple, latest))
        names = ", ".join(f'"{name}"' for name in row)
        self._query(f"insert into note ({names}) values ({', '.join('?' * len(row))})", tuple(row.values()))

    def _check_mine(self, note: str) -> None:
        self._refuse_others(self.get(note))

    def _refuse_others(self, found: Note) -> None:
        me = self._visit.me
        if me is not None and me not in (found.author, found.typist):
            raise NotAllowed("This note is somebody else's", "Write your own beside it")

    def set_author(self, note: str, author: str) -> None:
        """Say whose words these are; who typed them stays known. Raises NotAllowed for somebody else's note."""
        self._check_mine(note)
        with self._step("Author of the note"):
            self._rows.change(Note, note, author=author, typist=self.get(note).typist or self._visit.me)

    def was_handed_over(self, note: str) -> bool:
        """Whether the others may have its words already."""
        return self._query("select 1 from change where record = ?", (note,)).fetchone() is not None

    def under_its_new_id(self, note: Note) -> str | None:
        """The note this private one has become: handing over gives a note that was shared before a fresh id."""
        if not note.private or self._rows.get(Note, note.id) is not None:
            return None
        alike = self._rows.where(Note, author=note.author, about=note.about, at=note.at)
        return next((other.id for other in alike if other.private), None)

    def remove(self, note: str) -> None:
        """Delete a note and its tags (undo brings them back). Raises NotAllowed for somebody else's note."""
        self._check_mine(note)
        with self._step("Delete note"):
            self._rows.remove(Note, note)

    def set_private(self, note: str, *, stays_here: bool | None = None, raised: bool | None = None) -> None:
        """Keep a note on this laptop, or let it leave again; None leaves a mark as it is.

        Raises NotAllowed for somebody else's note: keeping it here would withdraw it for everybody.
        """
        self._check_mine(note)
        found = self.get(note)
        with self._step("Only on this laptop" if stays_here or raised else "Share note"):
            self._rows.change(
                Note,
                note,
                stays_here=found.stays_here if stays_here is None else stays_here,
                raised=found.raised if raised is None else raised,
            )
            self._mark_parts(note)

    def _mark_parts(self, note: str) -> None:
        for tag in self.tags_of(note):
            self._rows.mark(tag.id)
            for (support,) in self._query("select id from support where evidence = ?", (tag.id,)).fetchall():
                self._rows.mark(support)

    def waiting_body(self, note: str) -> str | None:
        """Another version of the text that waits to be compared, if there is one."""
        found = self._query(
            "select value from unsettled where record = ? and field = 'body' order by clock desc limit 1", (note,)
        ).fetchone()
        return found[0] if found else None

    def waiting_versions(self, note: str) -> list[Version]:
        """The versions of the text that wait to be compared, newest first."""
        rows = self._query(
            "select value, who, clock from unsettled where record = ? and field = 'body' order by clock desc, n desc",
            (note,),
        )
        return [_version(*row) for row in rows.fetchall()]

    def shown_version(self, note: str) -> Version:
        """The text as it stands here, and whose it is if it was ever handed over as it is."""
        body = self.get(note).body or ""
        found = self._query(
            """
            select v.value, c.who, c.clock from value v join change c on c.n = v.change
            where v.record = ? and v.field = 'body' and v.state = 1 order by c.clock desc, c.id desc limit 1
            """,
            (note,),
        ).fetchone()
        return _version(*found) if found and (found[0] or "") == body else Version(body, self._visit.me)

    def choose_body(self, note: str, text: str) -> None:
        """Settle two versions of a text: this one stands, every waiting one is answered. Raises NotFound."""
        self.get(note)
        with self._step("Choose a version"):
            before = {tag.id: self._rows.row("tag", tag.id) for tag in self.tags_of(note)}
            old = self._rows.row("note", note)
            places.save_body(self._visit.connection, note, clean(text))
            # The note comes last, so that undo puts its text back before the places of the tags in it.
            for tag, row in before.items():
                self._rows.wrote_over("tag", tag, row, body=old["body"] if old else None)
            self._rows.wrote_over("note", note, old, settled=self._rows.answer(note, "body"))

    # --- tags

    def tags_of(self, note: str) -> list[Tag]:
        """The tags of a note, where they are now."""
        return self._rows.where(Tag, note=note)

    def tag(self, note: str, at: int, upto: int, theme: str, kind: str = TagKind.POINT) -> str:
        """Tag `body[at:upto]` with a theme; returns the tag's id. Raises NotAllowed for no words."""
        body = self.get(note).body or ""
        if not body[at:upto].strip():
            raise NotAllowed("There are no words to tag here", "Put the cursor in a sentence, or select some words")
        clearance = Clearance.RAW if kind == TagKind.QUOTE else None
        tag = Tag(
            id=new_id(),
            note=note,
            span=span_of(body, at, upto),
            theme=theme,
            kind=kind,
            clearance=clearance,
            at=at,
            upto=upto,
            state=TagState.OK,
        )
        with self._step("Tag passage"):
            return self._rows.add(tag).id

    def toggle_tag(self, note: str, at: int, upto: int, theme: str) -> str | None:
        """Tag these words, or take the same tag off again; returns the new tag's id, or None."""
        for tag in self.tags_of(note):
            if tag.theme == theme and (tag.at, tag.upto) == (at, upto):
                self.untag(tag.id)
                return None
        return self.tag(note, at, upto, theme)

    def put_tag(self, tag: str, at: int, upto: int) -> None:
        """Put a tag on other words of its note, or confirm where it is. Raises NotAllowed without words, NotFound."""
        found = self._rows.get(Tag, tag)
        if found is None:
            raise NotFound("This tag is not in the visit any more", "Tag the words again")
        body = self.get(found.note).body or ""
        if not body[at:upto].strip():
            raise NotAllowed("There are no words to tag here", "Select some words first")
        with self._step("Put tag on these words"):
            self._rows.change(Tag, tag, span=span_of(body, at, upto), at=at, upto=upto, state=TagState.OK)

    def untag(self, tag: str) -> None:
        """Take a tag off, and with it its place behind a finding."""
        with self._step("Remove tag"):
            self._rows.remove(Tag, tag)

    def set_kind(self, tag: str, kind: str, clearance: str | None = None) -> None:
        """Say what a tagged passage is; a quote starts as raw."""
        if kind == TagKind.QUOTE and clearance is None:
            clearance = Clearance.RAW
        with self._step(f"Mark as {kind}"):
            self._rows.change(Tag, tag, kind=kind, clearance=clearance)

    def set_clearance(self, tag: str, clearance: str) -> None:
        """How far a quote is cleared for the report."""
        with self._step(f"Quote {clearance}"):
            self._rows.change(Tag, tag, clearance=clearance)

    def session_of(self, note: Note) -> Session | None:
        """The session a note is about, if it is about one."""
        return self._rows.get(Session, note.about)


def _version(text: str | None, who: str | None, clock: int) -> Version:
    return Version(text or "", who, datetime.fromtimestamp((clock >> 16) / 1000))
