"""What the letter page shows, worked out of one state of the visit: pieces to read, lines of parts, what is behind."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from peerteam.domain.counts import counts
from peerteam.domain.findings import Tested, test_findings
from peerteam.domain.letter_behind import Grounding
from peerteam.domain.letter_blocks import Block, Contents, Letter, Paragraph, Part, Role, Status, Table
from peerteam.domain.letter_numbers import heading_numbers, leads, names
from peerteam.domain.letter_page import LetterPage, PartState
from peerteam.domain.letter_parts import Drafting
from peerteam.domain.records import Finding
from peerteam.domain.snapshot import Snapshot
from peerteam.ui.finding_rules import finding_rules
from peerteam.ui.widgets.letter_pieces import HEADING, Grid, Link, Piece
from peerteam.ui.widgets.line_list import Line

if TYPE_CHECKING:
    from peerteam.domain.letter_format import LetterFormat

COUNT = "count:"
"""What the link of a number begins with."""
SIGNS = {Status.READY: "●", Status.THIN: "◐", Status.EMPTY: "○"}
_LOOKS = {
    Role.TITLE: "title",
    Role.SUBTITLE: "subtitle",
    Role.VISIT_LINE: "contents",
    Role.LETTER_TITLE: "heading 1",
    Role.ADDRESS: "address",
    Role.KEY_MESSAGE: "key message",
    Role.NUMBERED: "numbered",
    Role.STRENGTHS_HEADING: "strengths",
    Role.AREAS_HEADING: "areas",
    Role.GROUP_HEADING: "group",
    Role.STRENGTH: "listed",
    Role.AREA: "listed",
    Role.BULLET: "listed",
    Role.QUOTE: "quote",
    Role.RECOMMENDATION: "recommendation",
    Role.RECOMMENDATION_AS_PUBLISHED: "recommendation",
    Role.EXPLANATION: "reason",
    Role.SIGNATURE: "signature",
    Role.DRAFTING_NOTE: "drafting note",
}


class LetterReading:
    """One state of the letter."""

    def __init__(self, snapshot: Snapshot, format: LetterFormat, today: date) -> None:
        self.snapshot, self.format, self.today = snapshot, format, today
        self.page = LetterPage(Drafting(snapshot, format, counts(snapshot), today))

    @property
    def letter(self) -> Letter:
        """The letter as it will read."""
        return self.page.letter

    @cached_property
    def names(self) -> dict[str, str]:
        """What each paragraph is called, by anchor."""
        return names(self.letter)

    @cached_property
    def grounding(self) -> Grounding:
        """What is behind its paragraphs."""
        return Grounding(self.snapshot)

    @cached_property
    def tested(self) -> dict[str, Tested]:
        """Every finding's test."""
        return test_findings(self.snapshot, finding_rules().findings)

    @cached_property
    def paragraphs(self) -> dict[str, Paragraph]:
        """Every paragraph by anchor."""
        return {paragraph.anchor: paragraph for _, paragraph in self.letter.paragraphs()}

    # --- parts --------------------------------------------------------------------------------------------------------

    def part_lines(self, others: Collection[str] = ()) -> list[Line]:
        """The list of parts: name, how far, and a sign for it. Of `others` another version waits."""
        return [self._part_line(part, part.key in others) for part in self.page.parts]

    @staticmethod
    def _part_line(part: PartState, other: bool) -> Line:
        name = f"{'   ' * (part.level - 1)}{part.name}"
        words = f"two versions · {part.in_words}" if other else part.in_words
        shown = "   " * (part.level - 1) + words
        return Line(part.key, name, detail=shown, sign=SIGNS[part.status], quiet=part.status is Status.EMPTY)

    # --- pieces -------------------------------------------------------------------------------------------------------

    def pieces(self) -> tuple[Piece, ...]:
        """The whole letter to read."""
        return tuple(self._pieces())

    def _pieces(self) -> Iterator[Piece]:
        numbers, lead = heading_numbers(self.letter.parts), leads(self.letter)
        for part in self.letter.parts:
            if part.heading:
                number = numbers.get(part.key, "")
                words = f"{number}  {part.heading}" if number else part.heading
                yield Piece(heading_key(part.key), part.key, f"heading {part.level}", ((words, False),))
            for block in part.blocks:
                yield self._piece(part, block, lead, numbers)

    def _piece(self, part: Part, block: Block, lead: dict[str, str], numbers: dict[str, str]) -> Piece:
        if isinstance(block, Contents):
            return Piece(f"contents:{part.key}", part.key, "contents", ((self._contents(block, numbers), False),))
        if isinstance(block, Table):
            links = tuple(f"{COUNT}{name}" if name else "" for name in self.page.panel_counts(block))
            grid = Grid(block.header, block.rows, block.panel, links)
            return Piece(block.anchor, part.key, "table", ((block.caption, False),), grid=grid)
        return Piece(
            block.anchor, part.key, _LOOKS.get(block.role, "body"),
            tuple((run.text, run.strong) for run in block.runs), lead.get(block.anchor, ""),
            self.page.is_standing(part, block), self._tip(block),
            tuple(Link(f.at, f.upto, f"{COUNT}{f.count}") for f in self.page.figures(part, block)),
        )  # fmt: skip

    def _contents(self, block: Contents, numbers: dict[str, str]) -> str:
        listed = [part for part in self.letter.parts if part.heading and part.level < 3]
        lines = [f"{numbers.get(part.key, '')}  {part.heading}".strip() for part in listed]
        return "\n".join([block.heading, *lines])

    def _tip(self, block: Paragraph) -> str:
        finding = self.snapshot.get(Finding, block.sources[0]) if block.sources else None
        tested = self.tested.get(finding.id) if finding else None
        if tested is None:
            return ""
        return tested.in_words or "Nothing is behind it yet"

    # --- numbers ------------------------------------------------------------------------------------------------------

    def figure_lines(self, key: str) -> list[Line]:
        """The counts a paragraph or a panel names, as lines that open the list behind each."""
        for part in self.letter.parts:
            for block in part.blocks:
                if isinstance(block, Contents) or block.anchor != key:
                    continue
                if isinstance(block, Table):
                    found = [
                        (name, f"{label}: {number}")
                        for name, label, number in zip(
                            self.page.panel_counts(block), block.header, block.rows[0], strict=False
                        )
                        if name
                    ]
                else:
                    found = [(f.count, block.text[f.at : f.upto]) for f in self.page.figures(part, block)]
                return [Line(f"{COUNT}{name}", words, detail="the list behind this number") for name, words in found]
        return []


def heading_key(part: str) -> str:
    """The key of a part's heading, which is a paragraph of the file as well."""
    return f"{HEADING}:{part}"
