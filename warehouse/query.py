"""Questions to the published data, in SQL: one safe opening of a release, for all who ask it."""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from parley.schemas.errors import LackingError, QueryError, WarehouseError
from parley.schemas.rules import quoted
from parley.schemas.tables import BY_NAME
from parley.warehouse.store.catalog import views
from parley.warehouse.store.home import DATABASE, Warehouse

_MEND = "SHOW TABLES lists tables and views; SELECT * FROM data_dictionary tells their columns."
_FOR_MORE = "For more, open a copy of parley.duckdb with DuckDB."
_THREADS = 4
_ROWS_AT_ONCE = 1_000


@dataclass(frozen=True)
class Limits:
    """What a question may cost: seconds, megabytes of memory, and rows of its answer."""

    seconds: float = 60
    memory_mb: int = 2_048
    rows: int | None = None


@dataclass(frozen=True)
class Answer:
    """Rows, and whether there were more than its limit let through."""

    rows: pa.Table
    cut: bool = False


def run_query(
    database: Warehouse | Path, sql: str, values: Mapping[str, object] | None = None
) -> pa.Table:
    """The rows that SQL of ours, one statement, gives on the current release.

    VALUES are those of the placeholders ($name) in SQL. What users ask is for `ask`, which
    answers in a process of its own.

    Raises
    ------
    WarehouseError: there is no release to ask.
    QueryError: DuckDB refuses the query, or it is not one question.
    """
    with opened(database) as connection:
        _one_question(connection, sql)
        return connection.execute(sql, values).to_arrow_table()


def answered(connection: duckdb.DuckDBPyConnection, sql: str, limits: Limits) -> Answer:
    """What SQL, one statement, gives on a CONNECTION that was `opened` with LIMITS.

    Raises as `run_query`, and QueryError where a limit is reached.
    """
    _one_question(connection, sql)
    return _within(connection.execute(sql), limits)


