from __future__ import annotations

import subprocess
import sys

from parley.warehouse.checks.unused import put_off

LOADED = """
import sys
import parley.warehouse.checks.unused
print(sorted({"altair", "scipy.stats"} & sys.modules.keys()))
"""


def test_great_expectations_is_loaded_without_what_is_not_used():
    ended = subprocess.run(
        [sys.executable, "-c", LOADED], check=True, capture_output=True, text=True
    )
    assert ended.stdout == "[]\n"


def test_what_is_put_off_is_loaded_by_the_first_look_into_it(tmp_path, monkeypatch):
    (tmp_path / "parcel").mkdir()
    (tmp_path / "parcel" / "__init__.py").touch()
    (tmp_path / "parcel" / "inside.py").write_text("value = 7")
    (tmp_path / "lone.py").write_text("value = 8")
    monkeypatch.syspath_prepend(tmp_path)
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
