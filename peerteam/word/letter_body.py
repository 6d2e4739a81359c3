"""The body of a letter as Word has it: paragraphs in styles, tables, contents, and a hidden bookmark round each.

The bookmarks are how an edited letter finds its findings again; their names say nothing, because they go to the
council in the file. Loads python-docx, so it is imported only when a letter is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from peerteam.domain.copies import Sent
from peerteam.domain.letter_blocks import Block, Contents, Letter, Paragraph, Part, Role, Run, Table, anchor
from peerteam.word import numbering, ooxml
from peerteam.word.ooxml import Element
from peerteam.word.styles import Styles
from peerteam.word.template import Template

BOOKMARK = "_cpc_"
_HEADING_ROLES = (Role.STRENGTHS_HEADING, Role.AREAS_HEADING, Role.GROUP_HEADING)
_FOLLOWERS = (Role.SALUTATION, Role.SIGNATURE, Role.EXPLANATION, Role.QUOTE)
_ROWS, _COLUMNS = "04A0", "0420"
"""Which parts of a table style count: header row with first column, or header row alone."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as the contents list shows it."""

    number: str
    text: str
    level: int
    bookmark: str


def headings(letter: Letter) -> dict[str, Heading]:
    """Every heading by the key of its part, counted as Word will count them."""
    found: dict[str, Heading] = {}
    counts = [0, 0, 0]
    for place, part in enumerate(letter.parts):
        if not part.heading:
            continue
        number = ""
        if part.numbered:
            counts[part.level - 1] += 1
            counts[part.level :] = [0] * (3 - part.level)
            number = ".".join(str(count) for count in counts[: part.level])
        found[part.key] = Heading(number, part.heading, part.level, f"_Toc{20260000 + place}")
    return found


