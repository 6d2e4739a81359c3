"""One visit on this laptop: the file, and the nouns that read and write it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from peerteam.domain.errors import CannotWrite, NotAllowed
from peerteam.domain.ids import new_id
from peerteam.domain.records import KINDS, Point, Record, Theme, Visit
from peerteam.store.noun import Loaded
from peerteam.store.open_file import OpenFile
from peerteam.store.tables import TABLES

if TYPE_CHECKING:
    from peerteam.domain.snapshot import Snapshot
    from peerteam.store.attachments import Attachments
    from peerteam.store.change import Change
    from peerteam.store.changes import Waiting
    from peerteam.store.closing import Closing
    from peerteam.store.evidence import Evidence
    from peerteam.store.findings import Findings
    from peerteam.store.incoming import Incoming
    from peerteam.store.laptops import Laptops
    from peerteam.store.letter import Letter
    from peerteam.store.notes import Notes
    from peerteam.store.people import People
    from peerteam.store.programme import Programme
    from peerteam.store.programme_news import ProgrammeNews
    from peerteam.store.removing import Removing
    from peerteam.store.search import Group, Hit
    from peerteam.store.settled_warnings import SettledWarnings
    from peerteam.store.settling import Settling
    from peerteam.store.sitting import Sitting
    from peerteam.store.step import Step
    from peerteam.store.words import Words


class VisitFile(OpenFile):
    """An open visit. Close it, or use it in a `with`."""

    # --- the nouns

    people: Loaded[People] = Loaded("people.People")
    """The team, and whom it met."""
    programme: Loaded[Programme] = Loaded("programme.Programme")
    """The sessions and the themes."""
    notes: Loaded[Notes] = Loaded("notes.Notes")
    """What was written down, and its tags."""
    evidence: Loaded[Evidence] = Loaded("evidence.Evidence")
    """The passages across notes, and the papers."""
    findings: Loaded[Findings] = Loaded("findings.Findings")
    """The wall, and what is recommended."""
    letter: Loaded[Letter] = Loaded("letter.Letter")
    """The parts of the letter."""
    settled_warnings: Loaded[SettledWarnings] = Loaded("settled_warnings.SettledWarnings")
    """The cautions about the letter that were settled with a reason."""
    attachments: Loaded[Attachments] = Loaded("attachments.Attachments")
    """The papers kept as files."""
    laptops: Loaded[Laptops] = Loaded("laptops.Laptops")
    """Whom this laptop has heard from."""
    incoming: Loaded[Incoming] = Loaded("incoming.Incoming")
    """What has come from others since this person last looked."""
    settling: Loaded[Settling] = Loaded("settling.Settling")
    """What waits to be chosen, and choosing it."""
    words: Loaded[Words] = Loaded("words.Words")
    """The team's four words, and those before them."""
    closing: Loaded[Closing] = Loaded("closing.Closing")
    """Erasing for good, at the end, what was said in confidence."""
    removing: Loaded[Removing] = Loaded("removing.Removing")
    """Taking it off this laptop, while the others go on with it."""
    sitting: Loaded[Sitting] = Loaded("sitting.Sitting")
    """From opening the visit in a window to closing it."""
    news: Loaded[ProgrammeNews] = Loaded("programme_news.ProgrammeNews")
    """What others have changed in the programme since this person last looked."""

    @property
    def has_news(self) -> bool:
        """Whether anything of that kind is kept."""
        return self.here.recall("programme news") is not None

    def load(self, records: Sequence[Record]) -> None:
        """Add ready-made records, such as those of a visit folder, in one step."""
        with self.step("Load records"):
            for record in records:
                self.rows.add(record)

    # --- reading

    def record(self) -> Visit:
        """The visit's own record."""
        found = self.rows.get(Visit, self.id)
        return found or Visit(id=self.id)

    def describe(self, council: str, first_day: str, last_day: str) -> bool:
        """The council's name and the days on site, of a visit misspelt or put off; sessions keep their own days.

        False if they are so already. Raises NotAllowed.
        """
        council, now = " ".join(council.split()), self.record()
        if not council or not first_day or last_day < first_day:
            raise NotAllowed("A visit needs a council and a last day that is not before the first", "Type them again")
        if (council, first_day, last_day) == (now.council, now.first_day, now.last_day):
            return False
        with self.step("Council and days"):
            self.rows.add(now)  # of a visit nobody has described yet
            self.rows.change(Visit, self.id, council=council, first_day=first_day, last_day=last_day)
        return True

    def snapshot(self) -> Snapshot:
        """Everything shared, as plain records; nothing private is in it."""
        from peerteam.domain.snapshot import Snapshot

        with self.door.still():
            shared = {kind: tuple(self._shared(kind)) for kind in KINDS.values()}
            return Snapshot(shared, closed=self.closed_on is not None)

    def renewed(self, snapshot: Snapshot, kinds: Iterable[str]) -> Snapshot:
        """The same snapshot with these kinds read anew, for when only they have changed since."""
        from peerteam.domain.snapshot import Snapshot

        with self.door.still():
            again = {KINDS[kind]: tuple(self._shared(KINDS[kind])) for kind in kinds}
            return Snapshot({**snapshot.records, **again}, closed=self.closed_on is not None)

    def _shared(self, kind: type[Record]) -> list[Record]:
        table = TABLES[kind.kind_name]
        sql = f"select r.* from {table.kind} r where not {table.private} order by {table.order}"
        found = [table.from_row(row) for row in self.connection.execute(sql).fetchall()]
        if kind is Theme:
            from peerteam.store.programme import numbered

            return list(numbered(cast("list[Theme]", found)))
        return found

    def search(self, words: str, limit: int = 50) -> list[Hit]:
        """The records that hold all these words, best first."""
        from peerteam.store import search

        self._catch_up()
        return search.search(self.connection, words, self.me, limit)

    def find(self, words: str, each: int = 5, whole: str = "") -> list[Group]:
        """What holds all these words, by kind, for showing while they are typed; more of the kind `whole`."""
        from peerteam.store import search

        self._catch_up()
        return search.find(self.connection, words, self.me, each, whole)

    def place_of(self, words: str, note: str) -> tuple[int, int] | None:
        """Where in a note the first of these words stand."""
        from peerteam.store import search

        self._catch_up()
        return search.place(self.connection, words, note)

    def _catch_up(self) -> None:
        from peerteam.store import search

        if search.is_behind(self.connection):
            with self.door.typing():
                search.catch_up(self.connection)

    def digest(self) -> str:
        """Equal on two laptops exactly when what they share is equal: the rows shown, and what waits to be settled."""
        import hashlib

        shared = hashlib.blake2b(digest_size=16)
        for table in TABLES.values():
            names = ", ".join(f'r."{name}"' for name in ("id", *table.shared))
            for row in self.connection.execute(
                f"select {names} from {table.kind} r where not {table.private} order by r.id"
            ):
                shared.update(json.dumps([table.kind, *row]).encode())
        waiting = "select record, field, value from unsettled order by record, field, value"
        for row in self.connection.execute(waiting):
            shared.update(json.dumps(list(row)).encode())
        return shared.hexdigest()

    def not_handed_over(self) -> int:
        """How many records have been written or changed here since the last hand-over and would leave with the next."""
        return sum(self.not_handed_over_by_kind().values())

    def not_handed_over_by_kind(self) -> dict[str, int]:
        """The same, kind by kind."""
        with self.door.scratch():
            return self.changes.count_altered()

    def to_hand_over(self) -> dict[str, list[str]]:
        """The records behind those numbers, kind by kind; of one that was deleted only its id is left."""
        with self.door.scratch():
            return self.changes.altered()

    # --- handing over (the files themselves are `peerteam.handover`)

    def commit(self) -> int:
        """Make changes of all that was written since the last time; returns how many."""
        with self.door.step("Hand over", undoable=False):
            made = self.changes.commit(self.me or self.laptop)
        self.history.seal(Point.kind_name)  # what others have heard that we said is not unsaid
        return made

    def take(self, changes: list[Change]) -> int:
        """Take in somebody's changes, all or nothing; returns how many were new."""
        before = self._erased()
        with self.door.step("Take in", undoable=False) as step:
            closing = self.closing.hears(changes) if any(change.erase for change in changes) else None
            last = self.changes.last
            with self.news.taking_in():
                taken = self.changes.take(changes)
                if taken:
                    self.laptops.took_in()
                    self.incoming.came(last)
            step.also.update((change.kind, change.record) for change in changes)
            if self._erased() != before:
                self.leave_no_trace(step)
            if closing is not None:
                self.closing.heard(step, closing)
        if any(change.kind == Point.kind_name for change in changes):
            self.history.seal(Point.kind_name)
        return taken

    @property
    def closed_on(self) -> str | None:
        """The day on which the visit was closed; read at every start, so without what closes visits."""
        receipts = self.here.told("closings", ())
        return receipts[-1]["closed_at"][:10] if receipts else None

    def unsettled(self) -> list[Waiting]:
        """Every version that waits to be chosen or answered."""
        return self.changes.unsettled()

    def erase(self, kind: type[Record], id: str, why: str) -> None:
        """Take a record and what refers to it away for good, here and at the others' next exchange."""
        with self.door.step("Erase", undoable=False) as step:
            self.changes.erase(id, kind.kind_name, self.me or self.laptop, why)
            step.also.add((kind.kind_name, id))
            self.leave_no_trace(step)

    def _erased(self) -> int:
        return int(self.connection.execute("select count(*) from erased").fetchone()[0])

    def leave_no_trace(self, step: Step) -> None:
        """What is erased must be neither in what undo remembers nor, after the commit, in the log beside the file."""
        from peerteam.store.first_words import KEY as FIRST_WORDS

        step.erases = True
        self.history.forget()
        self.news.forget()
        self.here.forget(FIRST_WORDS)

    def safe_copy(self, folder: Path) -> Path:
        """A dated, closed copy of this visit in `folder`."""
        from peerteam.store import backup

        self.closing.remember_place(folder)
        with self.door.scratch():
            return backup.safe_copy(self.connection, folder, self.path.stem)

    def copy_to(self, target: Path) -> Path:
        """A closed copy of this visit at `target`. Raises CannotWrite."""
        if target.exists() and target.samefile(self.path):
            raise CannotWrite("A copy cannot take the place of the visit itself", "Choose another name or folder")
        from peerteam.store import backup

        with self.door.scratch():
            return backup.copy_to(self.connection, target)


def new_visit(council: str, framework: str, first_day: str, last_day: str, **more: object) -> Visit:
    """A fresh record for a visit that is to be created."""
    from dataclasses import replace

    visit = Visit(id=new_id(), council=council, framework=framework, first_day=first_day, last_day=last_day)
    return replace(visit, kind="Corporate Peer Challenge", hours_a_week=37.0, **more)  # type: ignore[arg-type]
