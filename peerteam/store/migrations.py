"""The numbered steps that bring a visit file to today's form; a new file takes all of them.

A step is never edited once released and never looks at today's records: an old file must find the same steps in ten
years. A test holds that all steps together give exactly the tables of `tables.py`. `sqlite_utils` is imported here
and in `database.py` only, and only when there is something to do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlite_utils.migrations import Migrations

if TYPE_CHECKING:
    from sqlite_utils import Database

visit_file = Migrations("peerteam")

_FIRST_TABLES: dict[str, str] = {
    "visit": "council kind first_day last_day framework letter marking hours_a_week:REAL mode",
    "theme": "name short_name position key:INTEGER core:INTEGER threaded:INTEGER questions",
    "peer": "name initials category label post organisation position",
    "person": "name post organisation group size:INTEGER same_as",
    "session": "title slot kind stream status status_reason headcount:INTEGER lead writer source_row",
    "attendance": "session person",
    "presence": "session peer",
    "session_theme": "session theme",
    "note": "author typist about at group body stays_here:INTEGER raised:INTEGER",
    "tag": "note span theme kind clearance stays_here:INTEGER at:INTEGER upto:INTEGER state",
    "document": "reference title kind asked_of asked_on due received status summary file",
    "document_theme": "document theme",
    "reading": "document peer",
    "finding": "theme side wording position state",
    "support": "finding evidence stance",
    "recommendation": "tier theme number label text explanation position council_position council_reason",
    "basis": "recommendation finding",
    "point": "finding theme side text position said_at outcome reason",
    "action": "recommendation text timescale owner status progress position",
    "section": "key words drafted_from edited",
}

_FIRST_INDEXES: dict[str, tuple[str, ...]] = {
    "attendance": ("session", "person"),
    "presence": ("session", "peer"),
    "session_theme": ("session", "theme"),
    "note": ("about",),
    "tag": ("note",),
    "document_theme": ("document", "theme"),
    "reading": ("document", "peer"),
    "support": ("finding", "evidence"),
    "basis": ("recommendation", "finding"),
}

_FIRST_CHANGES = """
create table change (n integer primary key, id blob unique not null, record text not null, kind text not null,
    who text, clock integer not null, raw text not null);
create index change_record on change(record);
create index change_clock on change(clock);
create table replaces (parent blob not null, field text not null, child integer not null,
    primary key (parent, field, child)) without rowid;
create index replaces_child on replaces(child);
create table value (n integer primary key, record text not null, field text not null, change integer not null,
    value, state integer not null);
create unique index value_key on value(record, field, change);
create index value_open on value(record) where state = 2;
create table erased (record text primary key, why text) without rowid;
create table written (record text primary key) without rowid;
create table here (key text primary key, value) without rowid;
create table former (record text primary key, now text) without rowid;
create table heard (laptop text primary key, who text, made text, upto integer, lacks text) without rowid;
create view current as
    select v.n, v.record, v.field, v.change, v.value, v.state, c.id, c.who, c.clock, c.kind
    from value v join change c on c.n = v.change
    where not exists (
        select 1 from replaces r join value w on w.record = v.record and w.field = v.field and w.change = r.child
        where r.parent = c.id and r.field = v.field);
create view unsettled as
    select v.n, v.record, v.field, v.value, c.who, c.clock, c.kind
    from value v join change c on c.n = v.change where v.state = 2;
"""

_FIRST_SEARCH: dict[str, tuple[int, tuple[str, ...], tuple[str, ...]]] = {
    # kind: its number in the search table, its title, its words
    "theme": (1, ("name",), ("questions",)),
    "peer": (2, ("name",), ("post", "organisation")),
    "person": (3, ("name",), ("post", "organisation")),
    "session": (4, ("title",), ("slot ->> 3",)),
    "note": (5, (), ("body",)),
    "document": (6, ("reference", "title"), ("summary",)),
    "finding": (7, (), ("wording",)),
    "recommendation": (8, ("number", "label"), ("text", "explanation")),
    "point": (9, (), ("text",)),
    "action": (10, (), ("text",)),
    "section": (11, (), ("words", "edited")),
}

# Taking the words of a long note out of the search for good and putting the new ones in costs more than saving it, and
# it is saved every second. So a text that was typed over is only named here, and read when somebody next searches
# (`search.catch_up`): taking the name away puts the text into the search.
_FIRST_SEARCH_LATER = """
create table search_later (n integer primary key);
drop trigger note_search_edit;
create trigger note_search_edit after update of id on note begin
    update search set record = new.id where rowid = new.n * 32 + 5; end;
