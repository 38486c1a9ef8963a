"""Entries that one's own texts propose, and how an accepted one comes into a file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import yaml

from parley.flows.app.codebook.folder import as_asked
from parley.flows.app.codebook.texts import find_texts
from parley.flows.inputs.knowledge import is_path, read_knowledge, read_text
from parley.flows.inputs.reader import chosen_reader
from parley.flows.inputs.settings import SHIPPED, settings
from parley.schemas.errors import ConfigurationError
from parley.transforms.reading.pipeline import load_pipeline
from parley.transforms.workbench.proposals import Proposal, Proposals

_WIDE = 1_000_000


def suggest(
    inputs: Sequence[str],
    codebook: str | None = None,
    least: int = 2,
    model: str | None = None,
    reader: str | None = None,
) -> list[Proposal]:
    """What the texts in INPUTS name LEAST times and neither the general layer nor CODEBOOK holds.

    Raises
    ------
    CodebookError: there is no such codebook, or it has a fault.
    InputError: a path is not there, or nothing in it can be read.
    """
    knowledge = read_knowledge(settings().data_folders, [as_asked(codebook)] if codebook else [])
    trained = chosen_reader(reader or "rules")
    nlp = load_pipeline(model or settings().model, knowledge, trained)
    proposals = Proposals(knowledge)
    for doc_id, doc in find_texts(inputs, knowledge).read(nlp):
        proposals.add(doc, doc_id)
    return proposals.proposals(least)


def as_block(proposal: Proposal) -> str:
    """PROPOSAL as an item of a list in YAML, with what it rests on in comments."""
    mentions = "once" if proposal.mentions == 1 else f"{proposal.mentions} times"
    documents = "1 text" if proposal.documents == 1 else f"{proposal.documents} texts"
    dumped = yaml.safe_dump(
        [dict(proposal.entry)], allow_unicode=True, sort_keys=False, width=_WIDE,
        default_flow_style=None,
    )  # fmt: skip
    lines = [f"# {mentions} in {documents}: {proposal.sentence}", *dumped.splitlines()]
    return "".join(f"  {line}\n" for line in lines)


def as_files(proposals: Sequence[Proposal]) -> str:
    """PROPOSALS as YAML to paste, under the names of the files they belong to."""
    told = []
    for file, key in dict.fromkeys((each.file, each.key) for each in proposals):
        told.append(f"# {file}\n{key}:\n")
        told += [as_block(each) for each in proposals if (each.file, each.key) == (file, key)]
    return "".join(told)


def own_folder(codebook: str) -> Path:
    """The folder of a CODEBOOK of one's own, into which entries may be written.

    Raises
    ------
    ConfigurationError: there is none, or it comes with Parley.
    """
    asked = as_asked(codebook)
    folders = [Path(asked)] if is_path(asked) else []
    folders += [data / "codebooks" / asked for data in settings().data_folders if data != SHIPPED]
    found = next((each for each in folders if (each / "codebook.yaml").is_file()), None)
    if found is None:
        raise ConfigurationError(
            f"there is no codebook '{codebook}' of your own.",
            where="--into",
            mend=f"Make it: parley codebook new {codebook}",
        )
    return found


def accept(proposal: Proposal, folder: Path) -> Path:
    """Put PROPOSAL at the end of its list in the codebook in FOLDER; return the file."""
    path = folder / proposal.file
    text = read_text(path) if path.is_file() else ""
    path.write_text(with_item(text, proposal.key, as_block(proposal)), encoding="utf-8")
    return path


def with_item(text: str, key: str, block: str) -> str:
    """The YAML TEXT with BLOCK as the last item of its top-level list KEY; comments stay."""
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    head = next((at for at, line in enumerate(lines) if re.match(rf"{key}\s*:", line)), None)
    if head is None:
        return "".join([*lines, f"{key}:\n", block])
    lines[head] = re.sub(r"^(\w+\s*:)\s*\[\s*\]", r"\1", lines[head])
    last = head
    for at in range(head + 1, len(lines)):
        if re.match(r"[^\s#-]", lines[at]):
            break
        if re.match(r"\s*[^\s#]", lines[at]):
            last = at
    flush = last > head and lines[head + 1 : last + 1] and _is_flush(lines[head + 1 : last + 1])
    own = re.sub(r"(?m)^  ", "", block) if flush else block
    return "".join([*lines[: last + 1], own, *lines[last + 1 :]])


def _is_flush(lines: Sequence[str]) -> bool:
    """Whether the items among LINES stand right at the margin."""
    return any(line.startswith("- ") for line in lines)
