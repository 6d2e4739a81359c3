"""What stays on this laptop: a shared record made private gets a new name here, and is deleted for the others.

With a fresh id nothing written later can follow the old record out; the old one has no row any more, which the next
hand-over tells as a deletion (`docs/handing-over.md`, rule 8).
"""

from __future__ import annotations

from peerteam.domain.ids import new_id
from peerteam.store.database import Connection
from peerteam.store.tables import PRIVATE, PRIVATE_NOTES, PRIVATE_TAGS

_SEEN = "exists (select 1 from value v where v.record = {row}.id)"


def withdraw(db: Connection, *, twins: bool = False) -> None:
    """Give every private row that is known to others a fresh id.

    `twins`: after taking in, for a private row whose own id came from a copy of this laptop that shared it; there the
    tags others hold stay with the other laptop's note.
    """
    notes = db.execute(
        f"select r.id from note r where r.id in ({PRIVATE_NOTES}) and {_SEEN.format(row='r')}"
    ).fetchall()
    for (note,) in notes:
        _rename_note(db, note, keep_shared_tags=twins)
    if not twins:
        _rename_tags(db)
    db.execute(f"delete from support as r where {PRIVATE['support']} and {_SEEN.format(row='r')}")


def _rename_note(db: Connection, note: str, *, keep_shared_tags: bool) -> None:
    fresh = new_id()
    db.execute("update note set id = ? where id = ?", (fresh, note))
    if not keep_shared_tags:
        db.execute("update former set now = ? where now = ?", (fresh, note))
        db.execute("insert or replace into former values (?, ?)", (note, fresh))
    unseen = f" and not {_SEEN.format(row='tag')}" if keep_shared_tags else ""
    db.execute(f"update tag set note = ? where note = ?{unseen}", (fresh, note))
    _written(db, note, fresh)


def _rename_tags(db: Connection) -> None:
    tags = db.execute(
        f"""
        select r.id from tag r where r.id in ({PRIVATE_TAGS}) and {_SEEN.format(row="r")}
        """
    ).fetchall()
    for (tag,) in tags:
        fresh = new_id()
        supports = db.execute("select id from support where evidence = ?", (tag,)).fetchall()
        db.execute("update tag set id = ? where id = ?", (fresh, tag))
        for (support,) in supports:
            db.execute("delete from support where id = ?", (support,))
            _written(db, support)
        _written(db, tag, fresh)


def _written(db: Connection, *records: str) -> None:
    db.executemany("insert or ignore into written values (?)", [(record,) for record in records])
