"""The wheel as its users get it: built, installed with pip alone, and run away from the checkout.

    python -m tests.packaging.try_wheel

Takes some minutes and the package registry, so it is a step of its own in continuous integration
(`make wheel`) and no part of `make test`. Ends 0 when all holds.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import venv
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
COLLIDING = ("data", "flows", "schemas", "tests", "transforms", "prefect", "duckdb")
NOTEBOOK = """
import parley

rows = parley.read(
    "Russia and Ukraine held talks in Istanbul on 16 May 2025. Kyiv rejected the proposal.",
    published_on="2025-05-17",
    codebook="ukraine",
)
events = rows["event_mentions"]
assert {"CONSULT", "REJECT"} <= set(events["event_type"]), events
doc = parley.load(codebook="ukraine")("Moscow agreed.")
assert [span.text for span in doc.spans["mentions"]]
print(parley.__version__)
"""
NEEDED = (
    "parley/py.typed",
    "parley/data/reader/words.onnx",
    "parley/data/corpus/manifest.csv",
    "parley/data/lexicons/event_types.csv",
    "parley/transforms/reading/config.cfg",
    "parley/warehouse/report/sql/_prepare.sql",
    "parley/warehouse/report/templates/base.html",
    "parley/warehouse/report/vendor/LICENSES.txt",
    "parley/warehouse/views/event_timeline.sql",
)


def main() -> None:
    """Build, look into, install and try the wheel."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        wheel = build(work)
        look_into(wheel)
        python = install(wheel, work)
        empty, crowded = work / "empty", work / "crowded"
        empty.mkdir()
        for name in COLLIDING:
            (crowded / name).mkdir(parents=True)
            (crowded / name / "__init__.py").write_text("raise ImportError('not this one')\n")
        with ThreadPoolExecutor() as both:
            runs = [
                both.submit(run, python, empty, "warehouse"),
                both.submit(run, python, crowded, "published", "-w", "published"),
            ]
        for each in runs:
            each.result()
        left = {path.name for path in crowded.iterdir()}
        assert left == {*COLLIDING, "published", ".prefect"}, left
    say("all holds")


def build(work: Path) -> Path:
    """The wheel of a copy of the checkout, which may be at work meanwhile: builds write beside."""
    say("building")
    left_out = shutil.ignore_patterns(".*", "__pycache__", "build", "dist", "*.egg-info")
    source = shutil.copytree(PROJECT, work / "source", symlinks=True, ignore=left_out)
    call(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", work, source)
    (wheel,) = work.glob("parley-*.whl")
    return wheel


def look_into(wheel: Path) -> None:
    """All that Parley needs lies in the one package `parley`, and nothing of a developer's."""
    with zipfile.ZipFile(wheel) as opened:
        names = opened.namelist()
    foreign = {name.split("/")[0] for name in names} - {"parley"}
    assert all(name.endswith(".dist-info") for name in foreign), foreign
    assert not [name for name in NEEDED if name not in names]
    unwanted = [name for name in names if "__pycache__" in name or "/data/training/" in name]
    assert not unwanted, unwanted[:5]
    say(f"{wheel.name}: {len(names)} files, {wheel.stat().st_size / 1e6:.1f} MB")


def install(wheel: Path, work: Path) -> Path:
    """The interpreter of a fresh environment in which pip has installed WHEEL, without a lock."""
    say("installing (without the lock)")
    venv.create(work / "env", with_pip=True)
    python = work / "env" / "bin" / "python"
    # Python compiles what is imported when it is: a fifth of the files, in a quarter of the time.
    options = ("--quiet", "--disable-pip-version-check", "--no-compile")
    call(python, "-m", "pip", "install", *options, wheel)
    return python


def run(python: Path, folder: Path, warehouse: str, *options: str) -> None:
    """Read the sample corpus in FOLDER by the command, and a sentence in a notebook's way."""
    say(f"running in the folder {folder.name}")
    told = json.loads(call(python.with_name("parley"), "run", "--json", *options, folder=folder))
    assert told["rows"]["documents"] == 14, told["rows"]
    assert told["rows"]["quarantine"] == 0, told["quarantine"]
    assert (folder / warehouse / "parley.duckdb").exists()
    # A notebook's kernel has its folder on the path, and so the folders in it that are packages.
    snippet = "import sys\nsys.path.append('')\n" + NOTEBOOK
    say(f"version {call(python, '-P', '-c', snippet, folder=folder).strip()}")


def call(*arguments: object, folder: Path | None = None) -> str:
    """Standard output of a command that must end well."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PREFECT_", "PARLEY_", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE"))
    }
    if folder is not None:
        kept["PREFECT_HOME"] = str(folder / ".prefect")
    ended = subprocess.run(
        [str(each) for each in arguments], cwd=folder, env=kept, capture_output=True, text=True
    )
    if ended.returncode:
        sys.exit(f"{arguments} ended with {ended.returncode}:\n{ended.stdout}\n{ended.stderr}")
    return ended.stdout


def say(what: str) -> None:
    """Tell how far it has come."""
    sys.stdout.write(f"wheel: {what}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
