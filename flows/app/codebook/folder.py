"""Where a codebook lies that a user names: in a data folder, or in the current folder."""

from __future__ import annotations

from pathlib import Path

from parley.flows.inputs.knowledge import codebook_names, is_path
from parley.flows.inputs.settings import settings

_HEAD = "codebook.yaml"


def as_asked(name: str) -> str:
    """The codebook NAME as `read_knowledge` takes it: a path where it is in the current folder."""
    if is_path(name) or name in codebook_names(settings().data_folders):
        return name
    return f"./{name}" if (Path(name) / _HEAD).is_file() else name


def own_codebooks() -> list[str]:
    """The codebooks that do not come with Parley, as `read_knowledge` takes them."""
    of_data = codebook_names(settings().data_folders[1:])
    here = [f"./{path.parent.name}" for path in sorted(Path.cwd().glob(f"*/{_HEAD}"))]
    return [*of_data, *(each for each in here if each.removeprefix("./") not in of_data)]


def folder_for(name: str) -> Path:
    """Where a new codebook NAME goes: into one's own data folder, else into the current one."""
    own = settings().data_folders[1:]
    return own[0] / "codebooks" / name if own else Path(name)
