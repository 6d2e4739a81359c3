"""How a tag is said in words: its theme, its kind, how far a quote is cleared, and whether its words were changed."""

from __future__ import annotations

from peerteam.domain.records import Clearance, Tag, TagKind, TagState
from peerteam.ui.widgets.line_list import Line
from peerteam.ui.widgets.marks import Mark
from peerteam.ui.wording import number_of

KINDS = {
    TagKind.POINT: "",
    TagKind.STRENGTH: "strength",
    TagKind.AREA: "area for consideration",
    TagKind.QUOTE: "quote",
    TagKind.ASK: "ask again",
    TagKind.IDEA: "idea",
}
CLEARED = {
    Clearance.RAW: "not checked yet",
    Clearance.CHECKED: "checked",
    Clearance.CLEARED: "cleared for the report",
}
STATES = {
    TagState.EDITED: "edited since it was tagged",
    TagState.MOVED: "moved",
    TagState.GONE: "its words are gone",
    TagState.WAITING: "waits for words that have not come yet",
}
KIND_HELP = "Ctrl+↑ strength   Ctrl+↓ area   Ctrl+' quote   Ctrl+/ ask again"
QUOTE_HELP = "Ctrl+Shift+C checked, then cleared"
CUT = 90
"""Letters of a tag's words in a list: enough to know them by."""


def words_of(mark: Mark, *, just_made: bool = False, short: bool = False) -> str:
    """ "4 Finance · quote, checked · edited since it was tagged"; short, for several: "4 quote, checked"."""
    if short:
        return " ".join(part for part in (str(mark.number or "·"), _kind(mark) or "point") if part)
    help = QUOTE_HELP if mark.kind == TagKind.QUOTE else KIND_HELP if mark.kind == TagKind.POINT else ""
    state = STATES.get(TagState(mark.state), "")
    return "  ·  ".join(part for part in (_name(mark), _kind(mark), state, help if just_made else "") if part)


def _name(mark: Mark) -> str:
    return f"{mark.number or ''} {mark.theme or 'A theme that is not here'}".strip()


def _kind(mark: Mark) -> str:
    kind = KINDS.get(TagKind(mark.kind), mark.kind)
    if mark.kind == TagKind.QUOTE:
        return f"{kind}, {CLEARED[Clearance(mark.clearance or Clearance.RAW)]}"
    return kind


def needs_a_look(tag: Tag) -> bool:
    """Whether it is doubtful where the tag belongs. One that was edited is where it was, and says so itself."""
    return tag.state in (TagState.MOVED, TagState.GONE)


def line_of(tag: Tag, mark: Mark, body: str, findings: int = 0) -> Line:
    """A tag in the list: the words it was put on, and beneath them what it is, where it is now, and how often used."""
    now = body[mark.at : mark.upto] if mark.upto > mark.at and tag.state != TagState.GONE else ""
    put_on = tag.span.words or now
    state = STATES.get(TagState(tag.state or TagState.OK), "")
    changed = f"now {_quoted(now)}" if now and now != put_on else ""
    used = f"in {number_of(findings, 'finding')}" if findings else ""
    detail = "  ·  ".join(part for part in (_name(mark), _kind(mark), used, state, changed) if part)
    return Line(tag.id, _quoted(put_on), lead=mark.label, detail=detail, quiet=tag.state == TagState.GONE)


def _quoted(words: str) -> str:
    """In quotation marks, unless somebody's own words are in them already."""
    cut = _cut(words)
    return cut if cut.startswith(("“", '"', "‘")) else f"“{cut}”"


def _cut(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= CUT else f"{flat[:CUT].rstrip()} …"
