"""Is everything in this visit as it must be? Each problem found is one sentence; none is the good answer."""

from __future__ import annotations

from peerteam.domain.errors import PeerTeamError
from peerteam.domain.records import Note, Tag, TagState
from peerteam.store import fold
from peerteam.store.change import Change, parse
from peerteam.store.database import Connection, DatabaseError
from peerteam.store.tables import TABLES, Table
from peerteam.store.visit_file import VisitFile


def check(visit: VisitFile) -> list[str]:
    """Every problem found: the file itself, the search, rows against changes, tags against the words of their notes."""
    damage = file_problems(visit.connection)
    if damage:
        return damage
    return [*_search(visit), *_changes(visit), *_tags(visit)]


def file_problems(connection: Connection) -> list[str]:
    """What is wrong with the pages of the file itself, before anybody reads what is on them."""
    try:
        found = [text for (text,) in connection.execute("pragma integrity_check")]
        found += [text for (text,) in connection.execute("pragma cipher_integrity_check")]
    except DatabaseError as problem:
        found = [str(problem)]
    return [f"The file is damaged: {text}" for text in found if text != "ok"]


def _search(visit: VisitFile) -> list[str]:
    try:
        with visit.door.scratch():
            visit.connection.execute("insert into search(search, rank) values('integrity-check', 0)")
    except DatabaseError:
        return ["The search does not match the visit"]
    run = visit.connection.execute
    indexed: dict[str, list[str]] = {}
    for kind, record in run("select kind, record from search"):
        indexed.setdefault(kind, []).append(record)
    return [
        f"The search does not hold the {kind} records as they are"
        for (kind,) in run(_SEARCHED).fetchall()
        if sorted(indexed.get(kind, [])) != [id for (id,) in run(f"select id from {kind} order by id")]
    ]


_SEARCHED = "select tbl_name from sqlite_master where type = 'trigger' and name = tbl_name || '_search_new'"
"""The kinds the search is kept for."""


def _changes(visit: VisitFile) -> list[str]:
    """Each change must be what its digest says, each version one of a change, and the rows the fold of them all."""
    try:
        known = [(id, parse(raw)) for id, raw in visit.connection.execute("select id, raw from change order by n")]
    except PeerTeamError:
        return ["A change cannot be read"]
    problems = [f"A change has been altered ({change.record})" for id, change in known if change.id != id]
    lost = "select distinct record from value where change not in (select n from change) order by record"
    problems += [f"A change is missing ({record})" for (record,) in visit.connection.execute(lost)]
    return problems or _rows(visit, [change for _, change in known])


def _rows(visit: VisitFile, changes: list[Change]) -> list[str]:
    """The rows must be the fold of the changes, but for what is not handed over yet."""
    altered = _altered(visit)
    again = VisitFile.in_memory(visit.id)
    try:
        again.take(changes)
        return [
            problem
            for table in TABLES.values()
            for problem in _differences(table, _shared_rows(visit, table), _to_compare(visit, again, table), altered)
        ]
    finally:
        again.close()


def _altered(visit: VisitFile) -> set[tuple[str, str]]:
    """What was written here since the last hand-over; a row altered past the door is not among it."""
    db = visit.connection
    with visit.door.scratch():
        fold.prepare(db)
        db.execute("insert or ignore into temp.touched select record from written")
        fold.find_altered(db)
        return {(record, field) for record, field in db.execute("select record, field from temp.altered")}


def _shared_rows(visit: VisitFile, table: Table) -> dict[str, tuple[object, ...]]:
    names = ", ".join(f'r."{name}"' for name in table.shared)
    sql = f"select r.id, {names} from {table.kind} r where not {table.private}"
    return {row[0]: tuple(row)[1:] for row in visit.connection.execute(sql)}


def _to_compare(visit: VisitFile, again: VisitFile, table: Table) -> dict[str, tuple[object, ...]]:
    """The rows of the fold, but for those made private here, which the next file takes away from the others."""
    folded = _shared_rows(again, table)
    for (id,) in visit.connection.execute(f"select r.id from {table.kind} r where {table.private}"):
        folded.pop(id, None)
    return folded


def _differences(
    table: Table,
    rows: dict[str, tuple[object, ...]],
    folded: dict[str, tuple[object, ...]],
    altered: set[tuple[str, str]],
) -> list[str]:
    problems = []
    for id in sorted(rows.keys() | folded.keys()):
        here, there = rows.get(id), folded.get(id)
        if here is None and (id, "") not in altered:
            problems.append(f"A {table.kind} is missing that was handed over ({id})")
        elif here is not None and there is None and not any((id, name) in altered for name in (*table.shared, "")):
            problems.append(f"A {table.kind} is there that no change knows of ({id})")
        elif here is not None and there is not None:
            differing = [name for name, a, b in zip(table.shared, here, there, strict=True) if a != b]
            problems += [
                f"The {name} of a {table.kind} is not what its changes say ({id})"
                for name in differing
                if (id, name) not in altered
            ]
    return problems


def _tags(visit: VisitFile) -> list[str]:
    bodies = {note.id: note.body or "" for note in visit.rows.all(Note)}
    problems = []
    for tag in visit.rows.all(Tag):
        body = bodies.get(tag.note)
        if body is None or tag.at is None or tag.upto is None or tag.state in (TagState.GONE, TagState.WAITING):
            continue
        if not 0 <= tag.at <= tag.upto <= len(body):
            problems.append(f"A tag points outside its note ({tag.id})")
        elif tag.state == TagState.OK and body[tag.at : tag.upto] != tag.span.words:
            problems.append(f"A tag is not on its words ({tag.id})")
    return problems
