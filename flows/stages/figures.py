"""The gate of figures: a release further from the gold than those before is not published."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

import pyarrow as pa

from parley.flows.inputs.gold import GoldSets
from parley.flows.inputs.settings import settings
from parley.schemas.errors import GateError, WarehouseError
from parley.schemas.runs import EVALUATION, QUALITY_RESULTS
from parley.schemas.tables import TABLES
from parley.transforms.evaluation.evaluate import Difference, evaluate
from parley.transforms.evaluation.falls import Fall, best, falls, uncompared, worsened
from parley.warehouse.store.history import releases
from parley.warehouse.store.home import Warehouse
from parley.warehouse.store.release import read_table
from parley.warehouse.store.stages import DamagedError

_MEASURES_TOLD = 5
_ROWS_TOLD = 10
_log = logging.getLogger(__name__)


def keep_figures(
    home: Warehouse, tables: Mapping[str, pa.Table], gold: GoldSets, run_id: str
) -> pa.Table:
    """`quality_results` of TABLES, with how their figures compare with those of releases of HOME.

    Of each measure the best counts that a release had since changes were last accepted. Where the
    gold has changed since, it measures the current release too. What cannot be compared is told.

    Raises
    ------
    GateError: a figure has fallen by more than is tolerated, and that was not accepted.
    """
    before = _last(home, ["evaluation"]).get("evaluation")
    if before is None or not before.num_rows:
        return tables["quality_results"]
    chosen, now = settings(), tables["evaluation"]
    apart = uncompared(before, now, chosen.few_gold)
    if apart and now.num_rows:
        before = _measured_anew(home, gold, run_id, before)
        apart = uncompared(before, now, chosen.few_gold)
    if apart:
        _log.warning(
            "%d figures of the last release are not compared, since the gold or its texts are "
            "others, such as %s", len(apart), apart[0], extra={"stage": "publish"},
        )  # fmt: skip
    highest = best(before, _accepted(home))
    found = falls(highest, now, chosen.tolerated_fall, chosen.few_gold)
    if found:
        last = _last(home, [table.name for table in TABLES])
        rows = _changed(last, tables, gold, found)
        for fall in found:
            _log.warning("%s fell on the gold", fall, extra={"stage": "publish"})
        for line in rows:
            _log.warning("%s", line, extra={"stage": "publish"})
        if not chosen.accept_changes:
            raise GateError(
                f"The release is stopped: it is further from the gold than the last one, or the "
                f"best since changes were last accepted. "
                f"{_listed(found, _MEASURES_TOLD)}. Rows that changed: "
                f"{_listed(rows, _ROWS_TOLD) or 'none that can be told'}.",
                mend="What was published before is untouched. If this is meant, "
                "PARLEY_ACCEPT_CHANGES=true publishes it; PARLEY_TOLERATED_FALL says how far "
                f"figures may fall ({chosen.tolerated_fall:g}).",
            )
    row = {
        "run_id": run_id, "suite": "release", "table_name": "evaluation",
        "expectation": "expect_figures_to_be_kept", "column_name": "f1", "success": not found,
        "severity": "warning" if chosen.accept_changes else "error",
        "observed_value": (_listed(found, _MEASURES_TOLD) or "none fell")
        + (f"; {len(apart)} not compared, such as {apart[0]}" if apart else ""),
        "unexpected_count": len(found), "unexpected_percent": None,
    }  # fmt: skip
    return QUALITY_RESULTS.sorted(
        pa.concat_tables([tables["quality_results"], QUALITY_RESULTS.from_rows([row])])
    )


def _accepted(home: Warehouse) -> Iterator[Sequence[Mapping[str, Any]]]:
    """The figures of the releases of HOME, the newest first, back to one that was accepted so.

    Else small falls, each of them tolerated, would add up.
    """
    for release in reversed(releases(home)):
        if release.manifest is not None:
            yield release.manifest.evaluation
            if release.manifest.settings.get("accept_changes"):
                return


def _measured_anew(home: Warehouse, gold: GoldSets, run_id: str, before: pa.Table) -> pa.Table:
    """EVALUATION of the current release of HOME on GOLD as it is now; BEFORE where it lacks tables.

    Gold sets that are there no more keep their figures of BEFORE.
    """
    last = _last(home, [table.name for table in TABLES])
    try:
        anew = evaluate(last, gold, run_id)
    except KeyError:  # it is of a version that had other tables
        return before
    gone = [row for row in before.to_pylist() if row["gold_set"] not in gold]
    return pa.concat_tables([anew, EVALUATION.from_rows(gone)])


def _last(home: Warehouse, names: Sequence[str]) -> dict[str, pa.Table]:
    """The tables NAMES of the current release, as far as this version reads them.

    A release of another version may lack them, which is no reason not to publish anew.
    """
    found = {}
    for name in names:
        try:
            found[name] = read_table(home, name)
        except DamagedError as error:
            if home.release() is not None:
                _log.warning("The last release cannot be compared. %s", error)
        except (WarehouseError, OSError, pa.ArrowException):
            continue
    return found


def _changed(
    last: Mapping[str, pa.Table],
    tables: Mapping[str, pa.Table],
    gold: GoldSets,
    found: Sequence[Fall],
) -> list[str]:
    """The rows behind the falls FOUND, a line each."""
    rows = []
    for gold_set, layer in dict.fromkeys((fall.gold_set, fall.layer) for fall in found):
        with suppress(KeyError):  # a table that the last release lacks: its rows are not told
            rows += [
                _line(layer, each)
                for each in worsened(last, tables, gold_set, gold.get(gold_set, []), layer)
            ]
    return rows


def _line(layer: str, each: Difference) -> str:
    told = ", ".join(f"{name}: {value}" for name, value in each.item.fields.items() if value)
    return f"{each.outcome} {layer} in {each.source_uri}: “{each.item.quote}” [{told}]"


def _listed(things: Sequence[object], most: int) -> str:
    more = f"; and {len(things) - most} more" if len(things) > most else ""
    return "; ".join(str(each) for each in things[:most]) + more
