"""What is read in a text, and why: the entry of a codebook, the pattern, or the rule behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from parley.schemas.codebook.actors import Actor, MoreOfActor
from parley.schemas.codebook.lexicons import EventRow
from parley.schemas.table import Row
from parley.transforms.knowledge.files import parse_csv
from parley.transforms.knowledge.layers import Parts
from parley.transforms.knowledge.located import Located, wordings
from parley.transforms.reading import rows
from parley.transforms.reading.patterns import Patterns, Words
from parley.transforms.workbench.check import patterns_of

_EVENTS = "lexicons/events/"
_ITSELF = "(this text)"
"""The id of the document: ids that begin so mean what the text alone tells."""
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "mentions": ("actor_id", "mention_kind"),
    "event_mentions": (
        "event_type", "source_actor_ids", "target_actor_ids", "date_start", "place_name",
        "factuality", "attributed_to_actor_id",
    ),
    "stances": (
        "holder_actor_id", "position", "issue_id", "target_actor_id", "attributed_to_actor_id",
    ),
    "attributions": ("speaker_actor_id", "kind", "content"),
    "quantities": ("low", "high", "unit", "about_actor_id"),
    "explanations": ("outcome", "reason"),
    "agreement_mentions": ("agreement_id",),
    "agreement_status": ("status", "by_actor_ids"),
    "provisions": ("issue_id", "obliged_actor_ids", "force"),
    "round_mentions": ("round_id",),
    "role_claims": ("actor_id", "role", "toward_actor_ids"),
    "interests": ("holder_actor_id", "kind", "content"),
    "place_mentions": ("place_id",),
}  # fmt: skip
"""What to tell of a row of each table."""


@dataclass(frozen=True)
class Told:
    """Words of a text, what they are read as, by which method, and where that is written."""

    layer: str
    words: str
    read_as: str
    why: str
    where: str
    confidence: float | None = None


class Reasons:
    """Where the knowledge of PARTS, and of the files of lexicons, stands."""

    def __init__(self, parts: Parts) -> None:
        self._aliases: dict[tuple[str, str], str] = {}
        self._actors: dict[str, str] = {}
        for part in parts.all:
            entries: list[Located[Actor] | Located[MoreOfActor]] = [*part.actors, *part.more]
            for entry in entries:
                self._actors[entry.entry.id] = entry.at("id")
                for alias, _, keys in wordings(entry.entry):
                    self._aliases[entry.entry.id, alias.casefold()] = entry.at(*keys)
        self._topics = Patterns(
            [
                (pattern, (kind, each.entry.id, pattern, str(keys[0]), each.at(*keys)))
                for part in parts.all
                for kind in ("issue", "reason", "outcome")
                for each in getattr(part, f"{kind}s")
                for pattern, keys in patterns_of(each)
            ]
        )
        self._events: dict[tuple[str, str], list[str]] = {}
        for path, text in parts.general_files.items():
            if path.startswith(_EVENTS) and path.endswith(".csv"):
                for row, line in parse_csv(EventRow, text, path):
                    key = (row.lemma, row.event_type)
                    self._events.setdefault(key, []).append(f"{path}:{line}")

    def told(self, doc: Doc) -> list[Told]:
        """All that is read in DOC, table by table, and the patterns of issues that stand in it."""
        made = rows.of_document(doc, _ITSELF, "try")
        text = doc.text
        found = [
            self._of_row(table, row, columns, text, doc)
            for table, columns in _COLUMNS.items()
            for row in made[table]
        ]
        return [*found, *self._wordings(doc)]

    def _of_row(self, table: str, row: Row, columns: Sequence[str], text: str, doc: Doc) -> Told:
        words = " ".join(text[row["char_start"] : row["char_end"]].split())
        told = [_value(row[name]) for name in columns if row[name] not in (None, [])]
        told = [each for each in told if each != words and not each.startswith(_ITSELF)]
        return Told(
            table, words, " · ".join(told), row["method"], self._where(table, row, words, doc),
            row.get("confidence"),
        )  # fmt: skip

    def _where(self, table: str, row: Row, words: str, doc: Doc) -> str:
        if table == "mentions":
            actor = row["actor_id"]
            if actor is None:
                return ""
            return self._aliases.get((actor, words.casefold())) or self._actors.get(actor, "")
        if table == "event_mentions":
            span = doc.char_span(row["char_start"], row["char_end"], alignment_mode="expand")
            lemma = span.root.lemma_.lower() if span is not None else words
            lines = self._events.get((lemma, row["event_type"]), [])
            return f"{lines[0]} (and {len(lines) - 1} more)" if len(lines) > 1 else "".join(lines)
        return ""

    def _wordings(self, doc: Doc) -> Iterator[Told]:
        """The patterns of issues, reasons and outcomes in DOC, whoever holds a position."""
        for sentence in doc.sents:
            for match in self._topics.find(Words.of(sentence)):
                kind, name, pattern, key, where = match.value
                words = " ".join(doc[i].text for i in match.tokens)
                yield Told(f"{kind}_wordings", words, name, f"{key}: {pattern}", where)


def _value(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
