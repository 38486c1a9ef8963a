"""Bytes to text: which encoding, or why it is none."""

from __future__ import annotations

import codecs
import re

from parley.schemas.errors import InputError
from parley.transforms.ingest.metadata.language import fit, likely_language

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
_MULTIBYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_SAMPLE = 200_000
_SURE = 0.7  # probability of a language, below which a guess at the encoding is none
_MEND = "Save it as UTF-8, or name its encoding in the column `encoding` of manifest.csv."


def decode(data: bytes, declared: str | None = None, hint: str | None = None) -> str:
    """DATA as text: by its byte order mark, in the encoding DECLARED for it, else as UTF-8, else
    in the encoding that it names itself (HINT), else in the likeliest one.

    Raises
    ------
    InputError: `binary_file` or `bad_encoding`.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _decoded(data, name)
    if declared:
        return _decoded(data, declared)
    _refuse_known(data)
    if _has_controls(data):
        return _decoded(data, _wide_encoding(data))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if hint and (text := _hinted(data, hint)) is not None:
            return text
        _refuse_damaged_utf8(data, error)
    return _detected(data)


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except (UnicodeError, LookupError) as error:
        raise InputError(
            f"The text is not {name} ({error}).", kind="bad_encoding", mend=_MEND
        ) from error


def _hinted(data: bytes, hint: str) -> str | None:
    try:
        return data.decode(hint)
    except (UnicodeError, LookupError):
        return None


def _refuse_known(data: bytes) -> None:
    for magic, name in _MAGIC.items():
        if data.startswith(magic):
            raise InputError(
                f"The file is {name}, not text.",
                kind="binary_file",
                mend="Give it the suffix of its format, if that is one that can be read.",
            )


def _has_controls(data: bytes) -> bool:
    """Whether DATA holds more control characters than text in 8-bit letters can."""
    sample = data[:_SAMPLE]
    return len(_CONTROL.findall(sample)) > len(sample) / 200


def _wide_encoding(data: bytes) -> str:
    """UTF-16 without a byte order mark: read so, nearly all is letters, blanks and stops.

    Raises
    ------
    InputError: `binary_file`, when it is neither.
    """
    sample = data[: min(len(data), _SAMPLE) // 2 * 2]
    for name in ("utf-16-le", "utf-16-be"):
        text = sample.decode(name, errors="replace")
        if sum(map(_is_usual, text)) > 0.97 * len(text):
            return name
    raise InputError(
        "The file holds binary data, not text.",
        kind="binary_file",
        mend="Export it as text, HTML, PDF or DOCX.",
    )


def _is_usual(c: str) -> bool:
    """Whether C is a letter, sign or blank of the alphabets west of Arabic."""
    return (ord(c) < 0x600 and (c.isprintable() or c.isspace())) or 0x2010 <= ord(c) <= 0x203A


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
    """DATA in the encoding in which it reads best as some language.

    How regular the letters look leaves several encodings to choose from (the Turkish and the
    Baltic one, say); which of these makes words of a language decides.
    """
    from charset_normalizer import from_bytes

    matches = list(from_bytes(data[:_SAMPLE]))
    least = min((match.chaos for match in matches), default=0.0)
    ranked = [
        (round(likely_language(str(match))[1], 6), fit(str(match)), match.encoding)
        for match in matches
        if match.chaos <= least + 0.03
    ]
    probability, _, encoding = max(ranked, default=(0.0, 0.0, ""))
    if probability < _SURE:
        raise InputError("The text's encoding cannot be told.", kind="bad_encoding", mend=_MEND)
    return _decoded(data, encoding)


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
