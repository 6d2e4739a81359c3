"""What is to be known about a user's template before a letter is written into it, in plain sentences.

Three kinds of remark: a template that will not do, something to put right in Word, and what is merely good to know.
Each says what is so and, where there is something to do, what.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from peerteam.domain.errors import PeerTeamError
from peerteam.word.ooxml import Element
from peerteam.word.styles import Styles, named
from peerteam.word.template import PLACE, read_template
from peerteam.word.template_tidy import heading_styles

_A4 = (21.0, 29.7)
_NEARLY = 0.3
_SMALLEST = 11
_USUAL = 22  # half points: what Word takes for text without a size of its own is 10 points, and its template says 11
_MERGE = re.compile(r"\{[{%].*?[%}]\}|«[^»]+»")
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_TRACKED = ("w:ins", "w:del", "w:moveFrom", "w:moveTo")
_LENT = (
    ("Heading 1", ()), ("Heading 2", ()), ("Heading 3", ()), ("Numbered Paragraph", ("List Number",)),
    ("Strength", ("List Bullet",)), ("Consideration", ("List Bullet",)), ("Recommendation", ()),
    ("Quotation", ("Quote",)),
    ("Key Message", ("Intense Quote",)), ("Caption", ()),
)  # fmt: skip
"""The styles a reader sees most, and what is taken instead."""


class Level(StrEnum):
    """How much a remark matters."""

    STOP = "stop"
    MEND = "mend"
    KNOW = "know"


@dataclass(frozen=True, slots=True)
class TemplateRemark:
    """One remark, as a plain sentence and what to do about it."""

    level: Level
    what: str
    do: str = ""

    @property
    def stops(self) -> bool:
        """Whether no letter can be written into the template."""
        return self.level is Level.STOP

    def __str__(self) -> str:
        return f"{self.what}. {self.do}." if self.do else f"{self.what}."


def check_template(path: Path) -> list[str]:
    """Everything to be known about the template at `path`, as sentences; none is what one wants."""
    return [str(remark) for remark in look_at_template(path)]


def look_at_template(path: Path) -> list[TemplateRemark]:
    """The same with what each matters, the gravest first."""
    try:
        document = read_template(path)
    except PeerTeamError as problem:
        return [TemplateRemark(Level.STOP, problem.what, problem.do)]
    found = [remark for check in _CHECKS for remark in check(document)]
    return sorted(found, key=lambda remark: list(Level).index(remark.level))


def _mend(what: str, do: str = "") -> TemplateRemark:
    return TemplateRemark(Level.MEND, what, do)


def _know(what: str, do: str = "") -> TemplateRemark:
    return TemplateRemark(Level.KNOW, what, do)


# --- looks ------------------------------------------------------------------------------------------------------------


def _styles(document: Document) -> Iterator[TemplateRemark]:
    styles = Styles(document)
    others = {name for name, kind, _ in named(document) if kind in ("character", "table")}
    missing: list[str] = []
    for name, instead in _LENT:
        if styles.found(name):
            continue
        if name.casefold() in others:
            yield _mend(f"The template’s style “{name}” is not one for paragraphs", "Give it another name in Word")
        taken = next((each for each in instead if styles.found(each)), None)
        if taken:
            yield _know(f"The template has no style “{name}” for paragraphs, so its “{taken}” is used")
        else:
            missing.append(f"“{name}”")
    if missing:
        names = " and ".join(filter(None, (", ".join(missing[:-1]), missing[-1])))
        yield _know(
            f"The template has no style {names}, so the program’s own look is used there",
            "Add a style of that name in Word to change it",
        )


def _tables(document: Document) -> Iterator[TemplateRemark]:
    if ("peer team table", "table") not in {(name, kind) for name, kind, _ in named(document)}:
        yield _know("The template has no table style “Peer Team Table”, so tables have the program’s own look")


def _headings(document: Document) -> Iterator[TemplateRemark]:
    for level in (1, 2):
        for style in heading_styles(document, level):
            if style.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}") is None:
                yield _know(f"“Heading {level}” has no outline level in the template; the letter gives it one")


def _page(document: Document) -> Iterator[TemplateRemark]:
    section = document.sections[-1]
    sides = sorted(each.cm for each in (section.page_width, section.page_height) if each is not None)
    if any(abs(side - a4) > _NEARLY for side, a4 in zip(sides, _A4, strict=False)):
        yield _mend(f"The page is {sides[0]:.1f} by {sides[-1]:.1f} cm, not A4", "Choose Layout, Size, A4 in Word")


def _language(document: Document) -> Iterator[TemplateRemark]:
    default = document.styles.element.find(
        "/".join(qn(f"w:{tag}") for tag in ("docDefaults", "rPrDefault", "rPr", "lang"))
    )
    language = default.get(qn("w:val")) if default is not None else None
    if language and language != "en-GB":
        yield _know(f"The language of the template is {language}; the letter is marked as UK English")


def _size(document: Document) -> Iterator[TemplateRemark]:
    size = _text_size(document)
    if size < _SMALLEST:
        yield _mend(
            f"Text in the template is {size:g} points high, which many people cannot read",
            "Make the style “Normal” 11 or 12 points",
        )


def _text_size(document: Document) -> float:
    """The size of ordinary text, in points: the style's, or that of the whole document."""
    styles = document.styles.element
    normal = next((style for style in styles.findall(qn("w:style")) if style.get(qn("w:default")) == "1"), None)
    defaults = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}")
    for holder in (normal, defaults):
        size = holder.find(f"{qn('w:rPr')}/{qn('w:sz')}") if holder is not None else None
        if size is not None:
            return float(size.get(qn("w:val"))) / 2
    return _USUAL / 2


