"""Faults of Parley and of its installation stop a run; those of a file never do."""

from __future__ import annotations

import sys
from types import ModuleType

import pypdf
import pytest

from parley.transforms.ingest.faults import is_ours
from parley.transforms.ingest.formats import web
from tests.transforms.ingest.reading import read, refusal

PAGE = """<html><body><article>
<p>The envoys met twice in the old town, and agreed.</p>
</article></body></html>"""


def failing(package: str, error: str):
    """A function of PACKAGE that raises ERROR."""
    module = ModuleType(f"{package}.inner")
    exec(f"def fail(*_, **__):\n    raise {error}('no such part')", vars(module))
    return module.fail


def test_a_missing_package_stops_the_run(monkeypatch):
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(ImportError) as caught:
        read("a.html", PAGE)
    assert caught.value.__notes__ == ["while reading in/a.html"]
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(ImportError):
        read("a.pdf", b"%PDF-1.7")


@pytest.mark.parametrize("error", [TypeError, AttributeError, NameError])
def test_a_bug_of_ours_stops_the_run(monkeypatch, error):
    monkeypatch.setattr(web, "_pieces", failing("parley", error.__name__))
    with pytest.raises(error):
        read("a.html", PAGE)


@pytest.mark.parametrize("error", ["TypeError", "AttributeError", "KeyError", "RecursionError"])
def test_a_parser_that_trips_over_a_file_refuses_it(monkeypatch, error):
    monkeypatch.setattr(pypdf, "PdfReader", failing("pypdf", error))
    found = refusal("a.pdf", b"%PDF-1.7")
    assert found.kind == "broken_pdf"
    assert error in found.message


@pytest.mark.parametrize(
    ("package", "error", "ours"),
    [("re", TypeError, True), ("lxml", TypeError, False), ("lxml", ImportError, True)],
)
def test_whose_fault_it_is_goes_by_what_we_called(package, error, ours):
    with pytest.raises(error) as caught:
        failing(package, error.__name__)()
    assert is_ours(caught.value.with_traceback(caught.tb.tb_next)) is ours
