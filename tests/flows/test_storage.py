"""A release that is kept in a storage is fetched elsewhere, and runs go on from it."""

from __future__ import annotations

import pytest

from tests.flows.conftest import with_settings
from tests.flows.same import differing

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("no_gate")]
RULES = ("--codebook", "none", "--reader", "rules", "--json")


def test_a_release_is_kept_fetched_and_gone_on_from(parley, texts, tmp_path):
    one, other, storage = (tmp_path / name for name in ("one", "other", "storage"))
    with with_settings(PARLEY_STORAGE=storage):
        first = parley("run", texts / "a.txt", "-w", one, *RULES)
        assert first.code == 0, first.output + first.errors
        fetched = parley("fetch", "-w", other, "--json")
        assert fetched.code == 0, fetched.output + fetched.errors
        assert fetched.json["release"] == 1
        assert differing(one, other) == []

        more = parley("run", texts / "a.txt", texts / "c.txt", "-w", other, *RULES)
        assert more.json["run"]["n_documents_new"] == 1, "what was read is known there"
        assert more.json["release"] == "release_2"

        behind = parley("run", texts / "c.txt", "-w", one, *RULES)
        assert behind.code == 7
        assert "release 2 that this folder has not published" in behind.output
    assert parley("fetch", "-w", tmp_path / "third").code == 2
