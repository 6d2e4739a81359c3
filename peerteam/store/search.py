"""One search over everything, kept up by triggers; the text of notes that are being typed waits for the next search."""

from __future__ import annotations

import re
from dataclasses import dataclass

from peerteam.store.database import Connection

_WORD = re.compile(r"[^\W_]+", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that holds the words. In `snippet` the words found stand between «…»."""

    kind: str
    id: str
    title: str
    snippet: str


def expression(words: str) -> str:
    """What a person typed as a search expression: every word, the last one perhaps unfinished; "…" is a phrase."""
    parts: list[str] = []
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


def search(connection: Connection, words: str, limit: int = 50) -> list[Hit]:
    """The records that hold all these words, best first."""
    wanted = expression(words)
    if not wanted:
        return []
    found = connection.execute(
        """
        select kind, record, title, snippet(search, -1, '«', '»', ' … ', 16)
        from search where search match ? order by rank limit ?
        """,
        (wanted, limit),
    )
    return [Hit(*row) for row in found]
