"""Templates: ours, made by code (`python -m peerteam.word.template`), and the user's own .docx or .dotx.

Of a user's template the letter takes styles by name, page set-up, headers and footers. Its text is left out, unless it
has a line `[LETTER]`, which says where the letter goes and keeps the rest.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentObject
from docx.opc.rel import _Relationship
from docx.oxml.ns import qn
from docx.shared import Cm
from lxml.etree import XMLSyntaxError

from peerteam import resources
from peerteam.domain.errors import BadResource, NoSuchFile
from peerteam.word.ooxml import Element

PLACE = "[LETTER]"
_NEEDLESS = (
    "stylesWithEffects", "customXml", "thumbnail", "comments", "commentsExtended", "commentsIds", "commentsExtensible",
    "people", "glossaryDocument", "attachedToolbars", "keyMapCustomizations",
)  # fmt: skip
_FRAMES = (qn("w:headerReference"), qn("w:footerReference"))
_LARGEST = 200_000_000
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}.main+xml"


@dataclass(frozen=True, slots=True)
class Template:
    """An opened template: the document, and the element the letter goes in front of."""

    document: DocumentObject
    before: Element
    own: bool

    @property
    def place(self) -> int:
        """Which of the document's sections the letter stands in, counted from 0."""
        breaks = list(self.document.element.body.iter(qn("w:sectPr")))
        at: Element | None = self.before
        while at is not None:
            found = at if at.tag == qn("w:sectPr") else at.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
            if found is not None:
                return breaks.index(found)
            at = at.getnext()
        return len(breaks) - 1

    @property
    def text_width(self) -> float:
        """How wide the text is, in centimetres."""
        section = self.document.sections[self.place]
        if section.page_width is None or section.left_margin is None or section.right_margin is None:
            return 16.0
        return (section.page_width - section.left_margin - section.right_margin) / Cm(1)


def default_path() -> Path:
    """Where our own template is."""
    return resources.path("templates", "letter.docx")


def open_template(path: Path | None = None) -> Template:
    """Our template, or the user's at `path`; what is wrong with it is told in one sentence."""
    document = read_template(path or default_path())
    drop_needless(document)
    if path is not None:
        from peerteam.word.template_tidy import tidy

        tidy(document)
    return Template(document, _make_room(document), own=path is None)


def read_template(path: Path) -> DocumentObject:
    """The document at `path` as it is. Raises NoSuchFile, or BadResource for one no letter can be written into."""
    if not path.is_file():
        raise NoSuchFile(f"There is no template {path.name}", "Choose a Word document or template")
    try:
        document = Document(io.BytesIO(_checked(path, path.read_bytes())))
        for section in document.sections:
            _ = section.page_width, section.page_height, section.left_margin, section.right_margin
    except OSError:
        raise _bad(path, "cannot be read", "Close it in Word, or choose a copy of it") from None
    except (KeyError, ValueError, XMLSyntaxError, zipfile.BadZipFile, zlib.error):
        raise _damaged(path) from None
    if any(mark.get(qn("r:id")) not in document.part.rels for mark in document.element.body.iter(*_FRAMES)):
        raise _damaged(path)
    protection = document.settings.element.find(qn("w:documentProtection"))
    if protection is not None and protection.get(qn("w:enforcement")) in ("1", "true", "on"):
        raise _bad(
            path, "is protected, so nobody could comment on the letter", "Stop the protection in Word and save it"
        )
    if any(_is_fetched(relation) for relation in document.part.package.iter_rels()):
        raise _bad(
            path, "fetches a picture or a text from elsewhere", "Put it into the template itself in Word and save it"
        )
    return document


def _is_fetched(relation: _Relationship) -> bool:
    """Whether Word would fetch something when it opens the letter. A link is followed only when clicked."""
    return relation.is_external and relation.reltype.rpartition("/")[2] not in ("hyperlink", "attachedTemplate")


def _damaged(path: Path) -> BadResource:
    return _bad(path, "is damaged", "Open it in Word, save a fresh copy and choose that")


def drop_needless(document: DocumentObject) -> None:
    """Leave out parts that nobody reads any more, or that could carry things from the template's own making."""
    for part in (document.part, document.part.package):
        for id, relation in list(part.rels.items()):
            if relation.reltype.rpartition("/")[2] in _NEEDLESS:
                del part.rels[id]


def _bad(path: Path, what: str, do: str) -> BadResource:
    return BadResource(f"The template {path.name} {what}", do)


def _checked(path: Path, content: bytes) -> bytes:
    """The bytes of a Word document; a .dotx is relabelled in memory, for python-docx opens documents only."""
    if content.startswith(_OLD_WORD):
        raise _bad(
            path,
            "is an old-style Word file or is locked with a password",
            "Open it in Word, remove any password and save it as a Word Document (.docx)",
        )
    if not content.startswith(b"PK"):
        raise _bad(path, "is not a Word document", "Choose a .docx or .dotx file")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if sum(part.file_size for part in package.infolist()) > _LARGEST:
                raise _bad(path, "unpacks to far more than a letter holds", "Choose another template")
            parts = {name: package.read(name) for name in package.namelist()}
            types = parts["[Content_Types].xml"]
    except (zipfile.BadZipFile, KeyError, EOFError, zlib.error, NotImplementedError, RuntimeError, ValueError):
        raise _damaged(path) from None
    if b"macroEnabled" in types:
        raise _bad(path, "contains macros", "Save it as .docx or .dotx without macros and choose that copy")
    if b"wordprocessingml" not in types:
        raise _bad(path, "is an Office file but not a Word one", "Choose a .docx or .dotx file")
    template, ordinary = (_MAIN.format(kind).encode() for kind in ("template", "document"))
    if template not in types:
        return content
    parts["[Content_Types].xml"] = types.replace(template, ordinary)
    relabelled = io.BytesIO()
    with zipfile.ZipFile(relabelled, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return relabelled.getvalue()


def _make_room(document: DocumentObject) -> Element:
    """The element the letter goes in front of, the template's own text removed unless it says where the letter goes."""
    body = document.element.body
    place = next((par for par in document.paragraphs if par.text.strip() == PLACE), None)
    if place is not None:
        following: Element | None = place._p.getnext()
        body.remove(place._p)
        if following is not None:
            return following
    else:
        for child in list(body):
            if child.tag != qn("w:sectPr"):
                body.remove(child)
    end: Element = body.get_or_add_sectPr()
    return end


def rebuild() -> Path:
    """Make our template again and put it where the program finds it."""
    from peerteam.word import house_style

    path = default_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    house_style.build().save(str(path))
    return path


if __name__ == "__main__":
    rebuild()
