"""The same figures as the reference scripts, on tables with mistakes of every kind."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import duckdb
import pyarrow as pa
import pytest

from parley.schemas.tables import BY_NAME, TABLES
from parley.transforms.evaluation.evaluate import evaluate
from tests.warehouse.small import RUN, full, tables_of

SHARED = Path(__file__).parents[4] / "shared"
SCRIPTS = SHARED / "evaluation"
NAMES = ("001", "002")

pytestmark = pytest.mark.skipif(
    not (SCRIPTS / "score_process.py").exists(),
    reason="the reference scripts are not beside this checkout",
)


@pytest.mark.parametrize(
    ("script", "folder", "most_lost", "telling"),
    [("score.py", "gold", 4, 13), ("score_process.py", "process", 0, 10)],
)
def test_figures_are_those_of_the_reference_script(tmp_path, script, folder, most_lost, telling):
    files = [SCRIPTS / folder / f"{name}.jsonl" for name in NAMES]
    gold = [file.read_text(encoding="utf-8") for file in files]
    texts = [
        next((SHARED / "texts").glob(f"{name}_*.txt")).read_text(encoding="utf-8") for name in NAMES
    ]
    annotations = [[json.loads(line) for line in each.splitlines()] for each in gold]
    tables = NoisyReader(Random(7)).read(texts, annotations)
    database = tmp_path / "parley.duckdb"
    with duckdb.connect(str(database)) as connection:
        # Without the keys and checks of a release, which what is made up here would not pass.
        for name, rows in tables.items():
            connection.register("incoming", rows)
            connection.execute(f'CREATE TABLE "{name}" AS SELECT * FROM incoming')
            connection.unregister("incoming")
    told = json.loads(
        subprocess.run(
            [sys.executable, SCRIPTS / script, "--json", "--db", database, "--gold", *files],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    )
    assert told.pop("missing_quotes") <= most_lost

    released = {table.name: table.sorted(tables[table.name]) for table in TABLES}
    found = {row["measure"]: row for row in evaluate(released, {"given": gold}, RUN).to_pylist()}
    assert set(found) == set(told)
    for measure, theirs in told.items():
        ours = found[measure]
        assert [round(ours[name], 3) for name in ("precision", "recall", "f1")] == [
            theirs[name] for name in ("p", "r", "f1")
        ], measure
        assert (ours["n_predicted"], ours["n_gold"]) == (theirs["pred"], theirs["gold"]), measure
    # The comparison means little unless most figures lie between nothing and all.
    assert sum(0 < row["f1"] < 1 for row in found.values()) >= telling


class Text(NamedTuple):
    """A document with the bounds of its sentences."""

    doc_id: str
    text: str
    sentences: Sequence[tuple[int, int]]


class NoisyReader:
    """Reads what was annotated, and gets a good part of it wrong."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.rows: dict[str, list[dict[str, Any]]] = {table.name: [] for table in TABLES}
        self.own_ids: dict[str, str] = {}

    def read(
        self, texts: Sequence[str], annotations: Sequence[Sequence[Mapping[str, Any]]]
    ) -> dict[str, pa.Table]:
        """All tables of the contract."""
        self.add_actors([row for rows in annotations for row in rows if row["layer"] == "actor"])
        for text, rows in zip(texts, annotations, strict=True):
            document = self.add_document(text)
            for row in rows:
                if row["layer"] != "actor":
                    self.add_item(document, row)
        return tables_of(self.rows)

    def add(self, table: str, /, **values: Any) -> None:
        self.rows[table].append(full(BY_NAME[table], **values))

    def add_actors(self, actors: Sequence[Mapping[str, Any]]) -> None:
        """The actors under ids of their own, so that names must join them; states by ISO-3."""
        for number, actor in enumerate({actor["id"]: actor for actor in actors}.values()):
            is_state = re.fullmatch("[A-Z]{3}", actor["id"])
            self.own_ids[actor["id"]] = actor["id"] if is_state else f"own:actor_{number}"
            country = actor["country"] or ""
            self.add(
                "actors",
                actor_id=self.own_ids[actor["id"]],
                name=actor["name"],
                kind="state" if is_state else "person",
                country=country if re.fullmatch("[A-Z]{3}", country) else None,
            )

    def add_document(self, text: str) -> Text:
        doc_id = "doc_" + hashlib.sha256(text.encode()).hexdigest()[:16]
        self.add("documents", doc_id=doc_id, source_uri=doc_id, text=text, n_chars=len(text))
        sentences = [found.span() for found in re.finditer(r"[^.!?\n]+[.!?]*", text)]
        for index, (start, end) in enumerate(sentences):
            self.add(
                "sentences",
                sentence_id=f"{doc_id}_{index}",
                doc_id=doc_id,
                sentence_index=index,
                char_start=start,
                char_end=end,
            )
        return Text(doc_id, text, sentences)

    def add_item(self, document: Text, row: Mapping[str, Any]) -> None:
        read = {
            "event": self.event,
            "stance": self.stance,
            "attribution": self.attribution,
            "quantity": self.quantity,
            "explanation": self.explanation,
            "agreement": self.agreement,
            "status": self.status,
            "provision": self.provision,
            "round": self.round,
            "role": self.role,
            "interest": self.interest,
        }[row["layer"]]
        table, wording, values = read(row)
        at, inner = document.text.find(row["quote"]), row["quote"].find(wording)
        if at < 0 or inner < 0 or self.wrong(0.2):
            return
        start = at + inner + self.chance.choice([0, 0, 0, 3, 40])
        index = max(k for k, (first, _) in enumerate(document.sentences) if first <= start)
        key = {BY_NAME[table].key[0]: f"{table}{len(self.rows[table]):05}"}
        self.add(
            table,
            doc_id=document.doc_id,
            sentence_id=f"{document.doc_id}_{index}",
            char_start=start,
            char_end=min(start + len(wording), len(document.text)),
            **key,
            **values,
        )

    def wrong(self, share: float = 0.2) -> bool:
        return self.chance.random() < share

    def actor(self, actor: str | None) -> str | None:
        if self.wrong(0.1):
            return self.chance.choice(["RUS", "UKR", None])
        return self.own_ids.get(actor, actor) if actor else None

    def actors(self, actors: Sequence[str]) -> list[str]:
        return [each for each in map(self.actor, actors) if each]

    def event(self, row: Mapping[str, Any]) -> tuple[str, str, dict[str, Any]]:
        first, _, last = (row["date"] or "").partition("/")
        if self.wrong(0.1):
            first = last = ""
        start = date(*[*map(int, first.split("-")), 1, 1][:3]) if first else None
        precision = {0: "none", 4: "year", 7: "month", 10: "day"}[len(first)]
        values = {
            "event_id": "e0" if self.wrong() else row["cluster"],
            "event_type": "CONSULT" if self.wrong() else row["type"],
            "trigger": row["trigger"],
            "source_actor_ids": self.actors(row["source"]),
            "target_actor_ids": self.actors(row["target"]),
            "date_start": start,
            "date_end": date(2025, 5, 16) if last else start,
            "date_precision": "interval" if last else precision,
            "place_name": "Ankara" if self.wrong() else row["place"],
            "factuality": "possible" if self.wrong() else row["factuality"],
            "attributed_to_actor_id": self.actor(row["attributed_to"]),
        }
        return "event_mentions", row["trigger"], values

    def stance(self, row: Mapping[str, Any]) -> tuple[str, str, dict[str, Any]]:
        toward = row["issue"].startswith("actor:")
        values = {
            "holder_actor_id": self.actor(row["holder"]) or "author",
            "issue_id": None if toward else row["issue"],
            "target_actor_id": self.actor(row["issue"].removeprefix("actor:")) if toward else None,
            "position": "neutral" if self.wrong() else row["position"],
        }
        return "stances", row["quote"], values

    def attribution(self, row: Mapping[str, Any]) -> tuple[str, str, dict[str, Any]]:
        values = {
            "speaker_actor_id": self.actor(row["speaker"]),
            "speaker_text": row["speaker"],
            "content": row["content"],
        }
        return "attributions", row["content"], values

    def quantity(self, row: Mapping[str, Any]) -> tuple[str, str, dict[str, Any]]:
        return "quantities", row["quote"], {"low": float(row["low"]), "high": float(row["high"])}

    def explanation(self, row: Mapping[str, Any]) -> tuple[str, str, dict[str, Any]]:
        reason = "distrust" if self.wrong(0.3) else row["reason"]
        return "explanations", row["quote"], {"outcome": row["outcome"], "reason": reason}

    def agreement(self, row: Mapping[str, Any]) -> tuple[str, str, dict[str, Any]]:
        agreement = "draft" if self.wrong() else row["agreement"]
        return "agreement_mentions", row["mention"], {"agreement_id": agreement}

    def status(self, row: Mapping[str, Any]) -> tuple[str, str, dict[str, Any]]:
        status = "signed" if self.wrong() else row["status"]
        return "agreement_status", row["quote"], {
            "status": status, "by_actor_ids": self.actors(row["by"]),
        }  # fmt: skip

    def provision(self, row: Mapping[str, Any]) -> tuple[str, str, dict[str, Any]]:
        values = {
            "issue_id": None if self.wrong() else row["issue"],
            "obliged_actor_ids": self.actors(row["obliged"]),
        }
        return "provisions", row["content"], values

    def round(self, row: Mapping[str, Any]) -> tuple[str, str, dict[str, Any]]:
        round_id = f"round_{len(self.rows['rounds'])}"
        self.add("rounds", round_id=round_id, party_actor_ids=self.actors(row["parties"]))
        return "round_mentions", row["mention"], {"round_id": round_id}

    def role(self, row: Mapping[str, Any]) -> tuple[str, str, dict[str, Any]]:
        values = {
            "actor_id": self.actor(row["actor"]) or "author",
            "role": "host" if self.wrong() else row["role"],
        }
        return "role_claims", row["quote"], values

    def interest(self, row: Mapping[str, Any]) -> tuple[str, str, dict[str, Any]]:
        return "interests", row["content"], {"holder_actor_id": self.actor(row["holder"])}
