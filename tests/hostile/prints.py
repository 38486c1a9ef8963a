"""PDF files: damaged, in rings, and packed so that little unpacks to much."""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterator

from tests.hostile.case import READ, Case, case, cut
from tests.hostile.signs import ACTIVE, SENTENCE

_SHOWN = f"BT /F1 12 Tf 72 700 Td ({SENTENCE}) Tj ET"
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def stream(content: str | bytes, entries: str = "") -> bytes:
    raw = content.encode("latin-1", errors="replace") if isinstance(content, str) else content
    return f"<</Length {len(raw)}{entries}>>stream\n".encode() + raw + b"\nendstream"


def made(objects: dict[int, str | bytes], root: str = "1 0 R", trailer: str = "") -> bytes:
    """A PDF of OBJECTS by number."""
    data, places = b"%PDF-1.7\n", {}
    for number, inside in objects.items():
        places[number] = len(data)
        raw = inside.encode("latin-1", errors="replace") if isinstance(inside, str) else inside
        data += f"{number} 0 obj\n".encode() + raw + b"\nendobj\n"
    rows = "".join(f"{number} 1\n{at:010d} 00000 n \n" for number, at in places.items())
    start = len(data)
    data += f"xref\n0 1\n0000000000 65535 f \n{rows}".encode()
    return (
        data
        + f"trailer<</Size {len(objects) + 1}/Root {root}{trailer}>>\nstartxref\n{start}\n%%EOF".encode()
    )


def page(
    content: bytes,
    *,
    more: dict[int, str | bytes] | None = None,
    resources: str = "",
    trailer: str = "",
    extra: str = "",
) -> bytes:
    """A PDF with one page that shows CONTENT, a stream object."""
    return made(
        {
            1: f"<</Type/Catalog/Pages 2 0 R{extra}>>",
            2: "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>{resources}>>>>",
            4: content,
            5: _FONT,
            **(more or {}),
        },
        trailer=trailer,
    )


GOOD = page(stream(_SHOWN))


def broken_prints() -> Iterator[Case]:
    """Files cut short, damaged, and with numbers that are not so."""
    yield case("good.pdf", GOOD, READ)
    yield from cut("good.pdf", GOOD, 10)
    for seed in range(10):
        damaged = bytearray(GOOD)
        dice = random.Random(seed)
        for _ in range(10):
            damaged[dice.randrange(len(damaged))] = dice.randrange(256)
        yield case(f"damaged-{seed}.pdf", bytes(damaged))
    yield case("behind-noise.pdf", b"x" * 500 + GOOD)
    yield case("before-noise.pdf", GOOD + b"x" * 5_000)
    yield case("without-xref.pdf", GOOD[: GOOD.find(b"xref")])
    yield case("start-wrong.pdf", GOOD.replace(b"startxref\n", b"startxref\n9"))
    for name, length in {
        "negative": "-5",
        "huge": "999999999",
        "itself": "4 0 R",
        "word": "/x",
    }.items():
        raw = stream(_SHOWN).replace(
            f"/Length {len(_SHOWN)}".encode(), f"/Length {length}".encode()
        )
        yield case(f"length-{name}.pdf", page(raw))
    for name, box in {
        "none": "[]",
        "words": "[/a /b /c /d]",
        "huge": "[0 0 1e300 1e300]",
        "turned": "[9 9 0 0]",
    }.items():
        yield case(f"box-{name}.pdf", GOOD.replace(b"[0 0 612 792]", box.encode()))
    for name, filters in {
        "unknown": "/Filter/Bogus",
        "flate": "/Filter/FlateDecode",
        "lzw": "/Filter/LZWDecode",
        "hex": "/Filter/ASCIIHexDecode",
        "85": "/Filter/ASCII85Decode",
        "runs": "/Filter/RunLengthDecode",
        "many": f"/Filter[{'/ASCIIHexDecode ' * 500}]",
    }.items():
        yield case(f"filter-{name}.pdf", page(stream(_SHOWN, filters)))
    yield case("pages-none.pdf", made({1: "<</Type/Catalog>>"}), "broken_pdf", "no_text_in_pdf")
    yield case(
        "pages-zero.pdf",
        made({1: "<</Type/Catalog/Pages 2 0 R>>", 2: "<</Type/Pages/Kids[]/Count 0>>"}),
    )
    yield case("locked-badly.pdf", page(stream(_SHOWN), trailer="/Encrypt<</Filter/Standard/V 9>>"))


