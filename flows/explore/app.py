"""The application behind `parley explore`: the pages of a report, and answers in SQL."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, Literal

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse
from fastapi.staticfiles import StaticFiles
from pydantic import BaseModel, Field

from parley.flows.app.formats import WRITERS
from parley.flows.explore.answer import Pages, payload
from parley.flows.explore.guard import Guard
from parley.schemas.errors import ParleyError, QueryError, WarehouseError
from parley.warehouse.ask import ask
from parley.warehouse.query import Answer, Limits
from parley.warehouse.report.sql_page import LONGEST_QUESTION

SHOWN_ROWS = 1_000
DOWNLOADED_ROWS = 200_000
_AT_ONCE = 3
_PATIENCE_SECONDS = 5
_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
}


class Question(BaseModel):
    """What is asked."""

    sql: Annotated[str, Field(max_length=LONGEST_QUESTION)]


class Download(Question):
    """What is asked, and as which file the answer is wanted."""

    format: Literal["csv", "json", "parquet"]


def make_app(
    database: Path,
    report: Path,
    pages: Pages,
    limits: Limits,
    names: AbstractSet[str] = frozenset(),
) -> Guard:
    """The application.

    Parameters
    ----------
    database: the file of the release.
    report: the folder of its report, made to be live.
    pages: what ids lead to, as `payload` takes it.
    limits: what a question may take; of rows, SHOWN_ROWS and DOWNLOADED_ROWS hold.
    names: host names by which the server may be called besides addresses and localhost.
    """
    # Its own pages of documentation load scripts from elsewhere.
    app = FastAPI(title="Parley", docs_url=None, redoc_url=None, openapi_url=None)
    turns = threading.BoundedSemaphore(_AT_ONCE)

    def answer(sql: str, rows: int) -> Answer:
        if not database.is_file():
            raise WarehouseError(
                "This release is gone: newer ones have taken its place.",
                mend="Start 'parley explore' again.",
            )
        with _turn(turns):
            return ask(database, sql, replace(limits, rows=rows))

    @app.post("/api/query")
    def query(question: Question) -> dict[str, Any]:
        began = time.monotonic()
        found = answer(question.sql, SHOWN_ROWS)
        return payload(found, pages, seconds=time.monotonic() - began)

    @app.post("/api/download")
    def download(wanted: Download) -> Response:
        found = answer(wanted.sql, DOWNLOADED_ROWS)
        headers = {"Content-Disposition": f'attachment; filename="answer.{wanted.format}"'}
        if found.cut:
            headers["X-Rows-Cut"] = str(found.rows.num_rows)
        content = WRITERS[wanted.format](found.rows)
        return Response(content, headers=headers, media_type=_TYPES[wanted.format])

    @app.exception_handler(ParleyError)
    def refuse(_: Request, error: ParleyError) -> JSONResponse:
        status = 400 if isinstance(error, QueryError) else 500
        return JSONResponse({"error": f"{error.what}\n{error.mend}".strip()}, status)

    app.mount("/", StaticFiles(directory=report, html=True))
    return Guard(app, names)


@contextmanager
def _turn(turns: threading.BoundedSemaphore) -> Iterator[None]:
    """Wait until no more than so many questions are under way."""
    if not turns.acquire(timeout=_PATIENCE_SECONDS):
        raise QueryError("Other questions are still being answered.", mend="Ask again in a moment.")
    try:
        yield
    finally:
        turns.release()
