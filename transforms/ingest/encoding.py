"""Bytes to text: which encoding, or why it is none."""

from __future__ import annotations

import codecs
import re

from schemas.errors import InputError

LONGEST_LINE = 10_000_000
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an Office document",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"\x7fELF": "a program",
    b"\x1f\x8b": "a gzip archive",
    b"\xd0\xcf\x11\xe0": "an old Office document",
}
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_SAMPLE = 200_000
_MEND = "Save it as UTF-8, or name its encoding in the column `encoding` of manifest.csv."


def decode(data: bytes, declared: str | None = None) -> str:
    """DATA as text: by its byte order mark, as UTF-8, or in the encoding declared or detected.

    Raises
    ------
    InputError: `empty_file`, `binary_file`, or `bad_encoding`.
    """
    if not data.strip():
        raise InputError("The file is empty.", kind="empty_file", mend="Give a file with text.")
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _decoded(data, name)
    if declared:
        return _decoded(data, declared)
    _refuse_binary(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        _refuse_damaged_utf8(data, error)
    return _detected(data)


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except (UnicodeError, LookupError) as error:
        raise InputError(
            f"The text is not {name} ({error}).", kind="bad_encoding", mend=_MEND
        ) from error


def _refuse_binary(data: bytes) -> None:
    for magic, name in _MAGIC.items():
        if data.startswith(magic):
            raise InputError(
                f"The file is {name}, not text.",
                kind="binary_file",
                mend="Give it the suffix of its format, if that is one that can be read.",
            )
    sample = data[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > len(sample) / 200 and _wide_encoding(sample) is None:
        raise InputError(
            "The file holds binary data, not text.",
            kind="binary_file",
            mend="Export it as text, HTML, PDF or DOCX.",
        )


def _wide_encoding(sample: bytes) -> str | None:
    """UTF-16 without a byte order mark: every other byte of Latin text is zero."""
    half = max(len(sample) // 2, 1)
    if sample[1::2].count(0) > 0.7 * half:
        return "utf-16-le"
    if sample[0::2].count(0) > 0.7 * half:
        return "utf-16-be"
    return None


def _refuse_damaged_utf8(data: bytes, error: UnicodeDecodeError) -> None:
    """Raise for UTF-8 with broken bytes in it, which a guess would turn into gibberish."""
    broken = data.decode("utf-8", errors="replace").count("\ufffd")
    if len(_MULTIBYTE.findall(data)) > 2 * broken:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"The text is UTF-8 with broken bytes (the first in line {line}).",
            kind="bad_encoding",
            mend="Fetch the file again, or repair it and save it as UTF-8.",
        ) from error


def _detected(data: bytes) -> str:
    from charset_normalizer import from_bytes

    if wide := _wide_encoding(data[:_SAMPLE]):
        return _decoded(data, wide)
    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise InputError("The text's encoding cannot be told.", kind="bad_encoding", mend=_MEND)
    return _decoded(data, best.encoding)


def refuse_long_lines(text: str) -> None:
    """Raise InputError (`line_too_long`) when a line of TEXT is longer than any text's would be."""
    if len(text) <= LONGEST_LINE:
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > LONGEST_LINE:
            raise InputError(
                f"Line {number} has {len(line):,} characters; {LONGEST_LINE:,} are the most.",
                kind="line_too_long",
                mend="Is it text? Break it into paragraphs, or into one document a line in JSONL.",
            )