@contextmanager
def opened(
    database: Warehouse | Path, limits: Limits | None = None
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Yield a connection to the current release that cannot change it nor touch any other file.

    The engine is one of its own, so that no other connection of the process shares what is set for
    this one. LIMITS of time and memory hold for all that is asked of it; it never spills to disk.

    Raises
    ------
    WarehouseError: there is no release to ask.
    QueryError: DuckDB refuses what is asked of it, or a limit is reached.
    """
    path = release_file(database)
    config = {
        "threads": str(min(_THREADS, os.cpu_count() or 1)),
        "python_enable_replacements": "false",
        "allow_persistent_secrets": "false",
    }
    late = threading.Event()
    with _errors_told(path, limits, late), duckdb.connect(":memory:", config=config) as connection:
        connection.execute(f"ATTACH {quoted(str(path))} AS parley (READ_ONLY)")
        connection.execute("USE parley")
        if limits is not None:
            connection.execute(f"SET memory_limit = '{limits.memory_mb}MB'")
        for setting in _LOCKED:
            connection.execute(f"SET {setting}")
        with _interrupted_after(connection, limits, late):
            yield connection


_NO_EXTENSIONS = (
    "autoinstall_known_extensions = false",
    "autoload_known_extensions = false",
    "allow_community_extensions = false",
)
# In this order: the last ones forbid to set those before. DuckDB still lets the attached file be
# written by COPY, which is why no file system is left that could do it.
_LOCKED = (
    "TimeZone = 'UTC'",
    "temp_directory = ''",
    *_NO_EXTENSIONS,
    "enable_external_access = false",
    "disabled_filesystems = 'LocalFileSystem'",
    "lock_configuration = true",
)


@contextmanager
def open_file(
    database: Warehouse | Path, into: Path | None = None
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Yield a connection that cannot change the current release, and writes files below INTO alone.

    Nor does it read others, whatever the views of a release from elsewhere ask for. It is for what
    exports write, and never for what users ask. Raises as `opened`.
    """
    path = release_file(database)
    allowed = f"[{quoted(f'{into.absolute()}/')}]" if into else "[]"
    with (
        _errors_told(path, None, threading.Event()),
        duckdb.connect(str(path), read_only=True) as connection,
    ):
        for setting in ("TimeZone = 'UTC'", "threads = 1", f"allowed_directories = {allowed}",
                        *_NO_EXTENSIONS, "enable_external_access = false",
                        "lock_configuration = true"):  # fmt: skip
            connection.execute(f"SET {setting}")
        yield connection


def release_file(database: Warehouse | Path) -> Path:
    """The file itself and not the link to it, so that a new release does not disturb a query.

    Raises
    ------
    WarehouseError: there is no release to ask.
    """
    path = database.database if isinstance(database, Warehouse) else database
    if not path.is_file():
        raise WarehouseError(
            "There is no release to ask.",
            where=str(path),
            mend=f"Run 'parley run', or name a warehouse that holds {DATABASE}.",
        )
    return path.resolve()


def _one_question(connection: duckdb.DuckDBPyConnection, sql: str) -> None:
    """See to it that SQL is one statement that reads.

    EXPLAIN and CALL are none: they would write what COPY writes, or set what is locked.
    """
    statements = connection.extract_statements(sql)
    # PIVOT comes apart into making a type of its values, of which nothing is written, and asking.
    asked = [each for each in statements if each.query or each.type != duckdb.StatementType.CREATE]
    if not asked:
        raise QueryError("The query is empty.", mend=_MEND)
    if len(asked) > 1:
        raise QueryError(
            f"The query has {len(asked)} statements, and an answer is of one.",
            mend="Ask them one at a time.",
        )
    if asked[0].type != duckdb.StatementType.SELECT:
        raise QueryError(
            f"A query reads, and this is {asked[0].type.name.replace('_', ' ')}.",
            mend=f"SELECT, FROM, WITH, PIVOT, SHOW and DESCRIBE are answered. {_FOR_MORE}",
        )


def _within(result: duckdb.DuckDBPyConnection, limits: Limits) -> Answer:
    """The rows of RESULT up to those that LIMITS allow."""
    reader = result.to_arrow_reader(_ROWS_AT_ONCE)
    taken, rows, size = [], 0, 0
    try:
        for batch in reader:
            taken.append(batch)
            rows, size = rows + batch.num_rows, size + batch.nbytes
            if size > limits.memory_mb * 1_000_000 / 2:
                raise too_much(limits)
            if limits.rows is not None and rows > limits.rows:
                break
    except (OSError, pa.ArrowException) as error:  # so Arrow calls what DuckDB says halfway
        raise _halfway(str(error), limits) from error
    table = pa.Table.from_batches(taken, reader.schema)
    if limits.rows is None or rows <= limits.rows:
        return Answer(table)
    return Answer(table.slice(0, limits.rows), cut=True)


def _halfway(told: str, limits: Limits) -> QueryError:
    if told.startswith("INTERRUPT"):
        return too_long(limits)
    if told.startswith("Out of Memory"):
        return too_much(limits)
    return QueryError(told.strip(), mend=_MEND)


@contextmanager
def _interrupted_after(
    connection: duckdb.DuckDBPyConnection, limits: Limits | None, late: threading.Event
) -> Iterator[None]:
    if limits is None:
        yield
        return

    def interrupt() -> None:
        late.set()
        connection.interrupt()

    timer = threading.Timer(limits.seconds, interrupt)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()


@contextmanager
def _errors_told(path: Path, limits: Limits | None, late: threading.Event) -> Iterator[None]:
    """Turn DuckDB's errors into those that speak to the user."""
    try:
        yield
    except duckdb.PermissionException as error:
        raise QueryError(
            str(error).strip(),
            mend=f"Queries read the published tables only. {_FOR_MORE}",
        ) from error
    except (duckdb.IOException, duckdb.SerializationException) as error:
        raise WarehouseError(
            str(error).strip(),
            where=str(path),
            mend="If the file is damaged (`parley releases --verify`), `parley run` publishes "
            "anew, and `--release` reads an earlier release.",
        ) from error
    except (duckdb.InterruptException, duckdb.OutOfMemoryException) as error:
        if limits is None or (isinstance(error, duckdb.InterruptException) and not late.is_set()):
            raise
        raise (too_long if late.is_set() else too_much)(limits) from error
    except (duckdb.CatalogException, duckdb.BinderException) as error:
        raise LackingError(str(error).strip(), mend=_lacking(str(error)) or _MEND) from error
    except duckdb.Error as error:
        raise QueryError(str(error).strip(), mend=_MEND) from error


def _lacking(message: str) -> str:
    """What to do about a table or view that this version of Parley has, and the release has not."""
    missing = re.search(r"Table with name (\w+) does not exist", message)
    if not missing or missing[1] not in {*BY_NAME, *(view.name for view in views())}:
        return ""
    return (
        "This release is of an earlier version of Parley, which did not have it: `parley run` "
        "publishes it anew with this one."
    )


def too_long(limits: Limits) -> QueryError:
    """The error of a question that took longer than LIMITS."""
    return QueryError(
        f"The answer took longer than {limits.seconds:g} seconds.",
        mend="Ask for less, or allow more by PARLEY_QUERY_SECONDS.",
    )


def too_much(limits: Limits) -> QueryError:
    """The error of a question that needs more memory than LIMITS."""
    return QueryError(
        f"The answer needs more memory than the {limits.memory_mb:,} MB allowed.",
        mend="Ask for less, or allow more by PARLEY_QUERY_MEMORY_MB.",
    )
