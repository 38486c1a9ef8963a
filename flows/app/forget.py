"""Forget documents and sources: take them and all that rests on them out, and keep them out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from parley.flows.inputs.parameters import Parameters, with_defaults
from parley.flows.inputs.settings import settings
from parley.flows.inputs.sources import uri_of
from parley.flows.ledger import Ledger, now
from parley.flows.sources.cursor import Cursor
from parley.flows.stages.kept_out import HELD, kept_out
from parley.flows.unchanged import KEPT
from parley.schemas.errors import InputError, WarehouseError
from parley.schemas.vocabulary import STAGES
from parley.schemas.working import FORGOTTEN
from parley.transforms.ingest.copies import NOTHING_HELD, with_copies
from parley.transforms.ingest.forgotten import Meant, meant_by
from parley.warehouse.store.cache import purge
from parley.warehouse.store.history import Release, releases, take_away
from parley.warehouse.store.home import Warehouse
from parley.warehouse.store.library import Library
from parley.warehouse.store.published import files_of, read_files
from parley.warehouse.store.stages import read_stage, write_stage


@dataclass(frozen=True)
class Forgot:
    """What was forgotten: rows that the new release has no more, and which older ones still have.

    `documents` are those of the library, `others` their copies and earlier texts. `storage` is the
    one that the settings name, and `still_stored` the releases there that hold it.
    """

    targets: list[str]
    documents: int
    others: int
    release: str
    rows: dict[str, int]
    still_in: list[str]
    taken_away: list[str]
    storage: str
    still_stored: list[str]

    def to_dict(self) -> dict[str, Any]:
        """All of it as JSON can hold it."""
        return asdict(self)


def meaning(home: Warehouse, targets: Sequence[str]) -> list[Meant]:
    """What each of TARGETS means: the id of a document, an address or file, a publisher, a source.

    What was forgotten before is meant still, so that a command that was killed can be repeated.

    Raises
    ------
    InputError: nothing here is called so.
    """
    held = dict(NOTHING_HELD) | read_stage(home, HELD)
    documents, _ = with_copies(Library(home).read(), held)
    cursor, before = Cursor(home), kept_out(home)
    fetched = {
        source: {each.found_at for each in cursor.of(source) if each.found_at}
        for source in cursor.sources
    }
    found = []
    for target in dict.fromkeys(targets):
        names = dict.fromkeys((target, uri_of(Path(target))))
        each = next(filter(None, (meant_by(n, documents, held, fetched) for n in names)), None)
        each = each or before.meant(target)
        if each is None:
            raise InputError(
                "nothing here is called so.",
                where=target,
                mend="Give a document's id, its address or file, a publisher or a source: `parley "
                'query "SELECT doc_id, source_uri, source_name FROM documents"`, `parley sources`.',
            )
        found.append(each)
    return found


def holding(home: Warehouse, texts: Collection[str]) -> list[Release]:
    """The releases that hold one of TEXTS, the oldest first; one that cannot be read may."""
    wanted = pa.array(sorted(texts), pa.string())
    found = []
    for release in releases(home):
        if release.folder is None:
            continue
        try:
            held = read_files(files_of(release.folder, "documents"), ["doc_id"])["doc_id"]
        except (OSError, pa.ArrowException):
            found.append(release)
            continue
        if pc.any(pc.is_in(held, value_set=wanted)).as_py():
            found.append(release)
    return found


def parameters_of(home: Warehouse) -> Parameters:
    """How the last run of HOME was made, so that what stays is read as before.

    Raises
    ------
    WarehouseError: no run was made yet.
    """
    run = Ledger(home).run
    if run is None or home.release() is None:
        raise WarehouseError(
            "There is no release here yet.", where=str(home.folder), mend="Run: parley run"
        )
    told = Parameters.from_json(run["parameters"])
    return replace(told, inputs=(), fresh=False, forget=())


def forget(
    home: Warehouse, meant: Sequence[Meant], asked: Parameters, *, with_releases: bool = False
) -> Forgot:
    """Forget what is MEANT, publish a release without it, and say what was removed.

    Killed at any moment, it can be repeated; until then runs keep out what it had noted first.

    Raises
    ------
    WarehouseError: another run holds the warehouse, or it cannot be written.
    """
    from parley.flows.orchestration.watch import Watch
    from parley.flows.pipeline import note_failure, read_and_publish
    from parley.flows.shared import purge_storage, storage_held, stored_with
    from parley.flows.stages.ingest import Read, store

    texts = frozenset[str]().union(*(each.texts for each in meant))
    addresses = frozenset[str]().union(*(each.addresses for each in meant))
    targets = tuple(each.target for each in meant)
    with home.lock(), storage_held(home):
        there = len(texts & set(Library(home).sources()["doc_id"].to_pylist()))
        ledger = Ledger(home)
        run_id = ledger.begin(replace(asked, forget=targets))
        write_stage(
            home, FORGOTTEN.name, {FORGOTTEN.name: kept_out(home).and_also(meant, now()).rows}
        )
        (home.state / KEPT).unlink(missing_ok=True)
        watch = Watch(run_id)
        try:
            purge(home, texts)
            purge_storage(texts)
            store(home, ledger, Read(), fresh=False)
            _clear(ledger, addresses)
            clear_cursor(home, meant)
            report = read_and_publish(watch, str(home.folder), asked)
        except Exception:
            note_failure(home, run_id)
            raise
        finally:
            watch.keep(home)
        older = [each for each in holding(home, texts) if each.folder != home.release()]
        if with_releases:
            take_away(home, [each.name for each in older])
        stored = stored_with(texts, remove=with_releases)
        manifest = releases(home)[-1].manifest
        gone = {} if manifest is None else manifest.tables
        return Forgot(
            targets=list(targets),
            documents=there,
            others=len(texts) - there,
            release=report.called,
            rows={name: each.removed for name, each in gone.items() if each.removed},
            still_in=[] if with_releases else [each.called for each in older],
            taken_away=[each.called for each in older] if with_releases else [],
            storage=settings().storage or "",
            still_stored=[f"release {number}" for number in stored],
        )


def _clear(ledger: Ledger, addresses: Collection[str]) -> None:
    """Take out of the quarantine what stands at ADDRESSES, and what names one of them."""
    for stage in STAGES:
        rows = ledger.quarantine.filter(pc.equal(ledger.quarantine["stage"], stage))
        told = zip(rows["source_uri"].to_pylist(), rows["error_message"].to_pylist(), strict=True)
        kept = [not any(each in uri or each in said for each in addresses) for uri, said in told]
        ledger.replace(stage, rows.filter(pa.array(kept, pa.bool_())))
    ledger.save()


def clear_cursor(home: Warehouse, meant: Sequence[Meant]) -> None:
    """Let the cursor of HOME know nothing of sources that are MEANT, and no titles of texts."""
    cursor = Cursor(home)
    if not cursor.sources:
        return
    addresses = {uri.partition("#")[0] for each in meant for uri in each.addresses}
    for source in cursor.sources:
        if any(each.kind == "source" and each.target == source for each in meant):
            cursor.drop(cursor.of(source))
        for known in cursor.of(source):
            if known.found_at in addresses:
                known.told = "{}"
    cursor.save()


def undo(home: Warehouse, targets: Iterable[str]) -> list[str]:
    """Let what was forgotten for TARGETS come in again with the next run that reads it.

    Raises
    ------
    InputError: nothing was forgotten for one of them.
    WarehouseError: another run holds the warehouse.
    """
    wanted = []
    with home.lock():
        before = kept_out(home)
        for target in dict.fromkeys(targets):
            named = [n for n in (target, uri_of(Path(target))) if n in before.targets()]
            if not named:
                raise InputError(
                    "nothing was forgotten by that name.", where=target, mend="parley forget --list"
                )
            wanted.append(named[0])
        ledger = Ledger(home)
        last = Parameters.from_json(ledger.run["parameters"]) if ledger.run else with_defaults()
        told = tuple(f"undo: {target}" for target in wanted)
        ledger.begin(replace(last, inputs=(), fresh=False, forget=told))
        write_stage(home, FORGOTTEN.name, {FORGOTTEN.name: before.without(wanted).rows})
        (home.state / KEPT).unlink(missing_ok=True)
        _fetch_again(home)
        ledger.note(status="completed")
    return wanted


def _fetch_again(home: Warehouse) -> None:
    """Let sources give again what they have given and the library does not hold."""
    cursor, there = Cursor(home), set(Library(home).sources()["source_uri"].to_pylist())
    given = {each.found_at for name in cursor.sources for each in cursor.of(name) if each.found_at}
    files = {uri.partition("#")[0] for uri in there}
    cursor.unsettle(given - files)
    cursor.save()


def listed(home: Warehouse) -> list[dict[str, Any]]:
    """What is kept out, one row a target: its kind, how many texts, since when."""
    rows = kept_out(home).rows.to_pylist()
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        start = {"target": row["target"], "kind": "text", "texts": 0, "since": row["forgotten_at"]}
        each = found.setdefault(row["target"], start)
        each["texts"] += row["kind"] == "text"
        if row["value"] == row["target"]:
            each["kind"] = row["kind"]
    return [{**each, "since": each["since"].isoformat()} for each in found.values()]
