"""HTML: the main content of a page, and what its head says of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from itertools import islice
from typing import Any

from parley.schemas.codebook.pages import Pages
from parley.schemas.errors import InputError
from parley.schemas.vocabulary import Genre
from parley.transforms.ingest.faults import is_ours
from parley.transforms.ingest.formats.listing import lists_stories
from parley.transforms.ingest.formats.tables import row_pieces
from parley.transforms.ingest.metadata.dates import is_date_like
from parley.transforms.ingest.metadata.declared import declared
from parley.transforms.ingest.metadata.tidy import ADDRESS, author_names
from parley.transforms.ingest.piece import Metadata, Page, Piece
from parley.transforms.ingest.text.clean import normal, one_line
from parley.transforms.ingest.text.lines import FINAL
from parley.transforms.ingest.text.phrases import any_of
from parley.transforms.ingest.text.walls import refuse_walls

_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html)\b", re.IGNORECASE | re.DOTALL
)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?(?P<name>[A-Za-z][\w-]{1,30})", re.IGNORECASE)
# No clock: htmldate would otherwise take today for the latest possible date.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
_BLOCKS = {"p", "head", "list", "item", "quote", "table", "row"}
_KINDS = {"head": "heading", "item": "bullet"}
_CAPTION = "\u2402caption\u2403"  # stands before captions, which trafilatura knows as paragraphs
_NOTE = "\u2402note\u2403"  # stands before notes that marks in the text lead to
_NOTE_MARK = re.compile(r"\W{0,2}(?:\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,9}|[a-z*†‡])\W{0,2}")
_MOST_ROWS, _MOST_COPIES = 50, 5_000  # over which a date may reach; of dates in a page
_SPANS = {"rowspan", "colspan"}
_STOPPED = re.compile(r"[.,;:!?)”’\"']\s*$")
_MOST_MENU_WORDS = 7
_AUTHOR_FIELDS = frozenset({"author", "authors", "byl", "byline", "creator"})
_JSON_NAME = re.compile(r'"(?:name|author)"\s*:\s*"[^"\\]{0,300}"')
_CHANGED = re.compile(r"modified|updated|revised")  # names of fields; published is not changed
_JSON_CHANGED = re.compile(
    r',\s*"date(?:Modified|Updated)"\s*:\s*"[^"]{0,60}"|"date(?:Modified|Updated)"\s*:\s*"[^"]{0,60}"\s*,?'
)
_NOT_FREE = re.compile(r'"isAccessibleForFree"\s*:\s*"?false', re.IGNORECASE)


def named_encoding(data: bytes) -> str | None:
    """The encoding that a page names in its head."""
    found = _CHARSET.search(data[:5000])
    return found["name"].decode() if found else None


def looks_like_html(text: str) -> bool:
    """Whether TEXT begins as a page does, whatever its file is called."""
    return bool(_HTML_START.match(text[:5000]))


def read_html(text: str, words: Pages) -> Page:
    """The pieces of the main content of a page, and its metadata.

    Raises
    ------
    InputError: `no_content_in_html`; `index_page` for one that lists the stories of other pages;
        `consent_wall` or `paywall` for one that asks for something instead.
    """
    try:
        tree = _tree(normal(text), words)
        around, is_for_money = _around(tree)
        is_index = tree is not None and lists_stories(tree)
        found = _main_content(tree) if tree is not None else None
        pieces = list(_pieces(found.body, None)) if found is not None else []
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        if is_ours(error):
            raise
        found, pieces, around, is_for_money, is_index = None, [], (), False, False
    if is_index:
        raise InputError(
            "The page lists stories and is no text of its own.",
            kind="index_page",
            mend="Save the stories that it leads to.",
        )
    if not any(_is_text(piece.text) for piece in pieces):
        refuse_walls((), around, words.walls, is_for_money=is_for_money)
        raise InputError(
            "The page has no main content.",
            kind="no_content_in_html",
            mend="Save the page once it has loaded, or save its text as .txt.",
        )
    return Page(pieces, _metadata(found, words.sections), around=around, is_for_money=is_for_money)


def _tree(text: str, words: Pages) -> Any:
    """The page as a tree, with fields for authors that hold names, and without those for changes.

    None for no page.
    """
    import trafilatura

    tree = trafilatura.load_html(text)
    if tree is None:
        return None
    for meta in tree.iter("meta"):
        name = (meta.get("name") or meta.get("property") or meta.get("itemprop") or "").lower()
        if _CHANGED.search(name):
            meta.set("content", "")
        elif name.rpartition(".")[2].rpartition(":")[2].rpartition("-")[2] in _AUTHOR_FIELDS:
            named = author_names([meta.get("content", "")], words.authors, words.organisations)
            meta.set("content", "; ".join(named))
    for time in list(tree.iter("time")):
        marks = f"{time.get('class', '')} {time.get('itemprop', '')}".lower()
        if _CHANGED.search(marks) or any_of(words.changed).match("".join(time.itertext()).strip()):
            time.drop_tree()
    _part_notes(tree)
    _spread_dates(tree)
    _let_cells_be_one(tree)
    for script in tree.iter("script"):
        if script.get("type", "").lower() == "application/ld+json" and script.text:
            text = _JSON_NAME.sub(lambda field: ADDRESS.sub("", field[0]), script.text)
            script.text = _JSON_CHANGED.sub("", text)
    return tree


def _part_notes(tree: Any) -> None:
    """Take the marks of notes out of the text of TREE, and mark the notes that they lead to."""
    wanted = set()
    for mark in list(tree.iter("sup")):
        if not _NOTE_MARK.fullmatch("".join(mark.itertext()).strip()):
            continue
        links = [*mark.iter("a"), *(each for each in (mark.getparent(),) if each.tag == "a")]
        targets = [link.get("href", "") for link in links]
        if any(each.startswith("#") for each in targets) or _STOPPED.search(_before(mark)):
            wanted |= {each[1:] for each in targets if len(each) > 1}
            mark.drop_tree()
    for note in tree.iter("li", "p", "div", "dd", "small") if wanted else ():
        if note.get("id") in wanted:
            first = next((each for each in note.iter() if (each.text or "").strip()), note)
            first.text = _NOTE + (first.text or "")


def _spread_dates(tree: Any) -> None:
    """Let a date that reaches over several rows of a table stand in each of them."""
    copies = 0
    for row in list(tree.iter("tr")):
        for at, cell in enumerate(list(row)):
            rows = cell.get("rowspan", "") if cell.tag in ("td", "th") else ""
            text = one_line("".join(cell.itertext())) if rows.isdecimal() else ""
            if not text or len(rows) > 3 or not is_date_like(text):
                continue
            del cell.attrib["rowspan"]
            for each in islice(row.itersiblings("tr"), min(int(rows), _MOST_ROWS) - 1):
                each.insert(at, copy(cell))
                copies += 1
        if copies > _MOST_COPIES:
            return


def _let_cells_be_one(tree: Any) -> None:
    """Let no cell reach over others: trafilatura would add an empty one for each."""
    for cell in tree.iter("td", "th"):
        for span in _SPANS & {*cell.attrib}:
            del cell.attrib[span]


def _before(element: Any) -> str:
    """The text right before ELEMENT."""
    sibling = element.getprevious()
    above = element.getparent()
    return str((sibling.tail if sibling is not None else above.text) or "")


def _around(tree: Any) -> tuple[tuple[str, ...], bool]:
    """The lines of the whole page, and whether it says that it is not free."""
    if tree is None:
        return (), False
    lines = []
    is_for_money = False
    for element in tree.iter():
        if element.tag == "script":
            is_for_money |= bool(_NOT_FREE.search(element.text or ""))
        elif isinstance(element.tag, str) and element.tag not in ("style", "template", "noscript"):
            runs = [element.text or "", *(child.tail or "" for child in element)]
            lines.append(one_line(" ".join(runs)))
    return tuple(line for line in lines if line), is_for_money


def _main_content(tree: Any) -> Any:
    import trafilatura

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
            if child.tag == "row":
                yield from _row(child)
            elif child.tag == "list" and child.get("rend") == "dl":
                yield from _definitions(child)
            else:
                yield from _pieces(child, _KINDS.get(child.tag, kind))
            run = []
        else:
            run.append("\x00" if child.tag == "lb" else "".join(child.itertext()))
        run.append(child.tail or "")
    yield from _lines("".join(run), kind)


def _row(row: Any) -> Iterator[Piece]:
    texts = (one_line(" ".join(cell.itertext())) for cell in row.iter("cell"))
    return row_pieces([[Piece(text)] for text in texts])


def _definitions(entries: Any) -> Iterator[Piece]:
    """Terms with what is told of each, which are rows as those of a table."""
    cells: list[list[Piece]] = []
    for entry in entries:
        if (entry.get("rend") or "").startswith("dt") and cells:
            yield from row_pieces(cells)
            cells = []
        cells.append([Piece(one_line(" ".join(entry.itertext())))])
    yield from row_pieces(cells)


def _lines(run: str, kind: str | None) -> Iterator[Piece]:
    lines = [one_line(line) for line in run.split("\x00")]
    if kind is not None:
        lines = [" ".join(lines)]
    gap = True
    for line in lines:
        if line.startswith(_CAPTION):
            yield Piece(line.removeprefix(_CAPTION).strip(), kind="caption")
        elif _NOTE in line:
            yield Piece(line.replace(_NOTE, " ").strip(), kind="reference")
        elif line.strip():
            yield Piece(line.strip(), kind=kind, mark="-" if kind == "bullet" else "", gap=gap)
            gap = False


def _genre(names: Iterable[str], sections: Mapping[Genre, tuple[str, ...]]) -> Genre | None:
    """The genre that a section's name tells, such as "Op-Ed"; most, such as "World", tell none."""
    told = {name: genre for genre, each in sections.items() for name in each}
    return next((told[name] for name in map(str.lower, names) if name in told), None)


def _metadata(found: Any, sections: Mapping[Genre, tuple[str, ...]]) -> Metadata:
    facts = {
        "title": found.title,
        "author": found.author,
        "date": found.date,
        "source": found.sitename,
        "language": found.language,
        "genre": _genre(found.categories or (), sections),
    }
    return declared(facts, strict=False)
