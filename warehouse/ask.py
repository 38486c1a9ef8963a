"""What users ask, answered in a process of its own that ends when it takes too much.

DuckDB's own limits do not see all: a string of gigabytes, a cast of a long list or a plan that
doubles with each step goes on after an interrupt, and beside the limit of memory. So the system
holds them: the process has an alarm, a bound on its memory, and may write no byte to any file.
"""

from __future__ import annotations

import json
import resource
import signal
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pyarrow as pa

from parley.schemas import errors
from parley.schemas.errors import ParleyError
from parley.warehouse.query import (
    Answer,
    Limits,
    answered,
    opened,
    release_file,
    too_long,
    too_much,
)
from parley.warehouse.store.home import Warehouse

_GRACE = 0.5
"""Seconds in which DuckDB may end by itself what its interrupt has reached."""
_PROGRAM = 3 << 30
"""Bytes of addresses that Python, Arrow and DuckDB take before anything is asked."""
_CUT = b"cut"


def ask(database: Warehouse | Path, sql: str, limits: Limits | None = None) -> Answer:
    """What SQL, one statement, gives on the current release, within LIMITS.

    Raises
    ------
    WarehouseError: there is no release to ask.
    QueryError: DuckDB refuses the query, it is not one question, or a limit is reached.
    """
    limits = limits or Limits()
    request = {"database": str(release_file(database)), "sql": sql, "limits": asdict(limits)}
    done = subprocess.run(
        # -P: what lies in the current folder is not taken for a module.
        [sys.executable, "-P", "-m", "parley.warehouse.ask"],
        input=json.dumps(request).encode(),
        capture_output=True,
        check=False,
    )
    if done.returncode == 0:
        rows = pa.ipc.open_stream(done.stdout).read_all()
        cut = (rows.schema.metadata or {}).get(_CUT) == b"1"
        return Answer(rows.replace_schema_metadata(), cut)
    raise _error(done, limits)


def _error(done: subprocess.CompletedProcess[bytes], limits: Limits) -> Exception:
    """Why the process ended without an answer."""
    if done.returncode == -signal.SIGALRM:
        return too_long(limits)
    if done.returncode in (-signal.SIGKILL, -signal.SIGABRT, -signal.SIGSEGV):
        return too_much(limits)
    try:
        told = json.loads(done.stdout)
        kind: type[ParleyError] = getattr(errors, told["error"])
    except ValueError:
        return RuntimeError(done.stderr.decode(errors="replace").strip() or str(done.returncode))
    return kind(told["what"], where=told["where"], mend=told["mend"])


def main() -> int:
    """Answer the question on standard input, as a stream of Arrow or an error as JSON."""
    request = json.load(sys.stdin)
    limits = Limits(**request["limits"])
    _bind(limits)
    try:
        with opened(Path(request["database"]), limits) as connection:
            answer = answered(connection, request["sql"], limits)
        rows = answer.rows.replace_schema_metadata({_CUT: b"1" if answer.cut else b"0"})
        with pa.ipc.new_stream(sys.stdout.buffer, rows.schema) as stream:
            stream.write_table(rows)
    except (ParleyError, MemoryError) as error:
        fault = error if isinstance(error, ParleyError) else too_much(limits)
        message = {"error": type(fault).__name__, "what": fault.what}
        json.dump({**message, "where": fault.where, "mend": fault.mend}, sys.stdout)
        return fault.exit_code
    return 0


def _bind(limits: Limits) -> None:
    """Let the system end this process where LIMITS do."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, limits.seconds + _GRACE)
    addresses = _PROGRAM + limits.memory_mb * 1_500_000
    resource.setrlimit(resource.RLIMIT_AS, (addresses, addresses))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main())