# --- what was left in it ----------------------------------------------------------------------------------------------


def _stories(document: Document) -> list[Element]:
    """The text of the document, and of its headers and footers."""
    kinds = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
    parts = [each.target_part for each in document.part.rels.values() if each.reltype in kinds]
    return [document.element.body, *(part.element for part in parts)]


def _text(story: Element) -> str:
    return "".join(text.text or "" for text in story.iter(qn("w:t")))


def _tracked(document: Document) -> Iterator[TemplateRemark]:
    tags = [qn(tag) for tag in _TRACKED]
    if any(next(story.iter(*tags), None) is not None for story in _stories(document)):
        yield _mend(
            "The template holds tracked changes that nobody has accepted", "Accept or reject all of them in Word"
        )


def _comments(document: Document) -> Iterator[TemplateRemark]:
    if any(True for _ in document.comments):
        yield _know("The template holds comments; they are left out of the letter")


def _merge_tags(document: Document) -> Iterator[TemplateRemark]:
    tags = [tag for story in _stories(document) for tag in _MERGE.findall(_text(story))]
    tags += [
        (code.text or "").strip()
        for story in _stories(document)
        for code in story.iter(qn("w:instrText"))
        if (code.text or "").strip().startswith("MERGEFIELD")
    ]
    if tags:
        yield _mend(
            f"The template has places to be filled in by another program, such as {tags[0]}, and they stay empty",
            f"Take them out; a line {PLACE} says where the letter goes",
        )


def _own_text(document: Document) -> Iterator[TemplateRemark]:
    texts = [par.text.strip() for par in document.paragraphs if par.text.strip()]
    if texts and PLACE not in texts:
        yield _know(
            "The text of the template is left out; its styles, page, headers and footers are used",
            f"To keep it, type {PLACE} on a line of its own where the letter goes",
        )


def _linked(document: Document) -> Iterator[TemplateRemark]:
    if any(each.reltype.endswith("/attachedTemplate") for each in document.part._settings_part.rels.values()):
        yield _know("The template is linked to another one, which the letter is not")


def _pictures(document: Document) -> Iterator[TemplateRemark]:
    if any(not picture.get("descr") for story in _stories(document) for picture in story.iter(_PICTURE)):
        yield _mend(
            "A picture in the template has no words for those who cannot see it",
            "Choose Edit Alt Text on the picture in Word",
        )


_CHECKS: tuple[Callable[[Document], Iterator[TemplateRemark]], ...] = (
    _page, _size, _tracked, _merge_tags, _pictures, _styles, _tables, _headings, _language, _comments, _own_text,
    _linked,
)  # fmt: skip
