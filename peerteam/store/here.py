"""What this laptop keeps of a visit beside its records: small things by name, in no file that leaves.

Whose laptop it is, when the last exchange was, what the columns of the council's tables are for. Written, like all the
rest, inside a step or while typing.
"""

from __future__ import annotations

import json
from typing import Any

from peerteam.store.database import Connection


class Here:
    """Reads and writes the table `here`."""

    def __init__(self, connection: Connection) -> None:
        self._query = connection.execute

    def recall(self, key: str) -> str | None:
        """What is kept under this name, if anything is."""
        found = self._query("select value from here where key = ?", (key,)).fetchone()
        return found[0] if found else None

    def remember(self, key: str, value: str) -> None:
        """Keep this under the name, instead of what was there."""
        self._query("insert or replace into here values (?, ?)", (key, value))

    def forget(self, *keys: str) -> None:
        """Keep nothing under these names."""
        self._query("delete from here where key in (select value from json_each(?))", (json.dumps(keys),))

    def told(self, key: str, otherwise: Any = None) -> Any:
        """The same for what has parts (a list, a dict), as it was given."""
        found = self.recall(key)
        return otherwise if found is None else json.loads(found)

    def tell(self, key: str, parts: Any) -> None:
        """Keep something that has parts."""
        self.remember(key, json.dumps(parts, ensure_ascii=False))
