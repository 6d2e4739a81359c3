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
from docx.oxml.ns import qn
from docx.shared import Cm

from peerteam import resources
from peerteam.domain.errors import BadResource, NoSuchFile
from peerteam.word.ooxml import Element

PLACE = "[LETTER]"
_NEEDLESS = ("stylesWithEffects", "customXml", "thumbnail", "comments", "commentsExtended", "commentsIds", "people")
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}.main+xml"


@dataclass(frozen=True, slots=True)
class Template:
    """An opened template: the document, and the element the letter goes in front of."""

    document: DocumentObject
    before: Element
    own: bool

    @property
    def text_width(self) -> float:
        """How wide the text is, in centimetres."""
        section = self.document.sections[0]
        if section.page_width is None or section.left_margin is None or section.right_margin is None:
            return 16.0
        return (section.page_width - section.left_margin - section.right_margin) / Cm(1)


def default_path() -> Path:
    """Where our own template is."""
    return resources.path("templates", "letter.docx")


def open_template(path: Path | None = None) -> Template:
    """Our template, or the user's at `path`; what is wrong with it is told in one sentence."""
    document = _document(path or default_path())
    return Template(document, _make_room(document), own=path is None)


def _document(path: Path) -> DocumentObject:
    if not path.is_file():
        raise NoSuchFile(f"There is no template {path.name}", "Choose a Word document or template")
    content = _checked(path, path.read_bytes())
    document = Document(io.BytesIO(content))
    drop_needless(document)
    protection = document.settings.element.find(qn("w:documentProtection"))
    if protection is not None and protection.get(qn("w:enforcement")) in ("1", "true", "on"):
        raise _bad(
            path, "is protected, so nobody could comment on the letter", "Stop the protection in Word and save it"
        )
    return document


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
            parts = {name: package.read(name) for name in package.namelist()}
            types = parts["[Content_Types].xml"]
    except (zipfile.BadZipFile, KeyError, EOFError, zlib.error):
        raise _bad(path, "is damaged", "Open it in Word, save a fresh copy and choose that") from None
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