def rings() -> Iterator[Case]:
    """Objects that hold themselves, or each other."""
    good = {5: _FONT}
    yield case(
        "ring-pages.pdf",
        made({1: "<</Type/Catalog/Pages 2 0 R>>", 2: "<</Type/Pages/Kids[2 0 R]/Count 1>>"}),
    )
    yield case(
        "ring-pages-two.pdf",
        made(
            {
                1: "<</Type/Catalog/Pages 2 0 R>>",
                2: "<</Type/Pages/Kids[3 0 R 3 0 R]/Count 9>>",
                3: "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9/Parent 2 0 R>>",
            }
        ),
    )
    deep: dict[int, str | bytes] = {
        n: f"<</Type/Pages/Kids[{n + 1} 0 R]/Count 1>>" for n in range(2, 3_000)
    }
    yield case(
        "deep-pages.pdf",
        made({1: "<</Type/Catalog/Pages 2 0 R>>", **deep, 3_000: "<</Type/Page>>"}),
    )
    yield case(
        "ring-parent.pdf",
        made(
            {
                1: "<</Type/Catalog/Pages 2 0 R>>",
                2: "<</Type/Pages/Kids[3 0 R]/Count 1/Parent 3 0 R>>",
                3: "<</Type/Page/Parent 2 0 R/Contents 4 0 R>>",
                4: stream(_SHOWN),
                **good,
            }
        ),
    )
    yield case(
        "ring-object.pdf", made({1: "<</Type/Catalog/Pages 2 0 R>>", 2: "3 0 R", 3: "2 0 R"})
    )
    yield case(
        "ring-contents.pdf",
        made(
            {
                1: "<</Type/Catalog/Pages 2 0 R>>",
                2: "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                3: "<</Type/Page/Parent 2 0 R/Contents 4 0 R>>",
                4: "[4 0 R 4 0 R]",
            }
        ),
    )
    form = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"
    yield case(
        "ring-form.pdf",
        page(
            stream(f"/X Do {_SHOWN}"),
            more={6: stream("/X Do /X Do", form)},
            resources="/XObject<</X 6 0 R>>",
        ),
    )
    forms: dict[int, str | bytes] = {
        n: stream(
            "/X Do " * 10,
            f"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {n + 1} 0 R>>>>",
        )
        for n in range(6, 26)
    }
    yield case(
        "laughs-form.pdf",
        page(
            stream(f"/X Do {_SHOWN}"),
            more={**forms, 26: stream(_SHOWN, "/Type/XObject/Subtype/Form/BBox[0 0 9 9]")},
            resources="/XObject<</X 6 0 R>>",
        ),
    )
    yield case(
        "ring-info.pdf",
        page(
            stream(_SHOWN),
            more={6: "<</Title 6 0 R/Author 7 0 R>>", 7: "7 0 R"},
            trailer="/Info 6 0 R",
        ),
    )
    yield case(
        "ring-xref.pdf", GOOD.replace(b"/Size 6", f"/Size 6/Prev {GOOD.find(b'xref')}".encode())
    )
    yield case(
        "ring-font.pdf",
        page(
            stream(_SHOWN),
            more={
                5: "<</Type/Font/Subtype/Type0/BaseFont/A/DescendantFonts[5 0 R]/Encoding 5 0 R/ToUnicode 5 0 R>>"
            },
        ),
    )