create trigger note_search_later after update of body on note
    when not exists (select 1 from search_later where n = new.n) begin
    insert into search_later values (new.n); end;
create trigger note_search_gone after delete on note begin
    delete from search_later where n = old.n; end;
create trigger search_later_done after delete on search_later begin
    delete from search where rowid = old.n * 32 + 5; insert into search(rowid, kind, record, title, words)
    select n * 32 + 5, 'note', id, '', trim(coalesce(body, '')) from note where n = old.n; end;
"""


@visit_file()
def m001_first(db: Database) -> None:
    """The tables of the first version."""
    for kind, columns in _FIRST_TABLES.items():
        names = {name: sql_type or "TEXT" for name, _, sql_type in (c.partition(":") for c in columns.split())}
        db.create_table(kind, {"n": "INTEGER", "id": "TEXT", **names}, pk="n", not_null={"id"})
        db.table(kind).create_index(["id"], unique=True)
        for column in _FIRST_INDEXES.get(kind, ()):
            db.table(kind).create_index([column])
    db.execute("create index note_private on note(id) where stays_here or raised")
    db.execute("create index tag_private on tag(id) where stays_here")
    _run_all(db, _FIRST_CHANGES)
    db.execute(
        "create virtual table search using fts5(kind unindexed, record unindexed, title, words, "
        "tokenize = 'porter unicode61 remove_diacritics 2', prefix = '2 3')"
    )
    db.execute("insert into search(search, rank) values('secure-delete', 1)")
    for kind, (number, title, words) in _FIRST_SEARCH.items():
        _run_all(db, _search_triggers(kind, number, title, words))
    _run_all(db, _FIRST_SEARCH_LATER)


@visit_file()
def m002_copies(db: Database) -> None:
    """The letters that were written to a file. They are not searched: every word of them is searched where it is from.

    A copy is large and is asked for by its id, so no column has an index but that one.
    """
    names = ("stage", "name", "made_at", "made_by", "format", "digest", "paragraphs")
    db.create_table("copy", {"n": "INTEGER", "id": "TEXT", **dict.fromkeys(names, "TEXT")}, pk="n", not_null={"id"})
    db.table("copy").create_index(["id"], unique=True)


def _run_all(db: Database, script: str) -> None:
    """Several statements inside the migration's own transaction (`executescript` would end it)."""
    for statement in script.split(";\n"):
        if statement.strip():
            db.execute(statement)


def _search_triggers(kind: str, number: int, title: tuple[str, ...], words: tuple[str, ...]) -> str:
    """Triggers that keep the search table in step; row n of `kind` is row n * 32 + number there."""

    def joined(columns: tuple[str, ...]) -> str:
        return "trim(" + " || ' ' || ".join(f"coalesce(new.{column}, '')" for column in columns) + ")"

    watched = ", ".join(("id", *(column.split()[0] for column in (*title, *words))))
    title_words = joined(title) if title else "''"
    put = (
        "insert into search(rowid, kind, record, title, words) "
        f"values (new.n * 32 + {number}, '{kind}', new.id, {title_words}, {joined(words)})"
    )
    take = f"delete from search where rowid = old.n * 32 + {number}"
    return (
        f"create trigger {kind}_search_new after insert on {kind} begin {put}; end;\n"
        f"create trigger {kind}_search_old after delete on {kind} begin {take}; end;\n"
        f"create trigger {kind}_search_edit after update of {watched} on {kind} begin {take}; {put}; end"
    )
