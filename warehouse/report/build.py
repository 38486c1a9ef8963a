"""A report of a release: one folder of pages that open from disk, without a network."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from parley.schemas.errors import WarehouseError
from parley.schemas.table import Row
from parley.warehouse.report.questions import Ask, asking
from parley.warehouse.report.site import Site, Thing, by, columns_of, part_of
from parley.warehouse.report.sql_page import write_sql_page
from parley.warehouse.store.files import BUILDING, remove
from parley.warehouse.store.home import REPORT_MARKER, Warehouse

_HERE = Path(__file__).parent
_STATIC, _VENDOR, _CHARTS = (_HERE / name for name in ("static", "vendor", "charts"))
_WORLD = "countries-50m.json"

# What has a page of its own: the question and folder, with the columns of its id and its name.
_THINGS = {
    "actors": ("actor_id", "name"),
    "events": ("event_id", "label"),
    "agreements": ("agreement_id", "name"),
    "issues": ("issue_id", "name"),
    "documents": ("doc_id", "title"),
}
# Rows of each list that one page shows; a longer list goes on in further parts of the page.
_ROWS_ON_A_PAGE = 200
_LISTED = 300
# Entries that a page tells at length.
_TOLD = 50
# The heat map shows as many as fit a screen; the pages of actors and issues have all.
_HOLDERS, _ISSUES = 40, 30


@dataclass(frozen=True)
class Built:
    """What was built: the page to open, how many pages there are, and what has one.

    `things` are by the name of the column that holds their ids ("actor_id"), and by id.
    """

    start: Path
    n_pages: int
    things: Mapping[str, Mapping[str, Thing]]


def build_report(database: Warehouse | Path, folder: Path, *, live: bool = False) -> Built:
    """Build the report of the current release in FOLDER, in place of an earlier report there.

    A LIVE one is for a server that answers questions, and has a page to ask them.

    Raises
    ------
    WarehouseError: there is no release, or FOLDER is not to be written or holds something else.
    """
    _check(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        beside = folder.with_name(f"{BUILDING}{folder.name}")
        remove(beside)
        beside.mkdir()
        site = Site(beside, common={"live": live})
        try:
            with asking(database) as ask:
                _fill(site, ask)
                if live:
                    write_sql_page(site, ask)
        except BaseException:
            remove(beside)
            raise
        remove(folder)
        beside.rename(folder)
    except OSError as error:
        raise WarehouseError(
            f"The report could not be written ({error.strerror or error}).",
            where=str(folder),
            mend="Name a folder that you may write to, with --output DIR.",
        ) from error
    things = {id: site.things[kind] for kind, (id, _) in _THINGS.items()}
    things["round_id"] = site.things["rounds"]
    return Built(folder / "index.html", site.n_pages, things)


def _check(folder: Path) -> None:
    """Refuse to take the place of anything but an earlier report or an empty folder."""
    if folder.is_dir() and ((folder / REPORT_MARKER).is_file() or not any(folder.iterdir())):
        return
    if folder.exists():
        raise WarehouseError(
            "Something other than a report stands there.",
            where=str(folder),
            mend="Name a new folder with --output DIR, or move what is there away.",
        )


def _fill(site: Site, ask: Ask) -> None:
    (run,) = ask("run")
    site.common["run"] = run
    things = _things(ask)
    site.things = {kind: _linked(kind, rows) for kind, rows in things.items()}
    outcomes = by(ask("reasons"), "outcome")
    site.things["reasons"] = {
        outcome: Thing(outcome.replace("_", " "), f"reasons.html#{outcome}") for outcome in outcomes
    }
    places = list(ask("places"))
    site.things["places"] = {
        row["place_id"]: Thing(row["name"], f"map.html#{row['place_id']}") for row in places
    }
    rounds = list(ask("rounds"))
    site.things["rounds"] = {
        row["round_id"]: Thing(row["name"], _listed_at("rounds.html", place, row["round_id"]))
        for place, row in enumerate(rounds)
    }
    _copy(site.folder, run)
    _overview(site, ask, things)
    _charts(site, ask, places)
    _debates(site, ask, outcomes)
    _lists(site, things)
    _actors(site, ask, things)
    _events(site, ask, things["events"])
    _process(site, ask, things, rounds)
    _readers(site, ask, things["documents"])
    _search(site)


def _things(ask: Ask) -> dict[str, list[Row]]:
    """What has a page of its own, by the folder of the pages."""
    return {kind: list(ask(kind)) for kind in _THINGS}


def _linked(kind: str, rows: Iterable[Row]) -> dict[str, Thing]:
    id, name = _THINGS[kind]
    return {row[id]: Thing(row[name], row["page"]) for row in rows}


def _copy(folder: Path, run: Row) -> None:
    """The files that are the same in every report."""
    shutil.copytree(_STATIC, folder / "static")
    shutil.copytree(_VENDOR, folder / "vendor", ignore=shutil.ignore_patterns(_WORLD))
    (folder / REPORT_MARKER).write_text(
        json.dumps({"run_id": run["run_id"]}) + "\n", encoding="utf-8"
    )


def _overview(site: Site, ask: Ask, things: dict[str, list[Row]]) -> None:
    (figures,) = ask("overview")
    site.write(
        "index.html",
        "index.html",
        figures=figures,
        evaluation=list(ask("evaluation")),
        publishers=list(ask("publishers")),
        actors=[row for row in things["actors"] if row["kind"] != "author"][:10],
        events=sorted(things["events"], key=lambda e: (-e["n_documents"], -e["n_mentions"]))[:10],
        agreements=things["agreements"][:8],
        months=list(ask("months")),
    )
    site.write("about.html", "about.html", quarantine=list(ask("quarantine")))


def _charts(site: Site, ask: Ask, places: list[Row]) -> None:
    timeline, ties = list(ask("timeline")), list(ask("ties"))
    site.write_data("timeline", columns_of(timeline))
    site.write(
        "timeline.html",
        "timeline.html",
        months=list(ask("months")),
        publishers=sorted({row["publisher"] for row in timeline if row["publisher"]}),
        timeless=list(ask("timeless")),
    )
    located = [row for row in places if row["latitude"] is not None]
    site.write_data("places", located)
    site.write_data("frame", next(ask("frame"), None))
    site.write_data("world", json.loads((_VENDOR / _WORLD).read_text(encoding="utf-8")))
    site.write("map.html", "map.html", places=places, n_located=len(located))
    ends = {id for row in ties for id in (row["one"], row["other"])}
    site.write_data("ties", columns_of(ties))
    site.write_data("people", _pages(site, "actors", ends))
    site.write_in_parts("network.html", "network.html", {"ties": ties}, _LISTED)
    site.write_data("charts", {
        path.stem: json.loads(path.read_text(encoding="utf-8"))
        for path in sorted(_CHARTS.glob("*.json"))
    })  # fmt: skip


def _pages(site: Site, kind: str, ids: Iterable[str]) -> dict[str, list[str]]:
    """Name and page of each of IDS, for scripts."""
    known = site.things[kind]
    return {id: [known[id].name, known[id].page] for id in sorted(ids) if id in known}


def _debates(site: Site, ask: Ask, outcomes: dict[str, list[Row]]) -> None:
    """Positions, reasons, and what is contested."""
    cells, counted = list(ask("heat")), list(ask("positions"))
    holders = list(dict.fromkeys(row["holder"] for row in cells))
    issues = sorted(
        {row["issue"]: row["n_issue"] for row in cells}.items(), key=lambda pair: -pair[1]
    )
    site.write_data("positions", columns_of(counted))
    site.write(
        "positions.html",
        "positions.html",
        holders=holders[:_HOLDERS],
        issues=[issue for issue, _ in issues[:_ISSUES]],
        n_holders=len(holders),
        n_issues=len(issues),
        cells={(row["holder"], row["issue"]): row for row in cells},
        publishers=sorted({row["publisher"] for row in counted}),
        months=sorted({row["month"] for row in counted if row["month"]}),
    )
    words = by(ask("explanations"), "outcome")
    site.write(
        "reasons.html",
        "reasons.html",
        outcomes=outcomes,
        words={outcome: by(rows, "reason") for outcome, rows in words.items()},
    )
    events = [
        {"page": rows[0]["page"], "label": rows[0]["label"], "date_start": rows[0]["date_start"],
         "factuality": rows[0]["factuality"], "event_id": id, "attributes": by(rows, "attribute")}
        for id, rows in by(ask("contested"), "event_id").items()
    ]  # fmt: skip
    site.things["contested"] = {
        event["event_id"]: Thing(
            "contested", _listed_at("contested.html", place, event["event_id"])
        )
        for place, event in enumerate(events)
    }
    site.write_in_parts("contested.html", "contested.html", {"events": events}, _TOLD)


def _listed_at(page: str, place: int, id: str) -> str:
    """Where the entry at PLACE (from 0) stands in a list that pages tell at length."""
    return f"{part_of(page, 1 + place // _TOLD)}#{id}"


def _lists(site: Site, things: dict[str, list[Row]]) -> None:
    for kind in ("actors", "events", "issues", "documents"):
        site.write_in_parts(f"{kind}.html", f"{kind}.html", {kind: things[kind]}, _LISTED)


def _actors(site: Site, ask: Ask, things: dict[str, list[Row]]) -> None:
    stances, claims = list(ask("stances")), by(ask("claims"), "speaker_actor_id")
    acts, namings = by(ask("acts"), "actor_id"), by(ask("namings"), "actor_id")
    interests = by(ask("interests"), "holder_actor_id")
    held, toward = by(stances, "holder_actor_id"), by(stances, "target_actor_id")
    events = {row["event_id"]: row for row in things["events"]}
    for row in things["actors"]:
        id = row["actor_id"]
        mine = [{**events[act["event_id"]], "role": act["role"]} for act in acts.get(id, ())]
        lists = {
            "events": mine,
            "positions": held.get(id, []),
            "toward": toward.get(id, []),
            "interests": interests.get(id, []),
            "claims": claims.get(id, []),
            "namings": namings.get(id, []),
        }
        site.write_in_parts("actor.html", row["page"], lists, _ROWS_ON_A_PAGE, actor=row)
    _issues(site, ask, things, by(stances, "issue_id"))


def _issues(
    site: Site, ask: Ask, things: dict[str, list[Row]], stances: dict[str, list[Row]]
) -> None:
    terms, cells = by(ask("terms"), "issue_id"), by(ask("heat"), "issue")
    for row in things["issues"]:
        id = row["issue_id"]
        lists = {"positions": stances.get(id, []), "terms": terms.get(id, [])}
        narrower = [each["issue_id"] for each in things["issues"] if each["parent_issue_id"] == id]
        site.write_in_parts(
            "issue.html", row["page"], lists, _ROWS_ON_A_PAGE,
            issue=row, narrower=narrower, cells=cells.get(id, []),
        )  # fmt: skip


def _events(site: Site, ask: Ask, events: list[Row]) -> None:
    words, figures = by(ask("event_words"), "event_id"), by(ask("event_figures"), "event_id")
    for row in events:
        id = row["event_id"]
        lists = {"words": words.get(id, []), "figures": figures.get(id, [])}
        site.write_in_parts("event.html", row["page"], lists, _ROWS_ON_A_PAGE, event=row)


def _process(site: Site, ask: Ask, things: dict[str, list[Row]], rounds: list[Row]) -> None:
    told = by(ask("round_words"), "round_id")
    site.write_in_parts("rounds.html", "rounds.html", {"rounds": rounds}, _TOLD, words=told)
    site.write_data("courses", list(ask("courses")))
    site.write_in_parts(
        "agreements.html", "agreements.html", {"agreements": things["agreements"]}, _LISTED
    )
    statuses, terms = by(ask("statuses"), "agreement_id"), by(ask("terms"), "agreement_id")
    words = by(ask("agreement_words"), "agreement_id")
    for row in things["agreements"]:
        id = row["agreement_id"]
        lists = {
            "statuses": statuses.get(id, []),
            "terms": terms.get(id, []),
            "words": words.get(id, []),
        }
        site.write_in_parts("agreement.html", row["page"], lists, _ROWS_ON_A_PAGE, agreement=row)


def _readers(site: Site, ask: Ask, documents: list[Row]) -> None:
    """A reader a document: its text with marks, and the rows that they stand for."""
    known = {row["doc_id"]: row for row in documents}
    texts, rows = (groupby(ask(name), itemgetter("doc_id")) for name in ("segments", "rows"))
    for (doc_id, text), (_, read) in zip(texts, rows, strict=True):
        document = known[doc_id]
        shown = by((row for row in text if row["text"]), "part") or {1: []}
        listed = by((row for row in read if row["row_id"]), "part")
        parts = [part_of(document["page"], part) for part in shown]
        for page, (part, stretch) in zip(parts, shown.items(), strict=True):
            site.write(
                "document.html", page, document=document, paragraphs=list(_paragraphs(stretch)),
                rows=listed.get(part, []), parts=parts, part=part,
            )  # fmt: skip


def _paragraphs(segments: Iterable[Row]) -> Iterator[list[list[Row]]]:
    """SEGMENTS as paragraphs of sentences of segments."""
    for _, paragraph in groupby(segments, itemgetter("paragraph")):
        yield [list(sentence) for _, sentence in groupby(paragraph, itemgetter("sentence_index"))]


def _search(site: Site) -> None:
    """What can be found by name: name and page of everything, by kind."""
    site.write_data("search", {
        kind: [[thing.name, thing.page] for thing in site.things[kind].values()]
        for kind in (*_THINGS, "rounds")
    })  # fmt: skip
    site.write("search.html", "search.html")
