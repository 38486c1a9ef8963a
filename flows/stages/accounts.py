"""What has become of each document that a run has seen, and what the run had to do without."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc


@dataclass
class Account:
    """The documents that a run has seen: counts, and the uris of those that nothing tells of."""

    published: int = 0
    unchanged: int = 0
    quarantined: int = 0
    lost: list[str] = field(default_factory=list)

    @property
    def told(self) -> str:
        """The account in one line."""
        parts = [f"{self.published} published", f"{self.unchanged} unchanged",
                 f"{self.quarantined} in quarantine"]  # fmt: skip
        if self.lost:
            parts.append(f"{len(self.lost)} lost, such as {self.lost[0]}")
        return ", ".join(parts)

    @property
    def counts(self) -> dict[str, int]:
        """The columns of `runs` that tell it."""
        return {
            "n_documents_published": self.published,
            "n_documents_unchanged": self.unchanged,
            "n_documents_failed": self.quarantined,
        }


@dataclass(frozen=True)
class Books:
    """What an account is drawn up from.

    `seen` is SEEN of the run, `library` all documents that were ingested, `resolved` those that
    came to the gate; `refused` are the uris in quarantine.
    """

    run_id: str
    seen: pa.Table
    library: pa.Table
    resolved: Collection[str]
    refused: Collection[str]

    def account(self, released: pa.Table) -> Account:
        """What became of the documents seen, where RELEASED are those that the gate let through.

        Documents of the library that this run has not seen are looked for too, and not counted.
        """
        runs = _column_by(released, "doc_id", "run_id")
        account = Account()
        for row in self.seen.to_pylist():
            self._enter(account, row["source_uri"], row["doc_id"], runs)
        aside = Account()
        for row in self.library.select(["source_uri", "doc_id"]).to_pylist():
            self._enter(aside, row["source_uri"], row["doc_id"], runs)
        account.lost += [uri for uri in aside.lost if uri not in account.lost]
        return account

    def _enter(
        self, account: Account, uri: str, doc_id: str | None, runs: Mapping[str, str]
    ) -> None:
        if doc_id is not None and doc_id in runs:
            if runs[doc_id] == self.run_id:
                account.published += 1
            else:
                account.unchanged += 1
        elif uri in self.refused or doc_id in self.resolved:
            account.quarantined += 1
        else:
            account.lost.append(uri)


FALLBACKS = (
    "n_documents_undated", "n_documents_of_unknown_language", "n_documents_without_codebook",
    "n_documents_read_by_rules", "n_mentions_unresolved", "n_speakers_unknown",
    "n_events_undated", "n_events_unplaced", "n_rows_quarantined",
)  # fmt: skip
"""The columns of `runs` that tell what a release does without."""


def fallbacks(tables: Mapping[str, pa.Table], *, by_rules: bool) -> dict[str, int]:
    """What the rows of a release do without, by the columns of `runs`.

    BY_RULES tells that they were read without the trained reader.
    """
    documents = tables["documents"]
    return {
        "n_documents_undated": documents["published_on"].null_count,
        "n_documents_of_unknown_language": documents["language"].null_count,
        "n_documents_without_codebook": _empty(documents["codebooks"]),
        "n_documents_read_by_rules": documents.num_rows if by_rules else 0,
        "n_mentions_unresolved": tables["mentions"]["actor_id"].null_count,
        "n_speakers_unknown": tables["attributions"]["speaker_actor_id"].null_count,
        "n_events_undated": tables["events"]["date_start"].null_count,
        "n_events_unplaced": tables["events"]["place_id"].null_count,
    }


def _empty(lists: pa.ChunkedArray) -> int:
    return int(pc.sum(pc.equal(pc.list_value_length(lists), 0)).as_py() or 0)


def _column_by(table: pa.Table, key: str, value: str) -> dict[str, str]:
    return dict(zip(table[key].to_pylist(), table[value].to_pylist(), strict=True))
