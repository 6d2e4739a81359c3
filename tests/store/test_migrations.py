"""The schema: what the numbered steps make is what the records say, and the number is kept in the file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlite_utils.migrations import Migrations

from peerteam.store import database
from peerteam.store.database import Connection
from peerteam.store.tables import TABLES


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Connection]:
    path = tmp_path / "fresh.peerteam"
    connection = database.create(path, None, kind=database.VISIT)
    database.migrate(connection, path)
    yield connection
    connection.close()


@pytest.mark.parametrize("kind", TABLES)
def test_a_fresh_table_has_the_columns_of_its_record(fresh: Connection, kind: str) -> None:
    found = {row["name"]: row["type"] for row in fresh.execute(f"pragma table_info({kind})")}
    wanted = {column.name: column.sql_type for column in TABLES[kind].columns}
    assert found == {"n": "INTEGER", **wanted}


@pytest.mark.parametrize("kind", TABLES)
def test_an_id_is_there_and_is_there_once(fresh: Connection, kind: str) -> None:
    unique = [row["name"] for row in fresh.execute(f"pragma index_list({kind})") if row["unique"]]
    columns = [[row["name"] for row in fresh.execute(f'pragma index_info("{name}")')] for name in unique]
    assert ["id"] in columns
    assert [row["notnull"] for row in fresh.execute(f"pragma table_info({kind})") if row["name"] == "id"] == [1]


def test_there_is_no_table_of_records_beside_those_of_the_record_classes(fresh: Connection) -> None:
    found = {name for (name,) in fresh.execute("select name from sqlite_master where type = 'table'")}
    others = {"change", "replaces", "value", "erased", "written", "here", "heard", "former", "_sqlite_migrations"}
    assert {name for name in found if not name.startswith(("search", "sqlite_"))} - others == set(TABLES)


def test_the_latest_format_is_the_number_of_steps(fresh: Connection) -> None:
    applied = fresh.execute("select count(*) from _sqlite_migrations").fetchone()[0]
    assert applied == database.LATEST
    assert fresh.execute("pragma user_version").fetchone()[0] == database.LATEST


def test_steps_are_numbered_in_order(fresh: Connection) -> None:
    names = [name for (name,) in fresh.execute("select name from _sqlite_migrations order by rowid")]
    assert [name[:5] for name in names] == [f"m{number:03}_" for number in range(1, database.LATEST + 1)]


def test_a_step_cut_off_before_the_number_was_set_is_not_taken_twice(fresh: Connection, tmp_path: Path) -> None:
    fresh.execute("pragma query_only = off")
    fresh.execute("pragma user_version = 0")
    database.migrate(fresh, tmp_path / "fresh.peerteam")
    assert fresh.execute("pragma user_version").fetchone()[0] == database.LATEST
    assert fresh.execute("select count(*) from _sqlite_migrations").fetchone()[0] == database.LATEST


def test_a_file_of_today_is_opened_without_writing_to_it(fresh: Connection, tmp_path: Path) -> None:
    before = fresh.total_changes
    database.migrate(fresh, tmp_path / "fresh.peerteam")
    assert fresh.total_changes == before


def test_searching_forgets_what_is_deleted(fresh: Connection) -> None:
    found = fresh.execute("select v from search_config where k = 'secure-delete'").fetchone()
    assert found is not None
    assert found[0] == 1


# --- from an older file -----------------------------------------------------------------------------------------------


def _schema(connection: Connection) -> set[tuple[str, str]]:
    return {
        (name, sql) for name, sql in connection.execute("select name, sql from sqlite_master where sql is not null")
    }


def _file_of_step(path: Path, step: int) -> Connection:
    """A visit file as the program made it that knew only the first `step` steps."""
    from peerteam.store.migrations import visit_file

    connection = database.create(path, None, kind=database.VISIT)
    later = [each for each in _steps(visit_file) if int(each[1:4]) > step]
    db = database.as_database(connection)
    connection.execute("pragma query_only = off")
    visit_file.apply(db, stop_before=later)
    connection.execute(f"pragma user_version = {step}")
    connection.execute("pragma query_only = on")
    return connection


def _steps(migrations: Migrations) -> list[str]:
    return [each.name for each in migrations._migrations]


@pytest.mark.parametrize("step", range(1, database.LATEST))
def test_an_older_file_brought_up_to_date_has_the_schema_of_a_fresh_one(
    fresh: Connection, step: int, tmp_path: Path
) -> None:
    older = _file_of_step(tmp_path / "older.peerteam", step)
    assert _schema(older) != _schema(fresh)
    database.migrate(older, tmp_path / "older.peerteam")
    assert _schema(older) == _schema(fresh)
    older.close()
