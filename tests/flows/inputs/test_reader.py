from __future__ import annotations

import shutil

import pytest

from parley.flows.inputs.fingerprint import fingerprint
from parley.flows.inputs.reader import FOLDER, chosen_reader, read_reader
from parley.flows.inputs.settings import settings
from parley.schemas.errors import ConfigurationError, ModelError


def test_the_shipped_reader_is_the_one_that_was_trained():
    model = read_reader()
    assert len(model.types) == 17
    assert len(model.words) + len(model.pairs) < 25_000_000
    assert chosen_reader("trained") is model
    assert chosen_reader("rules") is None


def test_files_that_are_missing_or_others_are_told(tmp_path):
    with pytest.raises(ModelError, match=r"cannot be read.*--reader rules"):
        read_reader(tmp_path / "none")
    copy = tmp_path / "reader"
    shutil.copytree(FOLDER, copy)
    (copy / "pairs.onnx").write_bytes(b"another")
    with pytest.raises(ModelError, match=r"pairs\.onnx is not the file"):
        read_reader(copy)


def test_a_reader_that_there_is_not(parley, tmp_path, texts):
    with pytest.raises(ConfigurationError, match="trained, rules"):
        chosen_reader("human")
    ended = parley("run", texts, "-w", tmp_path / "w", "--reader", "human")
    assert ended.code == 2
    assert "trained, rules" in ended.errors


def test_what_was_read_by_another_reader_is_read_anew(monkeypatch):
    from parley.flows.inputs.knowledge import read_knowledge
    from parley.flows.inputs.settings import SHIPPED

    knowledge = read_knowledge((SHIPPED,), ())
    keys = {fingerprint(knowledge, settings().model, reader) for reader in (None, read_reader())}
    assert len(keys) == 2