def much(size: int = 3_000_000) -> Iterator[Case]:
    """Little that unpacks to much (a page to SIZE bytes), and depth upon depth."""
    packed = zlib.compress(b" " * size + _SHOWN.encode(), 9)
    yield case("bomb-stream.pdf", page(stream(packed, "/Filter/FlateDecode")))
    twice = zlib.compress(zlib.compress(bytes(90_000_000), 9), 9)
    yield case("bomb-twice.pdf", page(stream(twice, "/Filter[/FlateDecode/FlateDecode]")))
    yield case(
        "bomb-columns.pdf",
        page(
            stream(
                zlib.compress(b"\x02" + bytes(5_000)),
                "/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 999999999>>",
            )
        ),
    )
    yield case("count-huge.pdf", GOOD.replace(b"/Count 1", b"/Count 2000000000"))
    yield case("size-huge.pdf", GOOD.replace(b"/Size 6", b"/Size 999999999"))
    yield case("table-huge.pdf", GOOD.replace(b"xref\n0 1\n", b"xref\n0 99999999\n"))
    for depth in (100, 5_000):
        yield case(f"arrays-{depth}.pdf", page(stream("[" * depth + "]" * depth + f" TJ {_SHOWN}")))
        yield case(
            f"dictionaries-{depth}.pdf",
            page(stream(_SHOWN), more={6: "<</A" * depth + ">>" * depth}, extra="/X 6 0 R"),
        )
        yield case(
            f"brackets-{depth}.pdf", page(stream(f"BT {'(' * depth}{')' * depth} Tj ET {_SHOWN}"))
        )
        yield case(f"saved-{depth}.pdf", page(stream("q " * depth + _SHOWN)))
    yield case("strings-many.pdf", page(stream("BT /F1 12 Tf " + "(a) Tj " * 5_000 + "ET")))
    yield case("numbers-odd.pdf", page(stream(f"1e999 -- +.-3 9{'9' * 5_000} Td {_SHOWN}")))
    yield case("type-size-huge.pdf", page(stream(_SHOWN.replace(" 12 Tf", " 1e30 Tf"))))
    yield case(
        "matrix-odd.pdf",
        page(stream("BT /F1 1 Tf nan inf 0 0 1e308 -1e308 Tm (a) Tj ET " + _SHOWN)),
    )
    cmap = "begincmap\n1 beginbfrange\n<0000> <FFFFFFFF> <0041>\nendbfrange\nendcmap"
    font = "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode 6 0 R>>"
    yield case("map-huge.pdf", page(stream(_SHOWN), more={5: font, 6: stream(cmap)}))
    yield case(
        "map-odd.pdf",
        page(
            stream(_SHOWN),
            more={5: font, 6: stream("beginbfchar <> <ZZ> <0041> endbfchar beginbfrange <01> [")},
        ),
    )
    yield case(
        "pages-many.pdf",
        made(
            {
                1: "<</Type/Catalog/Pages 2 0 R>>",
                2: f"<</Type/Pages/Kids[{'3 0 R ' * 2_000}]/Count 2000>>",
                3: "<</Type/Page/Parent 2 0 R>>",
            }
        ),
        "no_text_in_pdf",
    )


def active_prints() -> Iterator[Case]:
    """Actions, attachments and properties that a viewer or a page would run."""
    for name, action in {
        "script": "/S/JavaScript/JS(app.alert(1))",
        "start": "/S/Launch/F(/bin/sh)",
        "address": "/S/URI/URI(http://127.0.0.1/)",
        "file": "/S/GoToR/F(/etc/passwd)",
    }.items():
        yield case(
            f"opens-{name}.pdf", page(stream(_SHOWN), extra=f"/OpenAction<<{action}>>"), READ
        )
    for name in ("script", "formula", "sql", "path"):
        escaped = ACTIVE[name].replace("(", "\\(").replace(")", "\\)")
        yield case(
            f"titled-{name}.pdf",
            page(
                stream(_SHOWN),
                more={6: f"<</Title({escaped})/Author({escaped})>>"},
                trailer="/Info 6 0 R",
            ),
            READ,
        )
    yield case("outside-stream.pdf", page(stream("", "/F(/etc/passwd)")))
