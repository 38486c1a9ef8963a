"""Passages of data/training as texts with gold, in the form in which gold files come."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from parley.schemas.codebook.passages import Alternative, Passage
from parley.schemas.table import Row
from parley.transforms.knowledge.passages import AUTHOR, first_and_last, words_and_id

GENRES = {
    "wire": "news", "analysis": "analysis", "opinion": "opinion", "statement": "statement",
    "resolution": "statement", "transcript": "statement", "scholarly": "scholarly",
    "report": "other",
}  # fmt: skip
"""The genre of a document for that of a passage."""
_REMARK = re.compile(r"\s*\(.*\)$")
_NUMBER = re.compile(r"#\d+$")
_ALTERNATIVES = ("type", "factuality", "date", "place", "position")
_PARTIES = ("source", "target")
_WHO = {"by": "attributed_to", "speaker": "speaker"}
"""Alternatives that are one actor, and the fields of the gold that they are of."""


def text_of(passage: Passage) -> str:
    """The text of PASSAGE as a file would hold it: sentences run on within a paragraph."""
    paragraphs = re.split(r"\n\s*\n", passage.text.strip())
    return "\n\n".join(
        " ".join(line.strip() for line in each.splitlines() if line.strip()) for each in paragraphs
    )


def publisher_of(passage: Passage) -> str | None:
    """Who publishes PASSAGE, without the remark on whose manner it has."""
    return _REMARK.sub("", passage.source_name) if passage.source_name else None


def gold_of(passage: Passage) -> str:
    """The annotations of PASSAGE as the lines of a gold file."""
    named: dict[str, set[str]] = defaultdict(set)
    for who in _everybody(passage):
        words, actor = words_and_id(who)
        named[actor].add(_plain(words))
    actors: list[Row] = [
        {
            "layer": "actor", "id": each.id, "name": each.name, "country": each.country,
            "aliases": sorted(named[each.id] - {""}),
        }
        for each in passage.actors
    ]  # fmt: skip
    items = [*_events(passage), *_stances(passage), *_attributions(passage)]
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in [*actors, *items])


def _events(passage: Passage) -> Iterator[Row]:
    for number, event in enumerate(passage.events):
        yield {
            "layer": "event",
            "id": f"e{number}",
            "quote": passage.sentences[first_and_last(event.s)[0]],
            "trigger": _plain(event.trigger),
            "type": event.type,
            "source": _ids(event.source),
            "target": _ids(event.target),
            "date": event.date,
            "place": event.place,
            "factuality": event.factuality,
            "attributed_to": _id(event.by),
            "cluster": event.cluster or f"{passage.id}.e{number}",
            "optional": event.optional,
            "alt": _others(event.alt),
        }


def _stances(passage: Passage) -> Iterator[Row]:
    for number, stance in enumerate(passage.stances):
        yield {
            "layer": "stance",
            "id": f"s{number}",
            "quote": passage.sentences[first_and_last(stance.s)[0]],
            "holder": _id(stance.holder),
            "issue": f"actor:{_id(stance.toward)}" if stance.toward else stance.issue,
            "position": stance.position,
            "attributed_to": _id(stance.by),
            "optional": stance.optional,
            "alt": _others(stance.alt),
        }


def _attributions(passage: Passage) -> Iterator[Row]:
    for number, attribution in enumerate(passage.attributions):
        first, last = first_and_last(attribution.s)
        quote = " ".join(passage.sentences[first : last + 1])
        head, _, tail = attribution.content.partition(" ... ") if first != last else ("", "", "")
        content = attribution.content
        if tail:
            content = quote[quote.find(head) : quote.rfind(tail) + len(tail)]
        yield {
            "layer": "attribution",
            "id": f"a{number}",
            "quote": quote,
            "speaker": _id(attribution.speaker),
            "cue": attribution.cue,
            "content": content,
            "kind": attribution.kind,
            "optional": attribution.optional,
            "alt": _others(attribution.alt),
        }


def _everybody(passage: Passage) -> Iterator[str]:
    for event in passage.events:
        yield from (*event.source, *event.target)
    yield from (each.speaker for each in passage.attributions)
    for stance in passage.stances:
        yield from (stance.holder, *([stance.toward] if stance.toward else []))


def _others(alternative: Alternative | None) -> Row:
    if alternative is None:
        return {}
    told = {name: getattr(alternative, name) for name in _ALTERNATIVES}
    told |= {
        name: _ids(who) for name in _PARTIES if (who := getattr(alternative, name)) is not None
    }
    told |= {field: _id(who) for name, field in _WHO.items() if (who := getattr(alternative, name))}
    return {name: value for name, value in told.items() if value is not None}


def _ids(everybody: Iterable[str]) -> list[str]:
    return sorted({words_and_id(who)[1] for who in everybody})


def _id(who: str | None) -> str:
    return words_and_id(who)[1] if who else AUTHOR


def _plain(words: str) -> str:
    """WORDS without the number that says which of several is meant."""
    return _NUMBER.sub("", words)
