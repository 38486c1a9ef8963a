"""What Parley rests on: writes docs/licences.md, and looks for known flaws (`make licences`).

    python -m tests.packaging.supply

Needs no network: licences come from what is installed, flaws from `advisories.csv` beside it.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata
from pathlib import Path

from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "requirements.lock"
PAGE = ROOT / "docs" / "licences.md"
ADVISORIES = Path(__file__).with_name("advisories.csv")
MARK = "<!-- Below: made by `make licences` from what is installed. -->"
_PIN = re.compile(r"^([A-Za-z0-9_.-]+)==([^\s;]+)", re.MULTILINE)
# Locked for other systems or Pythons, so that not everybody has them to look into.
ELSEWHERE = {
    "async-timeout": "Apache-2.0",
    "pendulum": "MIT",
    "pywin32": "PSF-2.0",
    "tzdata": "Apache-2.0",
    "whenever": "MIT",
}
_TOLD = {  # packages whose metadata tell no licence, or its whole text
    "altair": "BSD-3-Clause",
    "polars": "MIT",
    "scipy": "BSD-3-Clause",
}


@dataclass(frozen=True)
class Advisory:
    """A known flaw of the versions AFFECTED of a package."""

    package: str
    id: str
    affected: SpecifierSet
    about: str


def pins(lock: str) -> list[tuple[str, str]]:
    """Names and versions of all that LOCK pins; a name may come with several versions."""
    return [(canonicalize_name(name), version) for name, version in _PIN.findall(lock)]


def advisories() -> list[Advisory]:
    """The reviewed advisories."""
    with ADVISORIES.open(encoding="utf-8", newline="") as lines:
        return [
            Advisory(
                canonicalize_name(row["package"]), row["id"], SpecifierSet(row["affected"]),
                row["about"],
            )
            for row in csv.DictReader(lines)
        ]  # fmt: skip


def flaws(pinned: list[tuple[str, str]], known: list[Advisory]) -> list[str]:
    """The KNOWN advisories that what is PINNED is affected by, a line each."""
    return [
        f"{name} {version}: {each.id}, {each.about} (affected: {each.affected})"
        for name, version in pinned
        for each in known
        if each.package == name and each.affected.contains(Version(version), prereleases=True)
    ]


def licence(name: str) -> str:
    """The licence of the package NAME, as it tells itself; empty where it does not."""
    if name in _TOLD:
        return _TOLD[name]
    try:
        return _told(metadata(name))
    except PackageNotFoundError:
        return ELSEWHERE.get(name, "")


def _told(told: PackageMetadata) -> str:
    for field in ("License-Expression", "License"):
        text = str(told.get(field) or "").strip()
        if text and "\n" not in text and len(text) < 60 and text != "Dual License":
            return text
    classified = [
        each.rpartition(" :: ")[2]
        for each in told.get_all("Classifier") or []
        if each.startswith("License ::")
    ]
    return " or ".join(dict.fromkeys(classified))


def page(head: str) -> str:
    """HEAD, written by hand down to the mark, and the list of all that is locked."""
    names = sorted({name for name, _ in pins(LOCK.read_text(encoding="utf-8"))})
    lines = ["| package | licence |", "|---|---|"]
    lines += [f"| [{name}](https://pypi.org/project/{name}/) | {licence(name)} |" for name in names]
    return "\n".join([head.partition(MARK)[0].rstrip(), "", MARK, "", *lines]) + "\n"


def listed(text: str) -> dict[str, str]:
    """The licences by package that the page TEXT lists."""
    return dict(_rows(text))


def _rows(text: str) -> Iterator[tuple[str, str]]:
    for line in text.partition(MARK)[2].splitlines():
        if found := re.fullmatch(r"\| \[(.+?)\]\(\S+\) \| (.*) \|", line):
            yield found[1], found[2]


def main() -> int:
    """Write the page; tell flaws and packages without a licence."""
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    pinned = pins(LOCK.read_text(encoding="utf-8"))
    found = flaws(pinned, advisories())
    found += [f"{name}: no licence is told" for name, told in listed(PAGE.read_text()).items()
              if not told]  # fmt: skip
    sys.stdout.write("\n".join([*found, f"{len(pinned)} pins, {len(found)} faults."]) + "\n")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
