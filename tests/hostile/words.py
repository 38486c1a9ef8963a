"""Word documents: archives and XML that unpack to more than they seem, or lead elsewhere."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from collections.abc import Iterator, Mapping

from tests.hostile.case import READ, Case, case, cut
from tests.hostile.signs import SENTENCE

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RUN = "<w:r><w:t>{}</w:t></w:r>"


def paragraph(text: str) -> str:
    return f"<w:p>{_RUN.format(text)}</w:p>"


def body(inside: str, doctype: str = "") -> str:
    return f'<?xml version="1.0"?>{doctype}<w:document {_W} {_R}><w:body>{inside}</w:body></w:document>'


def relations(*rows: tuple[str, str, str]) -> str:
    made = "".join(
        f'<Relationship Id="r{number}" Type="{_TYPE}/{kind}" Target="{target}"{mode}/>'
        for number, (kind, target, mode) in enumerate(rows)
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{made}</Relationships>'


def packed(document: str | bytes, more: Mapping[str, str | bytes] | None = None) -> bytes:
    """A Word document with DOCUMENT as its text, and MORE parts (which may replace the usual)."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": relations(("officeDocument", "word/document.xml", "")),
        "word/document.xml": document,
        **(more or {}),
    }
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return data.getvalue()


GOOD = packed(body(paragraph(SENTENCE)))


def bombs() -> Iterator[Case]:
    """What unpacks to far more than it seems to hold."""
    spaces = " " * 1_000_000
    yield case(
        "bomb-text.docx", packed(body(paragraph(f"{SENTENCE}{spaces * 45}"))), "text_too_long"
    )
    yield case("bomb-letters.docx", packed(body(paragraph("x" * 1_100_000))), "text_too_long")
    yield case(
        "bomb-parts.docx",
        packed(
            body(paragraph(SENTENCE)), {f"word/media/{n}.bin": bytes(30_000_000) for n in range(7)}
        ),
        "text_too_long",
    )
    yield case(
        "bomb-paragraphs.docx",
        packed(body("<w:p/>" * 300_000 + paragraph(SENTENCE))),
        "text_too_long",
    )
    yield case("bomb-ends.docx", packed(body(paragraph("a") * 110_000)), "text_too_long")
    yield case(
        "bomb-runs.docx",
        packed(body(f"<w:p>{'<w:r/>' * 50_000}</w:p>{paragraph(SENTENCE)}")),
        "text_too_long",
        READ,
    )
    yield case(
        "bomb-attributes.docx",
        packed(body(f'<w:p w:x="{"x" * 12_000_000}"/>{paragraph(SENTENCE)}')),
        "broken_docx",
        READ,
    )
    yield case(
        "bomb-lies.docx", _with_size(packed(body(paragraph("x" * 3_000_000))), 100), "broken_docx"
    )
    yield case(
        "parts-many.docx",
        packed(body(paragraph(SENTENCE)), {f"x/{n}": "" for n in range(5_000)}),
        READ,
    )
    yield case(
        "in-itself.docx", packed(body(paragraph(SENTENCE)), {"word/inner.docx": GOOD * 50}), READ
    )
    laughs = "<!DOCTYPE x [<!ENTITY a0 'ha'>" + "".join(
        f"<!ENTITY a{n + 1} '{f'&a{n};' * 10}'>" for n in range(9)
    )
    yield case(
        "laughs.docx",
        packed(body(paragraph(f"{SENTENCE} &a9;"), laughs + "]>")),
        READ,
        "broken_docx",
    )
    square = f"<!DOCTYPE x [<!ENTITY a '{'x' * 100_000}'>]>"
    yield case(
        "laughs-square.docx",
        packed(body(paragraph("&a;" * 50_000 + SENTENCE), square)),
        READ,
        "broken_docx",
    )
    yield case(
        "laughs-types.docx",
        packed(body(paragraph(SENTENCE)), {"[Content_Types].xml": f"{laughs}]><x>&a9;</x>"}),
        "broken_docx",
    )


def leads_elsewhere() -> Iterator[Case]:
    """What asks for files or addresses outside of the document."""
    for name, target in {"file": "file:///etc/passwd", "web": "http://127.0.0.1:9/x.dtd"}.items():
        entity = f'<!DOCTYPE x [<!ENTITY x SYSTEM "{target}">]>'
        yield case(
            f"entity-{name}.docx",
            packed(body(paragraph(f"{SENTENCE} &x;"), entity)),
            READ,
            "broken_docx",
        )
        outside = f'<!DOCTYPE x SYSTEM "{target}">'
        yield case(
            f"doctype-{name}.docx", packed(body(paragraph(SENTENCE), outside)), READ, "broken_docx"
        )
        parameter = f'<!DOCTYPE x [<!ENTITY % p SYSTEM "{target}"> %p;]>'
        yield case(
            f"parameter-{name}.docx",
            packed(body(paragraph(SENTENCE), parameter)),
            READ,
            "broken_docx",
        )
        for kind in ("footnotes", "attachedTemplate", "header", "image", "aFChunk"):
            rels = relations((kind, target, ' TargetMode="External"'))
            note = '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
            yield case(
                f"relation-{kind}-{name}.docx",
                packed(body(paragraph(SENTENCE) + note), {"word/_rels/document.xml.rels": rels}),
                READ,
            )
    for number, target in enumerate(
        ("../../../../etc/passwd", "/etc/passwd", "..\\x", "document.xml", "nowhere.xml")
    ):
        rels = relations(("footnotes", target, ""), ("header", target, ""))
        yield case(
            f"relation-inside-{number}.docx",
            packed(body(paragraph(SENTENCE)), {"word/_rels/document.xml.rels": rels}),
        )
    climbing: dict[str, str | bytes] = dict.fromkeys(
        ("../../etc/x", "/tmp/x", "C:\\x", "word/../../x", "a\x00b", "\u202ex"), "x"
    )
    yield case("names-climb.docx", packed(body(paragraph(SENTENCE)), climbing), READ)


