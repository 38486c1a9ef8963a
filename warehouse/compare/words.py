"""What has changed from one release to the next, in words and in counts, for its manifest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from parley.schemas.errors import WarehouseError
from parley.warehouse.compare.diff import Side, compared
from parley.warehouse.store.files import read_parquet
from parley.warehouse.store.history import Release
from parley.warehouse.store.manifest import Content, Manifest, Versions
from parley.warehouse.store.published import files_of

_FIGURES = 5
_LEAST = 0.005
"""The change of a figure, from 0 to 1, that is worth a word."""


def with_changes(manifest: Manifest, folder: Path, last: Release | None, note: str) -> Manifest:
    """MANIFEST of the release in FOLDER with what has changed since the LAST one.

    The words begin with the NOTE. Where the last one cannot be read any more they say so.
    """
    words = [note] if note else []
    if last is None:
        words.append(f"the first release: {manifest.tables['documents'].rows:,} documents")
        return manifest.model_copy(update={"since": None, "changes": tuple(words)})
    tables: dict[str, Content] = {}
    try:
        with compared(side_of(last), _side(folder, manifest)) as found:
            words += _of_documents(found.documents())
            words += _of_versions(versions_of(last), manifest.versions)
            if new := found.added_columns():
                words.append(f"new in the tables: {', '.join(new)}")
            changes = found.changes()
            words += _of_rows(changes)
            tables = {
                name: content.model_copy(
                    update={"added": 0, "removed": 0, "changed": 0, **changes.get(name, {})}
                )
                for name, content in manifest.tables.items()
            }
    except WarehouseError as error:
        words.append(f"{last.called} cannot be compared with: {error.what}")
    words += _of_figures(last.manifest.evaluation if last.manifest else (), manifest.evaluation)
    return manifest.model_copy(
        update={
            "since": last.number,
            "changes": tuple(words) or ("the same data",),
            "tables": tables or manifest.tables,
        }
    )


def side_of(release: Release) -> Side:
    """RELEASE as one side of a comparison.

    Raises
    ------
    WarehouseError: it was removed.
    """
    if release.manifest is None:
        return Side(release.there, versions_of(release))
    return _side(release.there, release.manifest)


def versions_of(release: Release) -> Versions:
    """What made RELEASE; of one without a manifest, what its last run tells."""
    if release.manifest:
        return release.manifest.versions
    runs = [
        row for path in files_of(release.there, "runs") for row in read_parquet(path).to_pylist()
    ]
    if not runs:
        return Versions()
    last = max(runs, key=lambda row: row["started_at"])
    return versions_told(last)


def versions_told(run: Mapping[str, Any]) -> Versions:
    """What a row of `runs` tells of the versions with which it made the data."""
    knowledge, _, corrections = run["codebook_version"].partition(" corrections@")
    model, _, reader = run["model_version"].partition(" reader@")
    return Versions(
        code=run["code_version"],
        knowledge=knowledge,
        corrections=corrections,
        model=f"{run['model_name']} {model}".strip(),
        reader=reader,
    )


def _side(folder: Path, manifest: Manifest) -> Side:
    digests = {name: content.digest for name, content in manifest.tables.items()}
    return Side(folder, manifest.versions, digests)


def _of_documents(counts: dict[str, int]) -> Iterator[str]:
    told = {"new document": "new", "changed document": "changed", "document gone": "gone"}
    parts = [f"{counts[cause]:,} {word}" for cause, word in told.items() if cause in counts]
    if parts:
        yield f"documents: {', '.join(parts)}"


def _of_versions(before: Versions, after: Versions) -> Iterator[str]:
    for name in sorted({*before.codebooks, *after.codebooks} if before.codebooks else ()):
        old, new = before.codebooks.get(name), after.codebooks.get(name)
        what = "the general layer" if name == "general" else f"codebook {name}"
        if old != new:
            yield f"{what}: {'new' if old is None else 'gone' if new is None else 'changed'}"
    if before.corrections != after.corrections:
        yield "corrections: changed"
    for name in ("code", "model", "reader"):
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield f"{name}: {old or 'none'} → {new or 'none'}"
    for name in sorted({*before.libraries, *after.libraries} if before.libraries else ()):
        old, new = before.libraries.get(name), after.libraries.get(name)
        if old != new:
            yield f"library {name}: {old or 'none'} → {new or 'none'}"


def _of_rows(changes: dict[str, dict[str, int]]) -> Iterator[str]:
    if changes:
        sums = {
            kind: sum(counts.get(kind, 0) for counts in changes.values())
            for kind in ("added", "removed", "changed")
        }
        parts = ", ".join(f"{n:,} {kind}" for kind, n in sums.items() if n)
        tables = f"{len(changes)} table{'s' * (len(changes) != 1)}"
        yield f"rows in {tables}: {parts}"


def _of_figures(before: Sequence[dict[str, Any]], after: Sequence[dict[str, Any]]) -> Iterator[str]:
    old = {_measure(row): row["f1"] for row in before}
    moved = [
        (abs(row["f1"] - old[_measure(row)]), _measure(row), old[_measure(row)], row["f1"])
        for row in after
        if _measure(row) in old and abs(row["f1"] - old[_measure(row)]) >= _LEAST
    ]
    moved.sort(key=lambda each: (-each[0], each[1]))
    parts = [
        f"{measure} of {gold} {was:.2f} → {now:.2f}"
        for _, (gold, measure), was, now in moved[:_FIGURES]
    ]
    if len(moved) > _FIGURES:
        parts.append(f"{len(moved) - _FIGURES} more")
    if parts:
        yield f"F1: {', '.join(parts)}"


def _measure(row: dict[str, Any]) -> tuple[str, str]:
    return row["gold_set"], row["measure"]
