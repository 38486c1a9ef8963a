"""What once took minutes or gigabytes: by hand alone, since some of these still take a minute."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.hostile.case import READ
from tests.hostile.repeats import UNITS
from tests.hostile.signs import SENTENCE
from tests.hostile.words import body, packed, paragraph

Costly = tuple[str, bytes | Callable[[Path], None], tuple[str, ...]]
"""A name, its bytes or who writes them, and how it may end."""

_MANIFEST = f"file,title\nsound.txt,Sound\n{'y' * 300}.txt,Long\n{'z/' * 3_000}a.txt,Deep\n"


def costly() -> Iterator[Costly]:
    """One file each of the costs that have been met."""
    either = (READ, "over_limit")
    prose = f"{SENTENCE} " * (200_000 // len(SENTENCE))
    yield "field-of-prose.csv", f'text\n"{prose}"\n'.encode(), either
    for name in ("sums", "sums-apart", "quotes-nested", "quotes-told", "hyphens"):
        text = UNITS[name] * (100_000 // len(UNITS[name]))
        yield f"long-{name}.txt", text.encode(), (*either, "no_prose")
    yield "line-of-hyphens.txt", b"a-" * 4_000_000, ("text_too_long",)
    yield "line-of-hyphens-too-long.txt", b"a-" * 50_000_000, ("line_too_long",)
    million = "the envoy met the rebels and " * (1_000_000 // 6)
    yield "sentence-of-a-million-words.txt", million.encode(), ("text_too_long",)
    yield "sentence-of-16000-words.txt", million[:96_000].encode(), either
    for name, each in (("empty", "<w:p/>"), ("of-a-word", paragraph("a"))):
        made = packed(body(each * 1_000_000))
        yield f"paragraphs-{name}.docx", made, ("text_too_long",)
    yield "unpacks-to-two-gigabytes.docx", _unpacks, ("text_too_long",)
    yield "unpacks-in-parts.docx", _unpacks_in_parts, ("text_too_long",)
    yield "sound.txt", f"{SENTENCE} It was told beside a manifest.".encode(), (READ,)
    yield "manifest.csv", _MANIFEST.encode(), ("broken_manifest",)


def _unpacks(path: Path) -> None:
    path.write_bytes(packed(body("")))
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/footnotes.xml", "w") as part,
    ):
        for _ in range(200):
            part.write(b" " * 10_000_000)


def _unpacks_in_parts(path: Path) -> None:
    path.write_bytes(packed(body(paragraph(SENTENCE))))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        for number in range(20):
            archive.writestr(f"word/media/{number}.xml", bytes(100_000_000))
