"""Pages that list stories: fronts, sections, results of a search. They are no text of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | {
    "article",
    "dd",
    "div",
    "dt",
    "figure",
    "li",
    "p",
    "section",
    "td",
    "tr",
    "ul",
}
_NO_TEXT = frozenset(
    {"aside", "button", "footer", "form", "head", "nav", "noscript", "script", "style", "template"}
)
_FEWEST_HEADLINES, _FEWEST_LINES = 3, 5  # linked headings, other lines that are one link
_FEWEST_HEADLINE_WORDS = 3
_MOST_OWN_WORDS = 30  # a section's description
_MOST_TEASER_WORDS, _MOST_LAST_WORDS = 60, 100
_ARTICLE = "article"


@dataclass
class _Story:
    """A linked headline, and how many words stand below it."""

    link: str
    is_heading: bool
    words: int = 0


def lists_stories(tree: Any) -> bool:
    """Whether the page TREE is made of headlines that lead elsewhere, with a teaser each at most.

    A page that says that it is an article is none, nor is one with a text of its own above them.
    """
    if _says_article(tree):
        return False
    own, stories = _stories(tree)
    links = {story.link for story in stories}
    least = _FEWEST_HEADLINES if any(story.is_heading for story in stories) else _FEWEST_LINES
    if len(links) < least or own > _MOST_OWN_WORDS:
        return False
    *others, last = stories
    return last.words <= _MOST_LAST_WORDS and all(s.words <= _MOST_TEASER_WORDS for s in others)


def _says_article(tree: Any) -> bool:
    kinds = (
        meta.get("content", "") for meta in tree.iter("meta") if meta.get("property") == "og:type"
    )
    return any(kind.strip().lower() == _ARTICLE for kind in kinds)


def _stories(tree: Any) -> tuple[int, list[_Story]]:
    """The words of the page above its first headline, and its headlines; menus are left out."""
    own, stories = 0, list[_Story]()
    headings = any(_headline(block) for block in tree.iter(*_HEADINGS))
    for block in _blocks(tree):
        is_heading = block.tag in _HEADINGS
        link = _headline(block) if is_heading or not headings else None
        if link:
            stories.append(_Story(link, is_heading))
        elif is_heading:
            continue
        elif stories:
            stories[-1].words += _own_words(block)
        else:
            own += _own_words(block)
    return own, stories


def _blocks(element: Any) -> Iterator[Any]:
    """The elements of the page in order that hold text of their own."""
    for child in element:
        if not isinstance(child.tag, str) or child.tag in _NO_TEXT:
            continue
        if child.tag in _HEADINGS:
            yield child
            continue
        if child.tag in _BLOCKS or child.tag in ("a", "main", "body", "html"):
            yield child
        yield from _blocks(child)


def _own_words(block: Any) -> int:
    """The words in BLOCK outside of blocks within it."""
    words = len((block.text or "").split())
    for child in block:
        words += len((child.tail or "").split())
        if isinstance(child.tag, str) and child.tag not in _BLOCKS | _NO_TEXT | {"a"}:
            words += _own_words(child)
    return words


def _headline(block: Any) -> str | None:
    """Where BLOCK leads, if it is one link with the words of a headline."""
    if block.tag not in _HEADINGS and block.tag != "a":
        return None
    links = [block] if block.tag == "a" else list(block.iter("a"))
    if not links and (above := next(block.iterancestors("a"), None)) is not None:
        links = [above]
    for link in links:
        address = link.get("href", "").strip()
        words = " ".join(link.itertext()).split()
        if address and not address.startswith("#") and len(words) >= _FEWEST_HEADLINE_WORDS:
            return str(address)
    return None
