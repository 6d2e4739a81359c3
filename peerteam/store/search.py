"""One search over everything, kept up by triggers; the text of notes that are being typed waits for the next search."""

from __future__ import annotations

import re
from dataclasses import dataclass

from peerteam.store.database import Connection

_WORD = re.compile(r"[^\W_]+", re.UNICODE)


OPEN, SHUT = "\ue000", "\ue001"
"""Around the words found, where people's own « and » must not be taken for them."""

WHOLE = 200
"""How many of one kind are shown when all of it is asked for; with more, one types another word."""

NUMBERS = 32
"""Row n of a kind is row n * 32 + the kind's number in the search table (see `migrations.py`)."""


NOT_MINE = f"select n * {NUMBERS} + 5 from note where (stays_here or raised) and author is not ?"
"""The rows of somebody else's private notes, kept on a laptop that was lent."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that holds the words. In `snippet` the words found stand between «…»."""

    kind: str
    id: str
    title: str
    snippet: str


@dataclass(frozen=True, slots=True)
class Group:
    """What was found of one kind: how many records, and the best of them, words found between OPEN and SHUT."""

    kind: str
    count: int
    hits: tuple[Hit, ...]


def expression(words: str) -> str:
    """What a person typed as a search expression: every word, the last one perhaps unfinished; "…" is a phrase."""
    parts: list[str] = []
    words = words.replace("“", '"').replace("”", '"')
    for quoted, plain in re.findall(r'"([^"]*)"?|([^"]+)', words):
        if quoted:
            phrase = " ".join(_WORD.findall(quoted))
            parts += [f'"{phrase}"'] if phrase else []
        else:
            parts += [f'"{word}"' for word in _WORD.findall(plain)]
    if parts and not words.rstrip().endswith('"') and not words.endswith(" "):
        parts[-1] += "*"
    return " ".join(parts)


def catch_up(connection: Connection) -> None:
    """Take in the notes that were typed over since the last search (see `migrations.py`); runs where one may write."""
    connection.execute("delete from search_later")


def is_behind(connection: Connection) -> bool:
    """Whether some note was typed over since the last search."""
    return connection.execute("select 1 from search_later limit 1").fetchone() is not None


def search(connection: Connection, words: str, me: str | None, limit: int = 50) -> list[Hit]:
    """The records that hold all these words, best first; nobody else's private note, once it is known who is here."""
    wanted = expression(words)
    if not wanted:
        return []
    found = connection.execute(
        f"""
        select kind, record, title, snippet(search, -1, '«', '»', ' … ', 16)
        from search where search match ? and (? is null or rowid not in ({NOT_MINE})) order by rank limit ?
        """,
        (wanted, me, me, limit),
    )
    return [Hit(*row) for row in found]


def find(connection: Connection, words: str, me: str | None, each: int, whole: str = "") -> list[Group]:
    """What holds all these words, by kind, at most `each` of a kind (WHOLE of the kind `whole`), the best first.

    Somebody else's private note, kept on a laptop that was lent, is not found.
    """
    wanted = _while_typing(words)
    if not wanted:
        return []
    ranked = f"select rowid from search where search match ? and rowid not in ({NOT_MINE}) order by rank"
    by_kind: dict[int, list[int]] = {}
    for (row,) in connection.execute(ranked, (wanted, me)):
        by_kind.setdefault(row % NUMBERS, []).append(row)
    return [_group(connection, wanted, rows, each, whole) for rows in by_kind.values()]


def _while_typing(words: str) -> str:
    """The expression without a last word of which only one letter is there: it would find nearly everything."""
    return re.sub(r'(^| )"\w"\*$', "", expression(words))


def _group(connection: Connection, wanted: str, rows: list[int], each: int, whole: str) -> Group:
    one = f"""
        select kind, record, highlight(search, 2, '{OPEN}', '{SHUT}'), snippet(search, 3, '{OPEN}', '{SHUT}', ' … ', 16)
        from search where search match ? and rowid = ?
        """
    hits = [Hit(*connection.execute(one, (wanted, row)).fetchone()) for row in rows[:each]]
    if hits[0].kind == whole:
        hits += [Hit(*connection.execute(one, (wanted, row)).fetchone()) for row in rows[each:WHOLE]]
    return Group(hits[0].kind, len(rows), tuple(hits))


def place(connection: Connection, words: str, note: str) -> tuple[int, int] | None:
    """Where in the text of a note the first of these words stand: its first and last place, as Python counts."""
    row = connection.execute("select n, body from note where id = ?", (note,)).fetchone()
    wanted = _while_typing(words)
    if row is None or not wanted:
        return None
    asked = f"select highlight(search, 3, '{OPEN}', '{SHUT}') from search where search match ? and rowid = ?"
    found = connection.execute(asked, (wanted, row[0] * NUMBERS + 5)).fetchone()
    at = found[0].find(OPEN) if found else -1
    if at < 0:
        return None
    upto = found[0].find(SHUT) - len(OPEN)
    before = len(row[1]) - len(row[1].lstrip(" "))  # the search keeps a text without the blanks around it
    return before + at, before + upto
