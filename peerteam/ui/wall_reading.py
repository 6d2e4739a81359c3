"""What the wall shows, worked out of one snapshot: headlines tested, what is behind each, what is not placed yet.

Only what a step touched is read again: while headlines are typed and carried about, five thousand passages are not.
A snapshot holds nothing private, so nothing private can count or show.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from typing import TYPE_CHECKING

from peerteam.domain.evidence import PAPER, Passage, behind_findings, groups_of, note_passage, tag_passage
from peerteam.domain.findings import Tested, test_findings
from peerteam.domain.recommendations import Advice, advise
from peerteam.domain.records import (
    Attendance,
    Basis,
    Document,
    Finding,
    FindingState,
    Note,
    Peer,
    Person,
    Recommendation,
    Session,
    Side,
    Support,
    Tag,
    TagState,
    Theme,
)
from peerteam.domain.snapshot import Snapshot
from peerteam.ui.evidence_words import Names
from peerteam.ui.finding_rules import finding_rules

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile

LIGHT = frozenset({"finding", "support", "recommendation", "basis", "point"})
"""Kinds of few records: a step that touches only these leaves everything else as it was read."""
NO_THEME = "no theme"
"""What is under no theme, or under one that is not there any more, has a tab of its own while there is any."""
_NOWHERE = (TagState.GONE, TagState.WAITING)


class WallReading:
    """One state of the visit, as the wall sees it. Each change makes a new one, which keeps what it can."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot

    def after(self, visit: VisitFile, kinds: Collection[str]) -> WallReading:
        """How it is after a step that touched these kinds."""
        if not LIGHT.issuperset(kinds):
            return WallReading(visit.snapshot())
        made = WallReading(visit.renewed(self.snapshot, kinds))
        made._keep(self, kinds)
        return made

    def _keep(self, before: WallReading, kinds: Collection[str]) -> None:
        """What none of these kinds is part of is still right."""
        kept = ["names", "_passages", "_places", "_by_theme"]
        kept += [] if "support" in kinds else ["supports"]
        kept += ["_placed"] if "support" not in kinds and before._openness == self._openness else []
        for name in kept:
            if name in before.__dict__:
                self.__dict__[name] = before.__dict__[name]
        if "tested" in before.__dict__:
            self.__dict__["tested"] = self._tested_after(before)

    def _tested_after(self, before: WallReading) -> dict[str, Tested]:
        """Only the findings with other evidence than before are tested again."""
        ids = [finding.id for finding in self.snapshot.all(Finding)]
        same = self.supports is before.supports
        changed = {
            id for id in ids
            if id not in before.tested or not (same or self.supports.get(id) == before.supports.get(id))
        }  # fmt: skip
        known = {id: before.tested[id] for id in ids if id not in changed}
        return known | test_findings(self._part(changed), finding_rules().findings) if changed else known

    def _part(self, findings: Collection[str]) -> Snapshot:
        """What these findings rest on, and nothing else."""
        supports = [support for id in findings for support in self.supports.get(id, ())]
        evidence = [self.snapshot.find(support.evidence) for support in supports]
        tags = [each for each in evidence if isinstance(each, Tag)]
        notes = {tag.note: note for tag in tags if (note := self.snapshot.get(Note, tag.note)) is not None}
        papers = {*(each.id for each in evidence if isinstance(each, Document)), *(n.about for n in notes.values())}
        return Snapshot(closed=self.snapshot.closed, records={
            **{kind: self.snapshot.all(kind) for kind in (Session, Attendance, Person)},
            Finding: tuple(found for id in findings if (found := self.finding(id)) is not None),
            Support: tuple(supports),
            Tag: tuple(tags),
            Note: tuple(notes.values()),
            Document: tuple(paper for id in papers if (paper := self.snapshot.get(Document, id)) is not None),
        })  # fmt: skip

    # --- themes and headlines -----------------------------------------------------------------------------------------

    @cached_property
    def themes(self) -> tuple[Theme, ...]:
        """All themes in order."""
        return self.snapshot.all(Theme)

    @property
    def tabs(self) -> tuple[Theme, ...]:
        """The themes, and a place for what stands under none of them while there is any; or in a visit without themes.

        A passage tagged on one laptop while its theme was joined with another one elsewhere is not to be overlooked.
        """
        loose = not self.themes or any(self._home(finding.theme) == NO_THEME for finding in self.snapshot.all(Finding))
        loose = loose or any(tag.theme for tag in self.not_placed(NO_THEME))
        return (*self.themes, Theme(NO_THEME, "Without a theme", "No theme")) if loose else self.themes

    def _home(self, theme: str | None) -> str:
        return theme if theme and theme in self.names.themes else NO_THEME

    @cached_property
    def names(self) -> Names:
        """What themes and peers are called."""
        peers = {peer.id: peer for peer in self.snapshot.all(Peer)}
        return Names({theme.id: theme for theme in self.snapshot.all(Theme)}, peers)

    @cached_property
    def _openness(self) -> dict[str, bool]:
        return {f.id: f.state != FindingState.DROPPED for f in self.snapshot.all(Finding)}

    @cached_property
    def _columns(self) -> dict[tuple[str, str | None], list[Finding]]:
        found: dict[tuple[str, str | None], list[Finding]] = {}
        for finding in self.snapshot.all(Finding):
            if finding.state != FindingState.DROPPED:
                found.setdefault((self._home(finding.theme), finding.side), []).append(finding)
        return found

    def column(self, theme: str, side: Side) -> list[Finding]:
        """One column from the top."""
        return self._columns.get((theme, side), [])

    def open_findings(self) -> list[Finding]:
        """Every headline on the wall, in the order of the themes."""
        return [f for theme in self.tabs for side in Side for f in self.column(theme.id, side)]

    def dropped(self, theme: str) -> list[Finding]:
        """The drawer of a theme."""
        all_ = self.snapshot.all(Finding)
        return [f for f in all_ if self._home(f.theme) == theme and f.state == FindingState.DROPPED]

    def finding(self, id: str) -> Finding | None:
        """The finding of this id."""
        return self.snapshot.get(Finding, id)

    @cached_property
    def tested(self) -> dict[str, Tested]:
        """Every finding's test."""
        return test_findings(self.snapshot, finding_rules().findings)

    # --- evidence -----------------------------------------------------------------------------------------------------

    @cached_property
    def supports(self) -> dict[str, list[Support]]:
        """What is behind each finding, those for it first."""
        return behind_findings(self.snapshot)

    @cached_property
    def _placed(self) -> frozenset[str]:
        supports = self.snapshot.all(Support)
        return frozenset(s.evidence for s in supports if self._openness.get(s.finding, False))

    @cached_property
    def _by_theme(self) -> dict[str, list[Tag]]:
        found: dict[str, list[Tag]] = {}
        for tag in self.snapshot.all(Tag):
            if tag.state not in _NOWHERE:
                found.setdefault(self._home(tag.theme), []).append(tag)
        return found

    def not_placed(self, theme: str) -> list[Tag]:
        """The passages of a theme that are in no open finding."""
        return [tag for tag in self._by_theme.get(theme, ()) if tag.id not in self._placed]

    def is_tagged(self, theme: str) -> bool:
        """Whether any passage is about a theme."""
        return theme in self._by_theme

    @cached_property
    def _passages(self) -> dict[str, Passage]:
        return {}

    @cached_property
    def _places(self) -> tuple[dict[str, Session], dict[str, Document], dict[str, tuple[str, ...]]]:
        """Sessions and papers by id, and the groups in each session; made when the first passage is asked for."""
        every = self.snapshot
        sessions = {session.id: session for session in every.all(Session)}
        documents = {document.id: document for document in every.all(Document)}
        return sessions, documents, groups_of(every.all(Person), every.all(Attendance))

    def passage(self, evidence: str) -> Passage | None:
        """A tagged passage, or a paper as one, with where it is from."""
        known = self._passages.get(evidence)
        if known is None:
            made = self._passage_of(evidence)
            if made is not None:
                known = self._passages[evidence] = made
        return known

    def _passage_of(self, evidence: str) -> Passage | None:
        found = self.snapshot.find(evidence)
        if isinstance(found, Document):
            source = " ".join(filter(None, (found.reference, found.title)))
            return Passage(found.id, "", found.summary or source, tagged=False, groups=(PAPER,), source=source)
        note = self.snapshot.get(Note, found.note) if isinstance(found, Tag) else None
        if not isinstance(found, Tag) or note is None:
            return None
        return tag_passage(note_passage(note, *self._places), note, found)

    # --- recommendations and points -----------------------------------------------------------------------------------

    def recommended_from(self, finding: str) -> list[Recommendation]:
        """The recommendations that rest on a finding."""
        ids = {basis.recommendation for basis in self.snapshot.all(Basis) if basis.finding == finding}
        return [each for each in self.snapshot.all(Recommendation) if each.id in ids]

    @cached_property
    def advice(self) -> dict[str, tuple[Advice, ...]]:
        """What each recommendation is warned of."""
        return advise(self.snapshot, finding_rules().recommendations)
