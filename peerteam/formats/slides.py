"""The slides of the last day as a PowerPoint file: in real placeholders, on our template or the user's own.

Nothing else is in the file: no notes, no comments, no evidence, and properties that come from this visit alone.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from peerteam.domain.counts import counts
from peerteam.domain.errors import CannotWrite
from peerteam.domain.presentation import Presentation, present
from peerteam.domain.snapshot import Snapshot
from peerteam.formats import frameworks
from peerteam.formats.new_file import check_new_file, safe_name, write_new
from peerteam.formats.slide_words import slide_words

if TYPE_CHECKING:
    from pptx.presentation import Presentation as Deck

_PROGRAM = "Peer Team"
_LONGEST_PROPERTY = 255


@dataclass(frozen=True, slots=True)
class Written:
    """Slides on disk: where, how many, what is not on them, and what somebody should look at before they are shown."""

    path: Path
    slides: int
    left_out: tuple[str, ...]
    look_at: tuple[str, ...]


def presentation_of(snapshot: Snapshot) -> Presentation:
    """What the slides of a visit say."""
    visit = snapshot.visit
    letter = visit.letter or frameworks.load(visit.framework or "blank").letter
    return present(snapshot, counts(snapshot), slide_words(), letter)


def file_name(snapshot: Snapshot) -> str:
    """What the first slides of a visit are called."""
    return f"{safe_name(snapshot.visit.council or 'Peer challenge')} slides Draft 1.pptx"


def write_slides(snapshot: Snapshot, path: Path, template: Path | None = None) -> Written:
    """Write the slides of a visit to a new .pptx file. Raises CannotWrite, NoSuchFile, BadResource."""
    check_target(path)
    from peerteam.formats.slides_file import open_template
    from peerteam.formats.slides_layouts import Layouts
    from peerteam.formats.slides_writer import Writer

    said = presentation_of(snapshot)
    deck = open_template(template)
    writer = Writer(deck, Layouts(deck, template.name if template else "of Peer Team"), said)
    number = writer.write()
    _describe(deck, said)
    held = io.BytesIO()
    deck.save(held)
    write_new(path, held.getvalue())
    return Written(path, number, said.left_out, said.look_at)


def check_target(path: Path) -> None:
    """Say no before any work is done. Raises CannotWrite."""
    if path.suffix.casefold() != ".pptx":
        raise CannotWrite(f"{path.name} is no name for slides", "Choose a name that ends in .pptx")
    if path.with_name(f"~${path.name}").exists() or path.with_name(f".~lock.{path.name}#").exists():
        raise CannotWrite(f"{path.name} is open in another program", "Close it there, or choose another name")
    check_new_file(path)


def _describe(deck: Deck, said: Presentation) -> None:
    """The properties of the file, all from this visit."""
    from peerteam.formats.slides_writer import clean

    about = deck.core_properties
    now = datetime.now(UTC).replace(microsecond=0, tzinfo=None)
    about.title, about.subject, about.author = (clean(text)[:_LONGEST_PROPERTY] for text in
                                                (said.title, said.subject, said.author))  # fmt: skip
    about.language, about.category, about.last_modified_by = "en-GB", said.marking, _PROGRAM
    about.created = about.modified = now
    about.revision = 1