class BodyWriter:
    """Writes the parts of one letter into one template."""

    def __init__(self, letter: Letter, template: Template, pages: Mapping[str, int]) -> None:
        self.styles = Styles(template.document)
        self.anchors: list[Sent] = []
        self._letter = letter
        self._document = template.document
        self._text_width = template.text_width
        self._before = template.before
        self._pages = pages
        self._bookmarks = ooxml.Bookmarks()
        self._headings = headings(letter)
        self._counted = {level: self.styles.numbered(f"Heading {level}") for level in (1, 2, 3)}
        self._tables = 0
        self._kept = _kept_together(letter)
        # what a cross-reference can point to: paragraphs that Word numbers itself
        self._numbered = {p.anchor for _, p in letter.paragraphs() if p.role is Role.RECOMMENDATION}

    def write(self) -> list[Sent]:
        """Write every part; gives the anchors in order."""
        for part in self._letter.parts:
            if part.heading:
                self._heading(part)
            for block in part.blocks:
                self._block(part, block)
        return self.anchors

    @cached_property
    def _plain_list(self) -> int:
        return numbering.plain_list(self._document.part.numbering_part.element)

    def _add(self, made: Element) -> None:
        self._before.addprevious(made)

    def _anchored(self, par: Element, name: str, part: Part, role: str, text: str, sources: tuple[str, ...]) -> None:
        if self._bookmarks.round(BOOKMARK + name, par):
            self.anchors.append(Sent(name, part.key, role, text, sources))

    def _block(self, part: Part, block: Block) -> None:
        if isinstance(block, Contents):
            self._contents(block)
        elif isinstance(block, Table):
            self._table(part, block)
        else:
            self._paragraph(part, block)

    # --- headings and paragraphs

    def _heading(self, part: Part) -> None:
        heading = self._headings[part.key]
        par = ooxml.paragraph(self.styles.id(f"Heading {part.level}"), ooxml.run(part.heading))
        if part.new_page:
            ooxml.put(ooxml.properties(par), ooxml.element("w:pageBreakBefore"))
        if not part.numbered and self._counted[part.level]:
            ooxml.put(ooxml.properties(par), numbering.list_reference(self._plain_list, part.level - 1))
        self._bookmarks.round(heading.bookmark, par)
        self._anchored(par, anchor("heading", part.key), part, f"heading {part.level}", part.heading, part.thread)
        self._add(par)

    def _paragraph(self, part: Part, block: Paragraph) -> None:
        runs = [run for bit in block.runs for run in self._run(bit, block.role)]
        par = ooxml.paragraph(self.styles.role(block.role), *runs)
        if block.role in _HEADING_ROLES and part.level == 1:
            # below a main heading these are the second level, so that no level is skipped
            ooxml.put(ooxml.properties(par), ooxml.value("w:outlineLvl", 1))
        if block.anchor in self._kept:
            _keep_with_next(par)
        self._anchored(par, block.anchor, part, block.role, block.text, block.sources)
        self._add(par)

    def _run(self, bit: Run, role: Role) -> list[Element]:
        if bit.refers_to and bit.refers_to in self._numbered:
            return ooxml.field(f"REF {BOOKMARK}{bit.refers_to} \\r \\h", [ooxml.run(bit.text)])
        published = role is Role.RECOMMENDATION_AS_PUBLISHED and bit.strong and bit.text[:1].isalnum()
        if published and bit.text.rstrip().replace(".", "").isalnum() and " " not in bit.text:
            return [ooxml.run(bit.text, self.styles.id("Recommendation Number", "Strong"))]
        return [ooxml.run(bit.text, self.styles.id("Strong") if bit.strong else None)]

    # --- tables

    def _table(self, part: Part, block: Table) -> None:
        self._add(self._caption(part, block))
        style = self.styles.id("Peer Team Panel" if block.panel else "Peer Team Table")
        look = _COLUMNS if block.panel else _ROWS
        widths = [width * self._text_width / sum(block.widths) for width in block.widths]
        made = ooxml.table(style, widths, block.caption, block.description, look)
        heading, text = ("Statistic Label", "Statistic") if block.panel else ("Table Heading", "Table Text")
        lines = (block.header, *block.rows)
        for number, line in enumerate(lines):
            cells = [self._cell(part, block, text if number else heading, number, i, x) for i, x in enumerate(line)]
            if _together(number, len(lines)):
                for cell in cells:
                    _keep_with_next(cell)
            made.append(ooxml.row(cells, widths, header=number == 0))
        self._add(made)

    def _caption(self, part: Part, block: Table) -> Element:
        before: list[Element] = []
        text = block.caption
        if not block.panel:
            self._tables += 1
            number = [ooxml.run(str(self._tables))]
            before = [ooxml.run("Table "), *ooxml.field("SEQ Table \\* ARABIC", number), ooxml.run(": ")]
            text = f"Table {self._tables}: {block.caption}"
        par = ooxml.paragraph(self.styles.id("Caption"), *before, ooxml.run(block.caption))
        _keep_with_next(par)  # whatever the style of the house says: it stands above its table
        self._anchored(par, block.anchor, part, "caption", text, block.sources)
        return par

    def _cell(self, part: Part, block: Table, style: str, row: int, column: int, text: str) -> Element:
        par = ooxml.paragraph(self.styles.id(style), ooxml.run(text))
        source = block.sources[row - 1 : row] if row and not block.panel else ()
        self._anchored(par, anchor(block.anchor, str(row), str(column)), part, "cell", text, source)
        return par

    # --- contents

    def _contents(self, block: Contents) -> None:
        """A real contents field whose result is filled in, so that it is there without a question on opening."""
        listed = [(key, heading) for key, heading in self._headings.items() if heading.level < 3]
        if not listed:
            return
        head = ooxml.paragraph(self.styles.id("TOC Heading"), ooxml.run(block.heading))
        _keep_with_next(head)
        self._add(head)
        for place, (key, heading) in enumerate(listed):
            par = ooxml.paragraph(self.styles.id(f"TOC {heading.level}"))
            if place == 0:
                par.extend(ooxml.field_begin('TOC \\o "1-2" \\h \\z \\u'))
            par.append(ooxml.link(heading.bookmark, *self._entry(key, heading)))
            if place == len(listed) - 1:
                par.append(ooxml.field_mark("end"))
            elif place in (0, 1, len(listed) - 2):  # a list too long for its page is parted, and none of it left alone
                _keep_with_next(par)
            self._add(par)

    def _entry(self, key: str, heading: Heading) -> list[Element]:
        number = f"{heading.number}\t" if heading.number and self._counted[heading.level] else ""
        words = [ooxml.run(number + heading.text)]
        if key not in self._pages:
            return words
        page = ooxml.field(f"PAGEREF {heading.bookmark} \\h", [ooxml.run(str(self._pages[key]))])
        return [*words, ooxml.run("\t"), *page]


def _keep_with_next(par: Element) -> None:
    ooxml.put(ooxml.properties(par), ooxml.element("w:keepNext"))


def _kept_together(letter: Letter) -> set[str]:
    """The paragraphs that stay on one page with what follows: nobody signs an empty page, no list lacks its lead-in."""
    paragraphs = [paragraph for _, paragraph in letter.paragraphs()]
    leading = {paragraph.anchor for paragraph in paragraphs if paragraph.text.endswith(":")}
    return leading | {one.anchor for one, following in pairwise(paragraphs) if following.role in _FOLLOWERS}


def _together(row: int, rows: int) -> bool:
    """Short tables stay on one page; longer ones leave no row alone at the top or foot of a page."""
    return row < rows - 1 and (rows <= 6 or row in (0, 1, rows - 2))
