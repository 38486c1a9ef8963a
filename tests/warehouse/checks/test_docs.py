"""Data Docs: pages of GX's results that need nothing else to be read.

GX takes seconds to import, so only the tests themselves do: each worker collects this module.
"""

from __future__ import annotations

from datetime import UTC, datetime

import pandas as pd
import pytest

from parley.schemas.runs import QUALITY_RESULTS
from tests.warehouse.small import full


@pytest.fixture
def site(tmp_path):
    """The site of one table with a value that looks like HTML."""
    import great_expectations as gx
    from great_expectations.expectations import ExpectColumnValuesToNotMatchRegex

    from parley.warehouse.checks.docs import write_docs

    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    batch = context.data_sources.pandas_default.read_dataframe(
        pd.DataFrame({"kind": ["river", "<b>bold</b>"]})
    )
    suite = gx.ExpectationSuite(
        name="streams",
        # One of GX's own, whose place none of ours has taken.
        expectations=[ExpectColumnValuesToNotMatchRegex(column="kind", regex="<b>")],
    )
    result = batch.validate(suite, result_format="COMPLETE")
    row = full(
        QUALITY_RESULTS, table_name="streams", success=False, severity="row",
        observed_value="such as <b>bold</b>",
    )  # fmt: skip
    quality = QUALITY_RESULTS.from_rows([row])
    folder = tmp_path / "site"
    write_docs({"streams": result}, quality, folder, "run_1", datetime(2025, 6, 1, tzinfo=UTC))
    return folder


def test_values_are_shown_as_they_are(site):
    for name in ("index", "streams"):
        page = (site / f"{name}.html").read_text(encoding="utf-8")
        assert "&lt;b&gt;bold&lt;/b&gt;" in page
        assert "<b>bold" not in page


def test_a_page_stands_in_place_of_what_was_there(site, tmp_path):
    from parley.warehouse.checks.docs import write_docs

    (site / "old.html").write_text("old")
    write_docs({}, QUALITY_RESULTS.empty(), site, "run_2", datetime(2025, 6, 2, tzinfo=UTC))
    assert {path.name for path in site.iterdir()} == {"index.html", "docs.css"}
    assert "all held" in (site / "index.html").read_text(encoding="utf-8")
