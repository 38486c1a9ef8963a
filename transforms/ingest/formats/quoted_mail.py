"""Mails inside of a mail: what it quotes and hands on, each with its own sender and date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from parley.schemas.codebook.pages import Mails
from parley.transforms.ingest.metadata.dates import date_within
from parley.transforms.ingest.text.clean import one_line
from parley.transforms.ingest.text.phrases import any_of

_QUOTED = re.compile(r"\s{0,3}>\s?")
_FIELD = re.compile(r"[*_]{0,2}(?P<name>[^\W\d_][\w'’-]{0,20})\s?:[*_]{0,2}\s*(?P<value>.*)")
_NAME_AND_ADDRESS = re.compile(
    r"(?P<name>[^,;:<>()\[\]\d\"]{2,60}?)[\s\"]*[<(\[]\s*(?:mailto:)?\S+@"
)
_HALF_OF_DAY = re.compile(r"[ap]\.?m\.?\s+", re.IGNORECASE)  # "at 6:20 PM Ada Moss wrote:"
_EDGES = " \t-–—_=*:>"
_LONGEST_INTRODUCTION = 3  # lines
_LONGEST_LINE = 500
_LONGEST_HEAD = 20  # lines
_FEWEST_FIELDS = 3  # of a head without a line above it that says what follows
_DEEPEST = 8

When = tuple[date, str]


@dataclass(frozen=True)
class Message:
    """The text of a mail, and what is told of it; `is_own` for the mail of the file itself."""

    text: str
    sender: str | None = None
    when: When | None = None
    subject: str | None = None
    is_own: bool = False


@dataclass
class _Quotations:
    """Mails whose text is being gathered: by what introduced them."""

    heads: list[Message] = field(default_factory=list)
    lines: list[list[str]] = field(default_factory=list)

    def begin(self, head: Message) -> None:
        self.heads.append(head)
        self.lines.append([])


def messages(text: str, words: Mails) -> list[Message]:
    """The mail with TEXT, without what it quotes, and the mails that it quotes, newest first."""
    return list(_messages(Message(text, is_own=True), words, _DEEPEST))


def begins_with_head(text: str, words: Mails) -> bool:
    """Whether the first lines of TEXT are the head of a mail, as programs show it."""
    return _head(text.split("\n", _LONGEST_HEAD), 0, words) is not None


def _messages(mail: Message, words: Mails, depth: int) -> Iterator[Message]:
    own: list[str] = []
    quoted = _Quotations()
    lines = mail.text.split("\n")
    at = 0
    while at < len(lines):
        if head := _introduction(lines, at, words):
            at, told = head
            quoted.begin(told)
        elif head := _head(lines, at, words) or _unmarked(lines, at, words):
            at, told = head
            quoted.begin(told)
            quoted.lines[-1] += _without_marks(lines[at:])
            break
        elif quoted.heads and _QUOTED.match(lines[at]):
            quoted.lines[-1].append(_QUOTED.sub("", lines[at], count=1))
            at += 1
        else:
            own.append(lines[at])
            at += 1
    yield replace(mail, text="\n".join(own))
    for told, inner in zip(quoted.heads, quoted.lines, strict=True):
        inside = replace(told, text="\n".join(inner))
        yield from _messages(inside, words, depth - 1) if depth else (inside,)


def _introduction(lines: Sequence[str], at: int, words: Mails) -> tuple[int, Message] | None:
    """The line "On 3 May, Ada Moss wrote:" at AT, over a quotation: where this begins, and who."""
    for end in range(at + 1, min(at + _LONGEST_INTRODUCTION, len(lines)) + 1):
        if not lines[end - 1].strip() or _QUOTED.match(lines[end - 1]):
            return None
        if not lines[end - 1].rstrip().endswith(":"):
            continue
        line = one_line(" ".join(lines[at:end]))
        wrote = any_of(words.wrote).search(line)
        start = _next_filled(lines, end)
        if wrote and start < len(lines) and _QUOTED.match(lines[start]):
            return start, Message("", _sender_in(line, wrote), date_within(line))
        return None
    return None


def _unmarked(lines: Sequence[str], at: int, words: Mails) -> tuple[int, Message] | None:
    """A line at AT as `_introduction` has it, with an address and a day, over all that follows."""
    line = one_line(lines[at][:_LONGEST_LINE])
    wrote = any_of(words.wrote).search(line) if line.endswith(":") else None
    if wrote is None or not _NAME_AND_ADDRESS.search(line) or not (when := date_within(line)):
        return None
    return _next_filled(lines, at + 1), Message("", _sender_in(line, wrote), when)


def _sender_in(line: str, wrote: re.Match[str]) -> str | None:
    """Who wrote, in an introduction: before the verb ("Ada Moss wrote:"), or behind it."""
    if found := _NAME_AND_ADDRESS.search(line):
        return _HALF_OF_DAY.sub("", found["name"].strip(_EDGES), count=1) or None
    behind = line[wrote.end() :].strip(_EDGES)
    before = line[: wrote.start()].strip(_EDGES + ",").rpartition(",")[2].strip(_EDGES)
    name = behind or before
    return name if name and not any(c.isdigit() for c in name) else None


def _head(lines: Sequence[str], at: int, words: Mails) -> tuple[int, Message] | None:
    """The head of a mail at AT ("Original Message", "From: ..."), and where its text begins."""
    has_banner = _bare(lines[at]) in (*words.original, *words.forwarded)
    start = _next_filled(lines, at + 1) if has_banner else at
    fields: dict[str, str] = {}
    while start < len(lines) and (found := _named_field(lines[start], words)):
        fields.setdefault(*found)
        start += 1
    is_head = "sender" in fields and (has_banner or len(fields) >= _FEWEST_FIELDS)
    if not is_head or ("sent" not in fields and not has_banner):
        return None
    sender = fields["sender"]
    named = _NAME_AND_ADDRESS.search(sender)
    return start, Message(
        "",
        (named["name"] if named else sender).strip(_EDGES + "\"'") or None,
        date_within(fields.get("sent", "")),
        fields.get("subject"),
    )


def _named_field(line: str, words: Mails) -> tuple[str, str] | None:
    """The field that LINE of a head gives, by the name it has here, and its value."""
    found = _FIELD.fullmatch(_QUOTED.sub("", line, count=1).strip())
    if not found:
        return None
    name = found["name"].casefold()
    for kind in ("sender", "sent", "subject", "others"):
        if name in getattr(words, kind):
            return (kind if kind != "others" else name), found["value"].strip()
    return None


def _without_marks(lines: Sequence[str]) -> list[str]:
    """LINES without the mark of quotation, where each filled one has it."""
    filled = [line for line in lines if line.strip()]
    if filled and all(_QUOTED.match(line) for line in filled):
        return [_QUOTED.sub("", line, count=1) for line in lines]
    return list(lines)


def _bare(line: str) -> str:
    return line.strip(_EDGES).casefold() if len(line) < 100 else ""


def _next_filled(lines: Sequence[str], at: int) -> int:
    while at < len(lines) and not lines[at].strip(" >\t"):
        at += 1
    return at
