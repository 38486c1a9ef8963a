"""HTML inside other formats: in fields of records, in Markdown."""

from __future__ import annotations

import re

_CLOSED_BLOCK = re.compile(
    r"</(?:p|div|li|h[1-6]|article|section|blockquote)\s*>|<br\s*/?>", re.IGNORECASE
)
_BLOCKS = ["blockquote", "br", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "p", "td", "th"]
_NO_TEXT = ["script", "style", "template"]


def has_tags(text: str) -> bool:
    """Whether TEXT holds paragraphs marked up in HTML."""
    return bool(_CLOSED_BLOCK.search(text))


def without_tags(markup: str) -> str:
    """The text of MARKUP, its paragraphs parted by blank lines."""
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(" ".join(markup.split()), "lxml")
    for tag in soup.find_all(_NO_TEXT):
        tag.decompose()
    for tag in soup.find_all(_BLOCKS):
        tag.insert_before("\n\n")
        tag.insert_after("\n\n")
    return soup.get_text()
