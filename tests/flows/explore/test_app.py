"""The application behind `parley explore`, called in this process."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import threading
from functools import partial

import httpx
import pyarrow.parquet as pq
import pytest

from parley.flows.explore import app as module
from parley.flows.explore.app import make_app
from parley.schemas.errors import QueryError
from parley.warehouse.ask import ask
from parley.warehouse.query import Limits, answered, opened
from parley.warehouse.recipes import recipes
from parley.warehouse.report.build import build_report

LISTED = "SELECT event_id, source_actor_ids, label FROM events ORDER BY event_id"


@pytest.fixture(scope="module")
def app(home):
    built = build_report(home, home.folder.with_name("report"), live=True)
    pages = {column: {id: it.page for id, it in of.items()} for column, of in built.things.items()}
    limits = Limits(seconds=1, memory_mb=256)
    return make_app(home.database, built.start.parent, pages, limits, {"host.example"})


@pytest.fixture(autouse=True)
def _answered_here(monkeypatch):
    """Let questions be answered in this process: one of their own takes a second each."""
    monkeypatch.setattr(module, "ask", answered_here)


def answered_here(database, sql, limits):
    with opened(database, limits) as connection:
        return answered(connection, sql, limits)


def sent(app, method="GET", path="/", *, host="127.0.0.1:8470", **request) -> httpx.Response:
    """What APP answers to one request."""

    async def send() -> httpx.Response:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url=f"http://{host}") as client:
            return await client.request(method, path, **request)

    return asyncio.run(send())


@pytest.fixture
def call(app):
    """One request to the application of the small release: call("POST", "/api/query", json=...)."""
    return partial(sent, app)


def test_pages_lead_to_the_one_that_asks(call):
    assert 'href="sql.html"' in call().text
    page = call(path="/sql.html").text
    for shown in ("event_timeline", recipes()[0].question, "connect-src 'self'"):
        assert shown in page
    assert 'data-names="told' not in page  # a table that the report makes for itself


@pytest.mark.parametrize(
    "path", ["/nothing.html", "/docs", "/openapi.json", "/..%2f..%2fetc/passwd"]
)
def test_there_is_nothing_else(call, path):
    assert call(path=path).status_code == 404


def test_an_answer_has_kinds_and_pages(call):
    told = call("POST", "/api/query", json={"sql": LISTED}).json()
    assert [column["kind"] for column in told["columns"]] == ["text", "list", "text"]
    assert told["rows"][0][0] == "e0"
    assert told["pages"]["event_id"]["e0"] == "events/e0.html"
    assert told["pages"]["source_actor_ids"]["RUS"] == "actors/RUS.html"
    assert told["pages"]["label"] == {}
    assert not told["cut"]
    for pages in told["pages"].values():
        assert all(call(path=f"/{page}").status_code == 200 for page in pages.values())


def test_rows_are_limited(call):
    told = call("POST", "/api/query", json={"sql": "FROM range(100_000)"}).json()
    assert (len(told["rows"]), told["cut"]) == (1_000, True)


def test_time_is_limited(call, monkeypatch):
    monkeypatch.setattr(module, "ask", ask)  # in a process of its own, as users have it
    endless = "SELECT sum(range) FROM range(1_000_000_000_000)"
    answer = call("POST", "/api/query", json={"sql": endless})
    assert answer.status_code == 400
    assert "longer than 1 second" in answer.json()["error"]


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("SELEC 1", "Parser Error"),
        ("SELECT 1; SELECT 2", "2 statements"),
        ("DROP TABLE events", "reads"),
        ("FROM read_text('/etc/passwd')", "Permission Error"),
    ],
)
def test_what_cannot_be_asked_is_told(call, sql, said):
    answer = call("POST", "/api/query", json={"sql": sql})
    assert answer.status_code == 400
    assert said in answer.json()["error"]


def test_a_release_that_is_gone_is_told_so(tmp_path):
    app = make_app(tmp_path / "parley.duckdb", tmp_path, {}, Limits())
    answer = sent(app, "POST", "/api/query", json={"sql": "SELECT 1"})
    assert answer.status_code == 500
    assert "This release is gone" in answer.json()["error"]


def test_downloads(call):
    sql = "SELECT '=1+1' AS formula, 2 AS n"

    def got(format):
        answer = call("POST", "/api/download", json={"sql": sql, "format": format})
        assert f'filename="answer.{format}"' in answer.headers["content-disposition"]
        return answer.content

    assert list(csv.reader(io.StringIO(got("csv").decode()))) == [["formula", "n"], ["'=1+1", "2"]]
    assert json.loads(got("json")) == [{"formula": "=1+1", "n": 2}]
    assert pq.read_table(io.BytesIO(got("parquet"))).to_pylist() == [{"formula": "=1+1", "n": 2}]


def test_a_download_that_is_not_all_says_so(call, monkeypatch):
    monkeypatch.setattr(module, "DOWNLOADED_ROWS", 5)
    answer = call("POST", "/api/download", json={"sql": "FROM range(9)", "format": "csv"})
    assert answer.headers["x-rows-cut"] == "5"


def test_questions_wait_for_their_turn(monkeypatch):
    monkeypatch.setattr(module, "_PATIENCE_SECONDS", 0)
    turns = threading.BoundedSemaphore(1)
    with (
        module._turn(turns),
        pytest.raises(QueryError, match="Other questions"),
        module._turn(turns),
    ):
        pass
    with module._turn(turns):
        pass


@pytest.mark.parametrize(
    ("host", "headers", "status"),
    [
        ("127.0.0.1:8470", {}, 200),
        ("localhost:8470", {}, 200),
        ("[::1]:8470", {}, 200),
        ("host.example:8470", {}, 200),
        ("evil.example:8470", {}, 403),
        ("localhost.evil.example", {}, 403),
        ("127.0.0.1:8470", {"Origin": "http://127.0.0.1:8470"}, 200),
        ("127.0.0.1:8470", {"Origin": "http://127.0.0.1:9999"}, 403),
        ("127.0.0.1:8470", {"Origin": "null"}, 403),
        ("127.0.0.1:8470", {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}, 403),
        ("127.0.0.1:8470", {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}, 200),
    ],
)
def test_who_may_ask(call, host, headers, status):
    assert call(host=host, headers=headers).status_code == status


def test_other_pages_cannot_send_a_question(call):
    simple = call(
        "POST", "/api/query", content='{"sql": "SELECT 1"}', headers={"Content-Type": "text/plain"}
    )
    assert simple.status_code == 422
    assert not [name for name in simple.headers if name.startswith("access-control")]


def test_every_response_forbids_what_is_not_ours(call):
    for answer in (call(), call(path="/nothing"), call(host="evil.example")):
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"
