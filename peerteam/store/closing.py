"""Closing a visit: what is kept and erased here and, as a change, on the other laptops at their next exchange.

What was handed over goes everywhere. What only one laptop ever had is erased by the person whose it is: no laptop
destroys words that nobody else has seen because of a file that came in. Each laptop keeps a receipt of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from peerteam.domain.closing import (
    GOES,
    STAYS,
    Closed,
    Plan,
    Receipt,
    cautions_before,
    figures_of,
    packed,
    unpacked,
    usual_keep_until,
)
from peerteam.domain.ids import derived_id
from peerteam.domain.records import Document, DocumentTheme, Note, Peer, Person, Reading, Record, Session, Support
from peerteam.store.backup import folder_beside
from peerteam.store.database import DatabaseError, when_nobody_reads
from peerteam.store.noun import Noun
from peerteam.store.step import CLOSED_ELSEWHERE
from peerteam.store.tables import PRIVATE_NOTES

if TYPE_CHECKING:
    from peerteam.store.change import Change
    from peerteam.store.step import Step

WHY = "the visit was closed"
"""Why a record was erased, as the change says that tells the others."""
GOING: tuple[type[Record], ...] = (Note, Person, Session)
"""The kinds that go. Their parts, such as the tags of a note, go with them."""
CLEARED = (
    *("mapping", "mapping papers", "mapping people", "settled cautions", "programme news", "calendar", "typed"),
    "first words",
)
"""What this laptop remembers beside the records that may hold words of what goes, or means nothing without it."""
_RECEIPTS, _KEEP_UNTIL, _PLACES, _ALONE = "closings", "keep notes until", "copy places", "brought in"
_CONFIDENTIAL = ("summary", "file", "asked_of")
"""What the list of papers does without: it may name somebody, or be the paper itself."""


@dataclass(frozen=True, slots=True)
class Before:
    """How much there was before a closing was heard of, who closed the visit, and when."""

    counts: Mapping[str, int]
    who: str
    at: datetime


class Closing(Noun):
    """Plans and does it, hears of it, and keeps the receipts."""

    # --- what is to be known before

    def plan(self, today: date | None = None) -> Plan:
        """What closing would keep and erase here, and what to look at first."""
        counts = self._with_deleted(self._counts())
        counts["copies"] = len(self._copies())
        until = self.keep_until
        raised = int(self._query("select count(*) from note where raised").fetchone()[0])
        published = self._query("select 1 from copy where stage in ('final', 'published')").fetchone() is not None
        return Plan(
            until,
            {kind: counts[kind] for kind in STAYS},
            {kind: counts[kind] for kind in GOES},
            cautions_before(
                until, today or self._visit.now().date(), raised, self._visit.not_handed_over(),
                len(self._visit.unsettled()), published=published,
            ),
        )  # fmt: skip

    @property
    def keep_until(self) -> date | None:
        """Until when the notes are kept: the usual day, or the one that was set on this laptop."""
        told = self._here.recall(_KEEP_UNTIL)
        return date.fromisoformat(told) if told else usual_keep_until(self._visit.record())

    def set_keep_until(self, day: date | None) -> None:
        """Set the day; None is the usual one again."""
        with self._visit.door.typing():
            self._here.forget(_KEEP_UNTIL)
            if day is not None:
                self._here.remember(_KEEP_UNTIL, day.isoformat())

    def is_due(self, today: date) -> bool:
        """Whether the notes are here longer than they were to be kept."""
        until = self.keep_until
        return until is not None and until < today and self.closed is None and self._counts()["note"] > 0

    @property
    def closed(self) -> Closed | None:
        """When the visit was closed last, and by whom; None while it is open."""
        receipts = self.receipts()
        if not receipts:
            return None
        last = receipts[-1]
        there = self._with_deleted(self._counts())
        return Closed(last.day, last.by, last.heard, {kind: n for kind, n in there.items() if kind in GOES})

    def receipts(self) -> list[Receipt]:
        """What was kept and erased on this laptop, the last one last."""
        return [unpacked(each) for each in self._here.told(_RECEIPTS, ())]

    # --- closing

    def close(self, at: datetime | None = None) -> Receipt:
        """Erase for good what was said in confidence; returns the receipt. It cannot be undone."""
        from peerteam.domain.counts import counts

        visit = self._visit
        before, me = self._with_deleted(self._counts()), self._rows.get(Peer, visit.me)
        receipt = self._receipt(at or visit.now(), (me.name if me else None) or "", before)
        receipt = replace(receipt, figures=figures_of(counts(visit.snapshot())))
        papers, again = self._papers_without_words()
        going: dict[str, str] = {id: kind.kind_name for kind in GOING for id in self._ids(kind)}
        going |= {paper.id: Document.kind_name for paper in papers} | self._deleted()
        with visit.door.step("Close the visit", undoable=False) as step:
            step.also.update((kind, id) for id, kind in going.items())
            visit.changes.erase_quietly(going, visit.me or visit.laptop, WHY)
            for record in again:
                self._rows.add(record)
            self._finish(step, replace(receipt, kept=self._kept_now()))
        return self.receipts()[-1]

    def _finish(self, step: Step, receipt: Receipt) -> None:
        """Inside the step that erases: keep the receipt and nothing else; the files go once it is certain."""
        self._here.forget(*CLEARED)
        self._here.tell(_RECEIPTS, [packed(each) for each in (*self.receipts(), receipt)])
        self._visit.leave_no_trace(step)
        step.afterwards.append(self._erase_files)

    def _erase_files(self) -> None:
        """Safe copies and kept papers go, and the pages of the file that are free now are given back."""
        from peerteam.store.closing_files import erase_copies, erase_papers, erase_with_logs, unfinished

        visit = self._visit
        kept = [key for (key,) in self._query("select file from document where file is not null")]
        copies, left = erase_copies(visit.path, self.ids, visit.words.known, self.places())
        papers, papers_left = erase_papers(visit.attachments.folder, kept)
        parts_left = erase_with_logs(unfinished(visit.path))
        with visit.door.scratch(), suppress(DatabaseError):  # no room to do it: what went is overwritten all the same
            when_nobody_reads(visit.connection, "vacuum")
            when_nobody_reads(visit.connection, "pragma wal_checkpoint(truncate)")
        *others, last = self.receipts()
        erased = {**last.erased, "file": papers, "copies": copies}
        last = replace(last, erased=erased, not_reached=(*left, *papers_left, *parts_left))
        with visit.door.typing():
            self._here.tell(_RECEIPTS, [packed(each) for each in (*others, last)])

    # --- hearing that it was closed

    def hears(self, changes: Sequence[Change]) -> Before | None:
        """Whether these changes close the visit for this laptop too; if so, what there is to compare with after."""
        known = {record for (record,) in self._query("select record from erased")}
        closing = [change for change in changes if change.erase == WHY and change.record not in known]
        if not closing:
            return None
        last = max(closing, key=lambda change: change.clock)
        return Before(self._counts(), last.who, datetime.fromtimestamp((last.clock >> 16) / 1000))

    def heard(self, step: Step, before: Before) -> None:
        """The changes have been taken in: keep a receipt of what they erased here."""
        who = self._rows.get(Peer, before.who)
        at = before.at.replace(microsecond=0)
        receipt = replace(self._receipt(at, (who.name if who else None) or "", before.counts), heard=True)
        after = self._counts()
        erased = {kind: max(0, number - after[kind]) for kind, number in receipt.erased.items()}
        self._finish(step, replace(receipt, erased=erased, kept=self._kept_now()))
        step.label = CLOSED_ELSEWHERE

    # --- where copies go

    def remember_place(self, folder: Path) -> None:
        """Safe copies of this visit go there too, so that is where they are erased one day."""
        places = (folder_beside(self._visit.path), *self.places())
        if folder not in places:
            with self._visit.door.typing():
                self._here.tell(_PLACES, [str(each) for each in (*places[1:], folder)])

    def places(self) -> list[Path]:
        """Where safe copies went, but for the folder beside the visit."""
        return [Path(each) for each in self._here.told(_PLACES, ())]

    @property
    def ids(self) -> set[str]:
        """The visit, and those begun alone that were brought into it: their safe copies are among its own."""
        return {self._visit.id, *self._here.told(_ALONE, ())}

    def brought_in(self, alone: str) -> None:
        """Inside the step that brings in what somebody began alone: its files are kept aside, and are erased too."""
        self._here.tell(_ALONE, sorted({alone, *self._here.told(_ALONE, ())}))

    def _copies(self) -> list[Path]:
        from peerteam.store.closing_files import copies_of

        path = self._visit.path
        found = [each for place in dict.fromkeys((folder_beside(path), *self.places()))
                 for each in copies_of(path, place)]  # fmt: skip
        return [each for each in found if each.suffix == ".peerteam"]

    # --- what there is

    def _counts(self) -> dict[str, int]:
        """How many there are of each kind that stays or goes; safe copies are not counted here."""
        kinds = [kind for kind in (*STAYS, *GOES) if kind not in ("private", "summary", "file", "copies")]
        found = {kind: int(self._query(f"select count(*) from {kind}").fetchone()[0]) for kind in kinds}
        found["private"] = int(self._query(f"select count(*) from ({PRIVATE_NOTES})").fetchone()[0])
        told = "coalesce(summary, '') <> '' or coalesce(asked_of, '') <> ''"
        found["summary"] = int(self._query(f"select count(*) from document where {told}").fetchone()[0])
        found["file"] = int(self._query("select count(*) from document where file is not null").fetchone()[0])
        found["copies"] = 0
        return found

    def _kept_now(self) -> dict[str, int]:
        counts = self._counts()
        return {kind: counts[kind] for kind in STAYS}

    def _receipt(self, at: datetime, by: str, counts: Mapping[str, int]) -> Receipt:
        record = self._visit.record()
        return Receipt(
            record.council or "", (record.first_day, record.last_day), at.isoformat(timespec="seconds"), by,
            {kind: counts[kind] for kind in STAYS}, {kind: counts[kind] for kind in GOES}, marking=record.marking or "",
        )  # fmt: skip

    def _ids(self, kind: type[Record]) -> list[str]:
        return [id for (id,) in self._query(f"select id from {kind.kind_name}")]

    def _papers_without_words(self) -> tuple[list[Document], list[Record]]:
        """The papers that say more than a list may, and what stands in the list instead of them.

        They get other ids, the same on every laptop, because nothing is left of a record that was erased.
        """
        names = ", ".join(f"'{name}'" for name in _CONFIDENTIAL)
        ever = f"select record from value where field in ({names}) and value is not null"
        now = f"select id from document where {' or '.join(f'{name} is not null' for name in _CONFIDENTIAL)}"
        told = {id for (id,) in self._query(f"{ever} union {now}")}
        papers = [paper for paper in self._rows.all(Document) if paper.id in told]
        ids = {paper.id: self._rows.free_id(derived_id("listed document", paper.id)) for paper in papers}
        again: list[Record] = [replace(p, id=ids[p.id], summary=None, file=None, asked_of=None) for p in papers]
        for theme in self._rows.all(DocumentTheme):
            if (id := ids.get(theme.document)) is not None:
                again.append(DocumentTheme(derived_id("document_theme", id, theme.theme), id, theme.theme))
        for reading in self._rows.all(Reading):
            if (id := ids.get(reading.document)) is not None:
                again.append(Reading(derived_id("reading", id, reading.peer), id, reading.peer))
        for link in self._rows.all(Support):
            if (id := ids.get(link.evidence)) is not None:
                again.append(Support(derived_id("support", link.finding, id), link.finding, id, link.stance))
        return papers, again

    def _deleted(self) -> dict[str, str]:
        """What was deleted after it had been handed over: no row is left, but its words are in what travels."""
        kinds = ", ".join(f"'{kind.kind_name}'" for kind in GOING)
        names = ", ".join(f"'{name}'" for name in _CONFIDENTIAL)
        sql = f"""
            select distinct record, kind from change c where record not in (select record from erased) and (
                kind in ({kinds}) or kind = 'document' and not exists (select 1 from document d where d.id = c.record)
                    and exists (select 1 from value v where v.record = c.record
                        and v.field in ({names}) and v.value is not null))
        """
        return dict(map(tuple, self._query(sql)))

    def _with_deleted(self, counts: dict[str, int]) -> dict[str, int]:
        """These numbers with what is on no page any more, but goes with the rest."""
        gone = Counter(kind for record, kind in self._deleted().items() if self._rows.row(kind, record) is None)
        return {kind: number + gone[kind] for kind, number in counts.items()}
