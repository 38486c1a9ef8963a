"""HTML inside other formats: in fields of records, in Markdown."""

from __future__ import annotations

import re

_CLOSED_BLOCK = re.compile(
    r"</(?:p|div|li|h[1-6]|article|section|blockquote)\s*>|<br\s*/?>", re.IGNORECASE
)
_EDGE = re.compile(
    r"</?(?:blockquote|br|div|h[1-6]|li|p|summary|t[dhr])\b[^<>]{0,500}>", re.IGNORECASE
)
_NO_TEXT = ["script", "style", "template"]


_QUOTE, _END_OF_QUOTE = "\ue000", "\ue001"  # that no text has: they are for private use
_MOST_QUOTES = 20


def quoted_lines(markup: str) -> str:
    """The text of MARKUP, a mail's, line by line; what it quotes behind "> ", as plain mails do."""
    from bs4 import BeautifulSoup

    markup = " ".join(markup.replace(_QUOTE, "").replace(_END_OF_QUOTE, "").split())
    markup = _EDGE.sub(_line_edge, markup)
    soup = BeautifulSoup(markup, "lxml")
    for tag in soup.find_all([*_NO_TEXT, "head"]):
        tag.decompose()
    lines, depth = [], 0
    for line in soup.get_text().split("\n"):
        depth = min(depth + line.count(_QUOTE), _MOST_QUOTES)
        text = line.replace(_QUOTE, "").replace(_END_OF_QUOTE, "").strip()
        lines.append(f"{'>' * depth} {text}" if depth else text)
        depth = max(depth - line.count(_END_OF_QUOTE), 0)
    return "\n".join(lines)


def _line_edge(tag: re.Match[str]) -> str:
    """The end of a line, where TAG begins or ends a block; of paragraphs and quotations also a
    blank one."""
    name = tag[0].strip("</>").split()[0].rstrip("/").lower()
    if name == "blockquote":
        return f"\n{_END_OF_QUOTE}\n" if tag[0][1] == "/" else f"\n{_QUOTE}\n"
    return "\n" if name in ("br", "div", "td", "tr", "th") else "\n\n"


def has_tags(text: str) -> bool:
    """Whether TEXT holds paragraphs marked up in HTML."""
    return bool(_CLOSED_BLOCK.search(text))


def without_tags(markup: str) -> str:
    """The text of MARKUP, its paragraphs parted by blank lines."""
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(_EDGE.sub("\n\n", " ".join(markup.split())), "lxml")
    for tag in soup.find_all(_NO_TEXT):
        tag.decompose()
    return soup.get_text()
