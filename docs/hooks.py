"""What MkDocs does besides: it takes in pages that lie elsewhere in the project.

A link to a file of the project that is no page becomes plain text: a site has no such file. So all
pages keep the links that work where the project is read, on disk or on a git host.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files

PROJECT = Path(__file__).resolve().parents[1]
ELSEWHERE = (
    "CHANGELOG.md", "CONTRIBUTING.md", "data/corpus/README.md", "data/corrections/README.md",
    "data/gazetteer/README.md", "data/gold/README.md", "data/lexicons/events/README.md",
    "data/reader/README.md", "data/training/README.md",
)  # fmt: skip
_START = {"README.md": "index.md"}
_FENCE = re.compile(r"(^```.*?^```$)", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"(?<!!)\[([^\[\]]*)\]\(([^()\s#:]+)(#[^()\s]*)?\)")


def on_files(files: Files, config: Any) -> Files:
    """Add the pages of ELSEWHERE, under project/."""
    for path in ELSEWHERE:
        files.append(File.generated(config, f"project/{path}", abs_src_path=str(PROJECT / path)))
    return files


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Turn links between files of the project into links between pages."""
    here = Path(page.file.abs_src_path or PROJECT / "docs" / page.file.src_uri)
    parts = _FENCE.split(markdown)
    parts[::2] = [
        _LINK.sub(lambda link: _turned(link, here, page.file.src_uri), part) for part in parts[::2]
    ]
    return "".join(parts)


def _turned(link: re.Match[str], here: Path, page: str) -> str:
    label, target, anchor = link.groups()
    meant = Path(os.path.normpath(here.parent / target))
    if not meant.is_relative_to(PROJECT) or not meant.exists():
        return link[0]  # MkDocs finds that it leads nowhere
    path = meant.relative_to(PROJECT).as_posix()
    path = f"{path}/README.md" if meant.is_dir() else path
    if path in _START:
        place = _START[path]
    elif path.startswith("docs/"):
        place = path.removeprefix("docs/")
    elif path in ELSEWHERE:
        place = f"project/{path}"
    else:
        return label
    return f"[{label}]({os.path.relpath(place, os.path.dirname(page) or '.')}{anchor or ''})"
