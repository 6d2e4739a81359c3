"""What is new in the draft of a part since somebody wrote it in their own words.

Own words are never overwritten: a paragraph the draft has changed since is shown beside them, to be taken in or left.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest


@dataclass(frozen=True, slots=True)
class Since:
    """A paragraph of the draft as it was and as it is now; an empty text is none."""

    was: str
    now: str


def news(then: str | None, now: str) -> tuple[Since, ...]:
    """What the draft says otherwise than when the own words were written; nothing if that draft is not known.

    A paragraph that only stands in another place is no news: own words have an order of their own.
    """
    if then is None or then == now:
        return ()
    before, after = _paragraphs(then), _paragraphs(now)
    found: list[Since] = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            gone = [paragraph for paragraph in before[a:b] if paragraph not in after]
            come = [paragraph for paragraph in after[c:d] if paragraph not in before]
            found += [Since(was, is_now) for was, is_now in zip_longest(gone, come, fillvalue="")]
    return tuple(found)


def taken_in(words: str, since: Since, draft: str) -> str:
    """`words` with a change of the draft in them: in place of what it was, else after what it follows in `draft`."""
    row = _paragraphs(words)
    if since.was in row:
        at = row.index(since.was)
        row[at : at + 1] = [since.now] if since.now else []
    elif since.now and since.now not in row:
        row.insert(_place(row, since.now, _paragraphs(draft)), since.now)
    return "\n\n".join(row)


def _place(row: Sequence[str], paragraph: str, draft: Sequence[str]) -> int:
    """After the nearest paragraph before it in the draft that is in the words too; else at the end."""
    at = draft.index(paragraph) if paragraph in draft else 0
    return next((row.index(before) + 1 for before in reversed(draft[:at]) if before in row), len(row))


def _paragraphs(words: str) -> list[str]:
    return list(_cut(words))


def _cut(words: str) -> Iterator[str]:
    for chunk in words.replace("\r\n", "\n").split("\n\n"):
        if chunk.strip():
            yield chunk.strip()