def nested() -> Iterator[Case]:
    """Tables in tables, controls in controls, and parts that lead back to themselves."""
    for depth in (30, 1_000, 20_000):
        inside = paragraph(SENTENCE)
        table = "<w:tbl><w:tr><w:tc>" * depth + inside + "</w:tc></w:tr></w:tbl>" * depth
        yield case(f"tables-{depth}.docx", packed(body(table)))
        yield case(
            f"controls-{depth}.docx",
            packed(
                body("<w:sdt><w:sdtContent>" * depth + inside + "</w:sdtContent></w:sdt>" * depth)
            ),
        )
        runs = "<w:smartTag>" * depth + _RUN.format(SENTENCE) + "</w:smartTag>" * depth
        yield case(f"tags-{depth}.docx", packed(body(f"<w:p>{runs}</w:p>")))
    box = (
        "<w:p><w:r><w:txbxContent>" * 200
        + paragraph(SENTENCE)
        + "</w:txbxContent></w:r></w:p>" * 200
    )
    yield case("boxes.docx", packed(body(box)))
    changed = "<w:ins>" * 200 + _RUN.format(SENTENCE) + "</w:ins>" * 200
    yield case("insertions.docx", packed(body(f"<w:p>{changed}</w:p>")), READ)
    yield case(
        "deleted-all.docx",
        packed(body(f"<w:p><w:del>{_RUN.format(SENTENCE)}</w:del></w:p>")),
        "no_prose",
    )
    ends = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a word </w:t></w:r></w:p>"
    yield case("ends-deleted.docx", packed(body(ends * 5_000)))
    note = '<w:footnote w:id="1"><w:p><w:r><w:footnoteReference w:id="1"/><w:t>A note.</w:t></w:r></w:p></w:footnote>'
    yield case("note-of-itself.docx", packed(
        body('<w:p><w:r><w:t>The envoys met.</w:t><w:footnoteReference w:id="1"/></w:r></w:p>'),
        {"word/_rels/document.xml.rels": relations(("footnotes", "footnotes.xml", "")),
         "word/footnotes.xml": f"<w:footnotes {_W}>{note * 50}</w:footnotes>"},
    ), READ)  # fmt: skip
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:name w:val="s{n}"/><w:basedOn w:val="s{1 - n}"/></w:style>'
        for n in range(2)
    )
    yield case("styles-in-a-ring.docx", packed(
        body(f'<w:p><w:pPr><w:pStyle w:val="s0"/></w:pPr>{_RUN.format(SENTENCE)}</w:p>'),
        {"word/_rels/document.xml.rels": relations(("styles", "styles.xml", "")),
         "word/styles.xml": f"<w:styles {_W}>{styles}</w:styles>"},
    ))  # fmt: skip
    ring = relations(("officeDocument", "_rels/.rels", ""), ("x", "[Content_Types].xml", ""))
    yield case(
        "package-in-a-ring.docx",
        packed(body(paragraph(SENTENCE)), {"_rels/.rels": ring}),
        "broken_docx",
    )


def broken_words() -> Iterator[Case]:
    """Archives that were cut short, and documents that lack what they need."""
    yield from cut("good.docx", GOOD, 8, "broken_docx")
    for seed in range(8):
        damaged = bytearray(GOOD)
        dice = random.Random(seed)
        for _ in range(12):
            damaged[dice.randrange(len(damaged))] = dice.randrange(256)
        yield case(f"damaged-{seed}.docx", bytes(damaged))
    for name in ("[Content_Types].xml", "_rels/.rels", "word/document.xml"):
        yield case(
            f"without-{name.strip('[_').split('.')[0].replace('/', '-')}.docx",
            _without(name),
            "broken_docx",
        )
        yield case(
            f"empty-{name.strip('[_').split('.')[0].replace('/', '-')}.docx",
            packed(body(""), {name: ""}),
            "broken_docx",
        )
    yield case("xml-cut.docx", packed(body(paragraph(SENTENCE))[:-40]), "broken_docx")
    yield case("xml-signs.docx", packed(body(paragraph("a\x01b"))), "broken_docx")
    yield case(
        "xml-wide.docx",
        packed(body(paragraph(SENTENCE)).replace("?>", ' encoding="UTF-16"?>').encode("utf-16")),
        READ,
    )
    yield case(
        "xml-lies.docx",
        packed(body(paragraph("é")).replace("?>", ' encoding="bogus"?>')),
        "broken_docx",
    )
    yield case("old-word.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "broken_docx")
    yield case(
        "macros.docx",
        packed(body(paragraph(SENTENCE)), {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"}),
        READ,
    )
    yield case("locked.docx", _locked(GOOD), "broken_docx")


def _without(name: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as old, zipfile.ZipFile(data, "w") as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
    return data.getvalue()


def _with_size(data: bytes, size: int) -> bytes:
    """DATA, an archive that says of each part that it unpacks to SIZE bytes."""
    changed = bytearray(data)
    at = 0
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = 0
        while (at := data.find(mark, at)) >= 0:
            changed[at + place : at + place + 4] = struct.pack("<I", size)
            at += 4
    return bytes(changed)


def _locked(data: bytes) -> bytes:
    """DATA, an archive that says of each part that it is encrypted."""
    changed = bytearray(data)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = 0
        while (at := data.find(mark, at)) >= 0:
            changed[at + place] |= 1
            at += 4
    return bytes(changed)
