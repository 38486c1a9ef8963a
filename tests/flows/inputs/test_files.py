"""A file that took more than its limits is not tried again until it, the code or they change."""

from __future__ import annotations

from typing import Any

import pytest

from parley.flows.inputs import files
from parley.flows.inputs.files import file_reader
from parley.flows.inputs.sources import Source
from parley.flows.orchestration.processes import Limits, Overrun


class Slow:
    """Processes in which each file takes too long."""

    def __init__(self, *_: Any) -> None:
        self.calls = 0

    def call(self, source: Source, *_: Any) -> Any:
        self.calls += 1
        raise Overrun("It took more than the 5 seconds.")

    def end(self) -> None:
        """Nothing has begun."""


def test_a_file_is_given_up_once(tmp_path, monkeypatch):
    slow = Slow()
    monkeypatch.setattr(files, "Processes", lambda *_: slow)
    path = tmp_path / "a.txt"
    path.write_text("Talks were held.")
    given_up: dict[str, str] = {}
    for text, calls in (("Talks.", 1), ("Talks.", 1), ("No talks.", 2)):
        path.write_text(text)
        with file_reader(
            {}, None, 1_000, any_language=True, limits=Limits(5), given_up=given_up  # type: ignore[arg-type]
        ) as read:  # fmt: skip
            found = read(Source(path, "a.txt"), {})
        (refusal,) = found.reading.refusals
        assert (refusal.kind, slow.calls) == ("over_limit", calls)
        assert "5 seconds" in refusal.message
        assert found.digest is not None
    path.unlink()
    path.symlink_to("/dev/zero")  # what stands there now is not read to see whether it is known
    with (
        pytest.MonkeyPatch.context() as patch,
        file_reader(
            {}, None, 1_000, any_language=True, limits=Limits(5), given_up=given_up  # type: ignore[arg-type]
        ) as read,
    ):  # fmt: skip
        patch.setattr(slow, "call", lambda *_: "refused")
        assert read(Source(path, "a.txt"), {}) == "refused"
