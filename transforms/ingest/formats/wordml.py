"""WordprocessingML, the XML of Word: what of it is the text as a reader sees it.

Tracked changes count as accepted: what was inserted or moved here belongs to the text, what was
deleted or moved away does not. Notes stand behind the text, comments are no part of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from parley.transforms.ingest.formats.tables import row_pieces
from parley.transforms.ingest.piece import Piece
from parley.transforms.ingest.text.clean import normal, one_line

_KINDS = {
    "title": "heading",
    "subtitle": "heading",
    "heading": "heading",
    "list": "bullet",
    "caption": "caption",
    "bibliography": "reference",
}
_CONTENTS = "toc"  # styles of the table of contents, which repeats the headings
_DROPPED = frozenset({"del", "moveFrom"})
_UNSEEN = _DROPPED | {
    "pPr", "rPr", "sdtPr", "sdtEndPr", "delText", "instrText", "delInstrText", "Fallback", "rt",
    "annotationRef", "footnoteRef", "endnoteRef",
}  # fmt: skip
_SIGNS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_OFF = frozenset({"0", "false", "off", "none"})


@dataclass
class Story:
    """The pieces of a body, and the notes that it refers to, in order: ("footnote", id)."""

    styles: Mapping[str, str]
    notes: list[tuple[str, str]] = field(default_factory=list)

    def pieces(self, container: Any) -> Iterator[Piece]:
        """The pieces in CONTAINER: a body, a cell, a text box, a note."""
        open_text = ""
        for block in _blocks(container):
            if _name(block) == "tbl":
                yield from self._rows(block)
                continue
            boxes: list[Any] = []
            text = open_text + "".join(self._text(block, boxes))
            open_text = text if _mark_is_deleted(block) else ""
            if not open_text and text.strip() and (piece := self._piece(block, text)):
                yield piece
            for box in boxes:
                yield from self.pieces(box)
        if open_text.strip():
            yield Piece(normal(open_text))

    def _rows(self, table: Any) -> Iterator[Piece]:
        for row in _rows(table):
            yield from row_pieces([list(self.pieces(cell)) for cell in _cells(row)])

    def _piece(self, paragraph: Any, text: str) -> Piece | None:
        """The piece of PARAGRAPH; None for an entry of the table of contents."""
        properties = _child(paragraph, "pPr")
        style = self.styles.get(_value(_child(properties, "pStyle")), "").lower()
        if style.split(" ")[0] == _CONTENTS:
            return None
        kind = next((kind for name, kind in _KINDS.items() if style.startswith(name)), None)
        if kind is None and _child(properties, "numPr") is not None:
            kind = "bullet"
        return Piece(normal(text), kind=kind, mark="-" if kind == "bullet" else "")

    def _text(self, element: Any, boxes: list[Any]) -> Iterator[str]:
        """The text in ELEMENT; text boxes in it go to BOXES, notes to `notes`."""
        for child in element:
            name = _name(child)
            if name in _UNSEEN or (name == "r" and _is_hidden(child)):
                continue
            if name == "t":
                yield child.text or ""
            elif name in _SIGNS:
                yield _SIGNS[name]
            elif name in _NOTES:
                self.notes.append((_NOTES[name], _attribute(child, "id")))
            elif name == "txbxContent":
                boxes.append(child)
            else:
                yield from self._text(child, boxes)


def note_pieces(part: Any, ids: Iterable[str], styles: Mapping[str, str]) -> Iterator[Piece]:
    """The notes with IDS in PART, the footnotes or endnotes of a document, one piece each."""
    notes = {_attribute(note, "id"): note for note in part}
    for each in dict.fromkeys(ids):
        if each in notes:
            texts = [piece.text for piece in Story(styles).pieces(notes[each])]
            if text := one_line(" ".join(texts)):
                yield Piece(text, kind="reference")


def _blocks(container: Any) -> Iterator[Any]:
    """The paragraphs and tables of CONTAINER, also those in content controls and insertions."""
    for child in container:
        name = _name(child)
        if name in ("p", "tbl"):
            yield child
        elif name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"):
            yield from _blocks(child)


def _rows(table: Any) -> Iterator[Any]:
    for row in _inside(table, "tr"):
        properties = _child(row, "trPr")
        if _child(properties, "del") is None:
            yield row


def _cells(row: Any) -> Iterator[Any]:
    for cell in _inside(row, "tc"):
        if _child(_child(cell, "tcPr"), "cellDel") is None:
            yield cell


def _inside(element: Any, wanted: str) -> Iterator[Any]:
    """The children of ELEMENT called WANTED, also those in content controls and the like."""
    for child in element:
        name = _name(child)
        if name == wanted:
            yield child
        elif name in ("sdt", "sdtContent", "customXml"):
            yield from _inside(child, wanted)


def _mark_is_deleted(paragraph: Any) -> bool:
    """Whether the end of PARAGRAPH was deleted, so that the next one goes on with it."""
    properties = _child(_child(paragraph, "pPr"), "rPr")
    return any(_child(properties, name) is not None for name in _DROPPED)


def _is_hidden(run: Any) -> bool:
    hidden = _child(_child(run, "rPr"), "vanish")
    return hidden is not None and _value(hidden).lower() not in _OFF


def _child(element: Any, wanted: str) -> Any:
    if element is None:
        return None
    return next((child for child in element if _name(child) == wanted), None)


def _value(element: Any) -> str:
    return _attribute(element, "val") if element is not None else ""


def _attribute(element: Any, wanted: str) -> str:
    """The attribute WANTED of ELEMENT, whatever its namespace; '' where it has none."""
    found = (value for name, value in element.attrib.items() if name.split("}")[-1] == wanted)
    return str(next(found, ""))


def _name(element: Any) -> str:
    """The name of ELEMENT without its namespace; '' for comments and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
