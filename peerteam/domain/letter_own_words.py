"""A person's own words for a part of the letter, as they were typed, turned into paragraphs.

Blank lines part the paragraphs, "- " begins a bullet, `**so**` is strong. In an address and under a letter each line
stands alone. A paragraph that is as it was drafted, or nearly so, stays what it is and keeps what stands behind it, so
that a part rewritten by hand can still be followed back to its findings. Quotes are never typed: they are drafted anew
from the cleared passages each time, after the finding they belong to.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from peerteam.domain.letter_blocks import Block, Contents, Paragraph, Part, Role, Run, Table, marked, paragraph
from peerteam.domain.letter_format import SectionFormat, SectionKind

_ALIKE = 0.6
"""So much of a paragraph must be left for it still to be the one that was drafted."""
_BULLETS = (Role.BULLET, Role.STRENGTH, Role.AREA)
_NOT_SHOWN = (Role.QUOTE, Role.DRAFTING_NOTE)


def to_type(part: Part) -> str:
    """A part as somebody would type it, for the editor and for comparing drafts."""
    return "\n\n".join(typed for block in part.blocks if (typed := _typed(block)))


def _typed(block: Block) -> str:
    if isinstance(block, Contents) or (isinstance(block, Paragraph) and block.role in _NOT_SHOWN):
        return ""
    if isinstance(block, Table):
        return "\n".join(" | ".join(row) for row in (block.header, *block.rows))
    return ("- " if block.role in _BULLETS else "") + block.text


def edited(section: SectionFormat, key: str, words: str, drafted: Sequence[Block] = ()) -> list[Block]:
    """The paragraphs of `words`, which a person typed for the part `key` that was drafted as `drafted`."""
    chunks = [chunk.strip() for chunk in words.replace("\r\n", "\n").split("\n\n") if chunk.strip()]
    known = _Known(drafted)
    blocks = [block for number, chunk in enumerate(chunks) for block in _chunk(section, key, number, chunk, known)]
    return known.with_quotes(blocks)


def _chunk(section: SectionFormat, key: str, number: int, chunk: str, known: _Known) -> list[Block]:
    if found := known.same(chunk):
        return [found]
    if section.kind is SectionKind.SIGN_OFF:
        return list(_signature(chunk, key, number))
    if section.kind is SectionKind.ADDRESSEE:
        lines = enumerate(line.strip() for line in chunk.splitlines() if line.strip())
        first = number == 0
        return [
            paragraph(Role.ADDRESS, first_strong(line, i if first else 1), key, "own", f"{number}.{i}")
            for i, line in lines
        ]
    role = Role.SALUTATION if section.kind is SectionKind.SALUTATION else section.role
    lines_typed = _lines(chunk)
    return [
        known.same(line) or known.near(line, written(role, line, key, "own", f"{number}.{i}"))
        for i, line in enumerate(lines_typed)
    ]


class _Known:
    """What was drafted, each paragraph to be found again once."""

    def __init__(self, drafted: Sequence[Block]) -> None:
        self._left = {i: block for i, block in enumerate(drafted) if _typed(block)}
        self._quotes = [b for b in drafted if isinstance(b, Paragraph) and b.role is Role.QUOTE]

    def same(self, text: str) -> Block | None:
        """The block drafted in these very words."""
        wanted = text.split()
        found = next((i for i, block in self._left.items() if _typed(block).split() == wanted), None)
        return None if found is None else self._left.pop(found)

    def near(self, text: str, typed: Paragraph) -> Paragraph:
        """What was typed, as the paragraph it is nearly the same as; else as it is."""
        best = max(self._left, key=lambda i: _alike(text, self._left[i]), default=None)
        block = self._left.get(best) if best is not None else None
        if best is None or not isinstance(block, Paragraph) or _alike(text, block) < _ALIKE:
            return typed
        del self._left[best]
        return replace(block, runs=_runs(typed.text, block))

    def with_quotes(self, blocks: Iterable[Block]) -> list[Block]:
        """The blocks, each quote after the finding it belongs to; one whose finding is gone is gone as well."""
        row: list[Block] = []
        for block in blocks:
            row.append(block)
            of = block.sources[:1] if isinstance(block, Paragraph) else ()
            row += [quote for quote in self._quotes if of and quote.sources[:1] == of]
        return row


def _alike(text: str, block: Block) -> float:
    if not isinstance(block, Paragraph):
        return 0.0
    matcher = SequenceMatcher(None, text.split(), _typed(block).split(), autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _ALIKE else 0.0


def _runs(text: str, drafted: Paragraph) -> tuple[Run, ...]:
    """The words typed, the label they begin with as strong as it was drafted."""
    first = drafted.runs[0]
    if first.strong and text.startswith(first.text) and "**" not in text:
        return (first, *marked(text.removeprefix(first.text)))
    return marked(text)


def _lines(chunk: str) -> list[str]:
    """A paragraph typed over several lines is one; a list is one for each of its bullets."""
    lines: list[str] = []
    for line in chunk.splitlines():
        if not lines or line.lstrip().startswith(("- ", "• ")):
            lines.append(line.strip())
        else:
            lines[-1] = f"{lines[-1]} {line.strip()}"
    return lines


def first_strong(line: str, number: int) -> tuple[Run, ...]:
    """A line of an address: the first, which names, is strong."""
    return (Run(line.replace("**", ""), strong=number == 0),)


def _signature(chunk: str, key: str, number: int) -> list[Block]:
    lines = chunk.splitlines()
    if chunk.endswith(","):
        return [paragraph(Role.SALUTATION, chunk, key, "own", str(number))]
    first = paragraph(Role.SIGNATURE, lines[0].strip().replace("**", ""), key, "own", str(number))
    rest = [paragraph(Role.ADDRESS, line.strip(), key, "own", str(number), line) for line in lines[1:]]
    return [first, *rest]


def written(role: Role, text: str, *what: str) -> Paragraph:
    """A paragraph in a role, or a bullet if it begins like one."""
    if text.startswith(("- ", "• ")):
        return paragraph(Role.BULLET, text[2:].strip(), *what)
    return paragraph(role, text, *what)
