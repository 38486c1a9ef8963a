from __future__ import annotations

import subprocess
import sys

import pytest

from parley.schemas.imports import put_off, put_off_until_called, unseen

CHECKS = """
import sys
import parley.warehouse.checks.unused
assert not {"altair", "scipy.stats", "sqlalchemy", "boto3"} & sys.modules.keys()
"""
READING = """
import sys
import parley.transforms.reading.pipeline
assert not {"spacy.cli", "weasel", "requests"} & sys.modules.keys()
import spacy
assert spacy.info(silent=True)["spacy_version"] == spacy.__version__
from spacy.cli import train
"""


@pytest.mark.parametrize("program", [CHECKS, READING], ids=["checks", "reading"])
def test_a_library_is_loaded_without_what_is_not_used(program):
    subprocess.run([sys.executable, "-c", program], check=True)


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    (tmp_path / "parcel").mkdir()
    (tmp_path / "parcel" / "__init__.py").touch()
    (tmp_path / "parcel" / "inside.py").write_text("value = 7\n\ndef told(of):\n    return of")
    (tmp_path / "lone.py").write_text("value = 8")
    monkeypatch.syspath_prepend(tmp_path)
    yield
    for name in ("parcel", "parcel.inside", "lone"):
        sys.modules.pop(name, None)


@pytest.mark.usefixtures("shelf")
def test_what_is_put_off_is_loaded_by_the_first_look_into_it():
    with put_off("lone", "parcel.inside"):
        import lone as first
        from parcel import inside as second
    assert not {"lone", "parcel.inside"} & sys.modules.keys()
    assert (first.value, second.value) == (8, 7)

    import lone
    from parcel import inside

    assert lone is sys.modules["lone"] is not first
    assert inside is sys.modules["parcel.inside"] is not second
    assert (lone.value, inside.value) == (8, 7)


@pytest.mark.usefixtures("shelf")
def test_a_function_may_be_imported_before_its_module_is_loaded():
    with put_off_until_called("parcel.inside", "told"):
        from parcel.inside import told
    assert "parcel.inside" not in sys.modules
    assert told("a mill") == "a mill"
    loaded = sys.modules["parcel.inside"]
    with put_off_until_called("parcel.inside", "told"):
        from parcel import inside
    assert inside is loaded


@pytest.mark.usefixtures("shelf")
def test_what_is_unseen_is_there_again_afterwards():
    with unseen("lone", "parcel"):
        with pytest.raises(ModuleNotFoundError):
            import lone
        with pytest.raises(ModuleNotFoundError):
            import parcel.inside
    import lone
    import parcel.inside

    assert (lone.value, parcel.inside.value) == (8, 7)
    with unseen("lone"):
        import lone
    assert lone.value == 8
