"""HTML: the main content of a page, and what its head says of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from parley.schemas.errors import InputError
from parley.transforms.ingest.faults import is_ours
from parley.transforms.ingest.metadata.declared import declared
from parley.transforms.ingest.piece import Metadata, Page, Piece, cell_piece
from parley.transforms.ingest.text.clean import normal, one_line
from parley.transforms.ingest.text.lines import FINAL

_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html)\b", re.IGNORECASE | re.DOTALL
)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?(?P<name>[A-Za-z][\w-]{1,30})", re.IGNORECASE)
# No clock: htmldate would otherwise take today for the latest possible date.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
_BLOCKS = {"p", "head", "list", "item", "quote", "table", "row"}
_KINDS = {"head": "heading", "item": "bullet"}
_CAPTION = "\u2402caption\u2403"  # stands before captions, which trafilatura knows as paragraphs
_MOST_MENU_WORDS = 7
_SECTIONS = {
    **dict.fromkeys(("analysis", "explainer", "explainers", "in depth"), "analysis"),
    **dict.fromkeys(("opinion", "opinions", "op-ed", "commentary", "editorial"), "opinion"),
    **dict.fromkeys(("statements", "press releases"), "statement"),
}


def named_encoding(data: bytes) -> str | None:
    """The encoding that a page names in its head."""
    found = _CHARSET.search(data[:5000])
    return found["name"].decode() if found else None


def looks_like_html(text: str) -> bool:
    """Whether TEXT begins as a page does, whatever its file is called."""
    return bool(_HTML_START.match(text[:5000]))


def read_html(text: str) -> Page:
    """The pieces of the main content of a page, and its metadata.

    Raises
    ------
    InputError: `no_content_in_html`.
    """
    try:
        found = _main_content(normal(text))
        pieces = list(_pieces(found.body, None)) if found is not None else []
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        if is_ours(error):
            raise
        found, pieces = None, []  # markup beyond all rules
    if not any(_is_text(piece.text) for piece in pieces):
        raise InputError(
            "The page has no main content.",
            kind="no_content_in_html",
            mend="Save the page once it has loaded, or save its text as .txt.",
        )
    return Page(pieces, _metadata(found))


def _main_content(text: str) -> Any:
    import trafilatura

    tree = trafilatura.load_html(text)
    if tree is None:
        return None
    for caption in tree.iter("figcaption"):
        caption.tag, caption.text = "p", _CAPTION + (caption.text or "")
    for figure in tree.iter("figure"):
        figure.tag = "div"
    return trafilatura.bare_extraction(
        tree,
        with_metadata=True,
        include_comments=False,
        include_tables=True,
        date_extraction_params=_DATES,
    )


def _is_text(line: str) -> bool:
    """Whether LINE is more than an entry of a menu."""
    return len(line.split()) > _MOST_MENU_WORDS or bool(FINAL.search(line))


def _pieces(element: Any, kind: str | None) -> Iterator[Piece]:
    """A piece for each run of text between the edges of blocks (and line breaks)."""
    run = [element.text or ""]
    for child in element:
        if child.tag in _BLOCKS:
            yield from _lines("".join(run), kind)
            yield from _pieces(child, _KINDS.get(child.tag, kind))
            run = []
        elif child.tag == "cell":
            yield cell_piece(one_line(" ".join(child.itertext())))
        else:
            run.append("\x00" if child.tag == "lb" else "".join(child.itertext()))
        run.append(child.tail or "")
    yield from _lines("".join(run), kind)


def _lines(run: str, kind: str | None) -> Iterator[Piece]:
    lines = [one_line(line) for line in run.split("\x00")]
    if kind is not None:
        lines = [" ".join(lines)]
    gap = True
    for line in lines:
        if line.startswith(_CAPTION):
            yield Piece(line.removeprefix(_CAPTION).strip(), kind="caption")
        elif line.strip():
            yield Piece(line.strip(), kind=kind, mark="-" if kind == "bullet" else "", gap=gap)
            gap = False


def _genre(sections: Iterable[str]) -> str | None:
    """The genre that a section's name tells, such as "Op-Ed"; most, such as "World", tell none."""
    return next((_SECTIONS[name] for name in map(str.lower, sections) if name in _SECTIONS), None)


def _metadata(found: Any) -> Metadata:
    facts = {
        "title": found.title,
        "author": found.author,
        "date": found.date,
        "source": found.sitename,
        "language": found.language,
        "genre": _genre(found.categories or ()),
    }
    return declared(facts, strict=False)
