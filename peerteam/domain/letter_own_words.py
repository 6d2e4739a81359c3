"""A person's own words for a part of the letter, as they were typed, turned into paragraphs.

Blank lines part the paragraphs, "- " begins a bullet, `**so**` is strong. In an address and under a letter each line
stands alone.
"""

from __future__ import annotations

from peerteam.domain.letter_blocks import Block, Paragraph, Role, Run, paragraph
from peerteam.domain.letter_format import SectionFormat, SectionKind


def edited(section: SectionFormat, key: str, words: str) -> list[Block]:
    """The paragraphs of `words`, which a person typed for the part `key`."""
    chunks = [chunk.strip() for chunk in words.replace("\r\n", "\n").split("\n\n") if chunk.strip()]
    if section.kind is SectionKind.SIGN_OFF:
        return [line for number, chunk in enumerate(chunks) for line in _signature(chunk, key, number)]
    if section.kind is SectionKind.ADDRESSEE:
        lines = [line.strip() for line in words.splitlines() if line.strip()]
        return [paragraph(Role.ADDRESS, first_strong(line, i), key, "own", str(i)) for i, line in enumerate(lines)]
    role = Role.SALUTATION if section.kind is SectionKind.SALUTATION else section.role
    lines = [line for chunk in chunks for line in _lines(chunk)]
    return [written(role, line, key, "own", str(number)) for number, line in enumerate(lines)]


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
