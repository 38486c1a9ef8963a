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
