"""Making the files of the letter page, as jobs for the worker: a snapshot in, a file out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import date

    from peerteam.domain.cautions import Caution
    from peerteam.domain.evidence_book import EvidenceBook
    from peerteam.domain.letter_blocks import Letter
    from peerteam.domain.snapshot import Snapshot
    from peerteam.ui.tasks import Progress
    from peerteam.word.letter_write import Written
    from peerteam.word.template_check import TemplateRemark


class LetterMade(Protocol):
    """A letter that was written: the id of its form, and what is to be remembered of the file."""

    @property
    def format(self) -> str:
        """The id of the form."""

    @property
    def written(self) -> Written:
        """Where it is, and its paragraphs as sent."""


class LetterWriter(Protocol):
    """Drafts the letter of a snapshot and writes it to a file that must not exist."""

    def __call__(
        self, snapshot: Snapshot, path: Path, *, template: Path | None = None, today: date | None = None
    ) -> LetterMade | None:
        """Write it, in the house style of `template`, under this date."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft on disk, what is to be remembered of it, and what the check of the file complains of."""

    path: Path
    made: LetterMade | None
    complaints: tuple[str, ...] = ()


def letter_job(
    snapshot: Snapshot,
    folder: Path,
    stem: str,
    write: LetterWriter,
    template: Path | None = None,
    today: date | None = None,
) -> Callable[[Progress], Draft]:
    """A job that writes the letter into `folder` under the next free draft name; a draft that is there stays.

    What the check of the file complains of comes back with it.
    """

    def job(progress: Progress) -> Draft:
        from peerteam.word.letter_check import check_letter
        from peerteam.word.letter_write import next_draft_name

        progress(0, 0)
        target = next_draft_name(folder / f"{stem} Draft 1.docx")
        progress(0, 0)  # the last chance to think better of it
        made = write(snapshot, target, template=template, today=today)
        return Draft(target, made, tuple(check_letter(target)) if made is not None else ())

    return job


def book_job(book: EvidenceBook, folder: Path) -> Callable[[Progress], tuple[Path, ...]]:
    """A job that writes the TEAM ONLY evidence book into `folder`, for Word and as a table."""

    def job(progress: Progress) -> tuple[Path, ...]:
        from peerteam.formats.evidence_book import write_book_table
        from peerteam.word.evidence_book import write_book
        from peerteam.word.letter_write import next_draft_name

        progress(0, 2)
        word = write_book(book, next_draft_name(folder / f"{book.file_name}.docx"))
        progress(1, 2)
        return word, write_book_table(book, next_draft_name(folder / f"{book.file_name}.xlsx"))

    return job


def cautions_job(
    snapshot: Snapshot, letter: Letter, private: tuple[str, ...], today: date | None = None
) -> Callable[[Progress], list[Caution]]:
    """A job that looks through a letter for what should be looked at again."""

    def job(progress: Progress) -> list[Caution]:
        from peerteam.domain.before_it_leaves import before_it_leaves
        from peerteam.formats.attribution_words import load

        progress(0, 0)
        return before_it_leaves(snapshot, letter, load(), private, today=today)

    return job


def style_job(path: Path) -> Callable[[Progress], list[TemplateRemark]]:
    """A job that looks at a house style before it is used."""

    def job(progress: Progress) -> list[TemplateRemark]:
        from peerteam.word.template_check import look_at_template

        progress(0, 0)
        return look_at_template(path)

    return job
