"""`make calibrate`: count on the gold how often each method is right, into data/general.

The held-out texts are left out, so that they can judge the confidences too. Run it after a change
to extraction, on a release of the sample corpus; the file it writes is part of the general layer.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from parley.flows.inputs.settings import PROJECT, SHIPPED, settings
from parley.schemas.errors import ConfigurationError
from parley.schemas.tables import BY_NAME
from parley.transforms.evaluation.calibration import Counts, calibration
from parley.warehouse.store.home import Warehouse
from parley.warehouse.store.release import read_table

_NEEDED = (
    "documents", "sentences", "actors", "mentions", "event_mentions", "stances", "attributions",
    "quantities", "explanations",
)  # fmt: skip


def main(warehouse: str | None = None) -> None:
    """Measure the release in WAREHOUSE and write data/general/calibration.csv.

    Raises
    ------
    ConfigurationError: this is no checkout but an installed package, which nothing writes to.
    """
    if not (PROJECT / "pyproject.toml").is_file():
        raise ConfigurationError(
            "calibration changes the data that come with Parley.",
            where=str(SHIPPED),
            mend="Run it in a checkout of the project.",
        )
    home = Warehouse(warehouse or settings().warehouse_folder)
    tables = {name: read_table(home, name) for name in _NEEDED if name in BY_NAME}
    counts = calibration(tables, {"sample": _gold(SHIPPED / "gold")})
    path = SHIPPED / "general" / "calibration.csv"
    _write(path, counts)
    sys.stdout.write(
        f"{path}: {len(counts)} methods of {sum(n for n, _ in counts.values())} rows\n"
    )


def _gold(folder: Path) -> list[str]:
    held_out = set((folder / "heldout.txt").read_text(encoding="utf-8").split())
    return [
        path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*.jsonl"))
        if path.stem not in held_out
    ]


def _write(path: Path, counts: Counts) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["layer", "method", "n", "right"])
        writer.writerows(
            (layer, method, n, right) for (layer, method), (n, right) in counts.items()
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
