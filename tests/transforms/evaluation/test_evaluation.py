"""The measures, on small cases with known figures."""

from __future__ import annotations

import json
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.schemas.errors import InputError
from parley.transforms.evaluation import evaluate as evaluation
from parley.transforms.evaluation.evaluate import differences, evaluate
from parley.transforms.evaluation.items import Item
from parley.transforms.evaluation.letters import Letters, inside, letters
from parley.transforms.evaluation.matching import Tally, match, narrowed, tally
from tests.warehouse.small import RUN, TEXT_A, A, small_rows, small_tables, tables_of

ACTORS = [
    {"layer": "actor", "id": "RUS", "name": "Russia", "country": "RUS"},
    {"layer": "actor", "id": "UKR", "name": "Ukraine", "country": "UKR"},
    {"layer": "actor", "id": "person:zelenskyy", "name": "Volodymyr Zelenskyy", "country": "UKR"},
]
INVASION = {
    "layer": "event", "quote": "Russia invaded Ukraine on 24 February 2022.",
    "trigger": "invaded", "type": "ASSAULT", "source": ["RUS"], "target": ["UKR"],
    "date": "2022-02-24", "place": None, "factuality": "actual", "attributed_to": "author",
    "cluster": "invasion",
}  # fmt: skip
HELD = {
    "layer": "attribution", "quote": "President Zelenskyy said the front held.",
    "speaker": "person:zelenskyy", "content": "the front held",
}  # fmt: skip
SOLDIERS = {
    "layer": "quantity", "quote": "Some 1,000 soldiers were exchanged.", "low": 1000, "high": 1000,
}  # fmt: skip


def gold_file(*rows: dict[str, Any]) -> str:
    return "\n".join(json.dumps(row) for row in [*ACTORS, *rows])


def figures(tables: dict[str, pa.Table], *rows: dict[str, Any]) -> dict[str, tuple[float, ...]]:
    """Precision, recall, predicted and gold by measure."""
    found = evaluate(tables, {"hand": [gold_file(*rows)]}, RUN).to_pylist()
    return {
        row["measure"]: (row["precision"], row["recall"], row["n_predicted"], row["n_gold"])
        for row in found
    }


def test_what_agrees_is_right():
    found = figures(small_tables(), INVASION, HELD, SOLDIERS)
    for measure in (
        "event.trigger", "event.typed", "event.typed+actors_exact", "attr.date_month",
        "attribution.content", "attribution.speaker+content", "quantity.value",
    ):  # fmt: skip
        assert found[measure] == (1, 1, 1, 1), measure
    assert found["stance.full"] == (0, 0, 0, 0)


@pytest.mark.parametrize(
    ("change", "measure", "expected"),
    [
        pytest.param({"type": "COERCE"}, "event.typed", (0, 0, 1, 1), id="type"),
        pytest.param({"type": "COERCE"}, "event.trigger", (1, 1, 1, 1), id="trigger-alone"),
        pytest.param({"type": "COERCE", "alt": {"type": "ASSAULT"}}, "event.typed", (1, 1, 1, 1),
                     id="second-type"),
        pytest.param({"type": "COERCE", "optional": True}, "event.typed", (0, 0, 1, 0),
                     id="optional-missed"),
        pytest.param({"optional": True}, "event.typed", (0, 0, 0, 0), id="optional-found"),
        pytest.param({"source": ["UKR"]}, "event.typed+source", (0, 0, 1, 1), id="source"),
        pytest.param({"target": ["person:zelenskyy"]}, "event.typed+dyad_exact", (1, 1, 1, 1),
                     id="country-of-target"),
        pytest.param({"target": ["person:zelenskyy"]}, "event.typed+actors_exact", (0, 0, 1, 1),
                     id="target-itself"),
        pytest.param({"date": "2022-02"}, "attr.date_month", (1, 1, 1, 1), id="month"),
        pytest.param({"date": "2022-03"}, "attr.date_month", (0, 0, 1, 1), id="another-month"),
        pytest.param({"date": None}, "attr.date_month", (0, 0, 1, 0), id="no-date"),
        pytest.param({"date": "2022-03", "alt": {"date": None}}, "attr.date_month", (0, 0, 0, 0),
                     id="date-in-doubt"),
        pytest.param({"place": "Kyiv"}, "attr.place", (0, 0, 0, 1), id="place-missed"),
        pytest.param({"factuality": "possible"}, "event.typed+source+factuality", (0, 0, 1, 1),
                     id="factuality"),
        pytest.param({"attributed_to": "UKR"}, "attr.attributed_to", (0, 0, 0, 1), id="reported"),
        pytest.param({"attributed_to": "UKR", "alt": {"attributed_to": "author"}},
                     "attr.attributed_to", (0, 1, 0, 1), id="reported-or-not"),
        pytest.param({"quote": "Nothing of the kind."}, "event.trigger", (0, 0, 0, 1), id="lost"),
    ],
)  # fmt: skip
def test_each_measure_of_an_event_looks_at_its_own_field(change, measure, expected):
    found = figures(small_tables(), {**INVASION, **change}, HELD, SOLDIERS)
    assert found[measure] == expected


def test_only_the_stretch_that_the_gold_covers_counts():
    assert figures(small_tables(), HELD)["event.trigger"] == (0, 0, 0, 0)
    assert figures(small_tables(), HELD, {**INVASION, "trigger": "on"})["event.trigger"][2] == 1


def test_stances_by_holder_issue_and_position():
    stance = {
        "layer": "stance",
        "quote": "Ukraine opposes ceding land because it distrusts Moscow.",
        "holder": "UKR",
        "issue": "territorial_concessions",
        "position": "support",
    }
    toward = {**stance, "issue": "actor:RUS", "position": "oppose"}
    other = {**stance, "issue": "other:land_swap", "holder": "RUS"}
    found = figures(small_tables(), stance, toward, other)
    assert found["stance.holder+issue"] == (1, 1, 2, 2)
    assert found["stance.full"] == (0.5, 0.5, 2, 2)
    assert found["stance.document"] == (0.5, 0.5, 2, 2)


def test_explanations_by_reason():
    reason = {"layer": "explanation", "quote": "because it distrusts Moscow", "reason": "distrust"}
    assert figures(small_tables(), reason)["explanation.reason"] == (1, 1, 1, 1)
    wrong = {**reason, "reason": "coercion"}
    assert figures(small_tables(), wrong)["explanation.reason"] == (0, 0, 1, 1)


def test_mentions_of_one_event_are_pairs():
    rows = small_rows()
    first = rows["event_mentions"][0]
    second = {**first, "event_mention_id": "em9", "trigger": "exchanged",
              "char_start": TEXT_A.index("exchanged"),
              "char_end": TEXT_A.index("exchanged") + len("exchanged"),
              "sentence_id": f"{A}_s2"}  # fmt: skip
    rows["event_mentions"].append(second)
    again = {**INVASION, "quote": SOLDIERS["quote"], "trigger": "exchanged"}
    assert figures(tables_of(rows), INVASION, again)["event.cluster_pairs"] == (1, 1, 1, 1)
    apart = {**again, "cluster": "other"}
    assert figures(tables_of(rows), INVASION, apart)["event.cluster_pairs"] == (0, 0, 1, 0)


def test_mentions_by_letters_and_by_actor():
    quote = "President Zelenskyy said the front held."
    mention = {"layer": "mention", "quote": quote, "text": "President  Zelenskyy", "occurrence": 1,
               "kind": "name", "actor": "person:zelenskyy"}  # fmt: skip
    found = figures(small_tables(), mention)
    assert found == {
        "mention.detection": (1, 1, 1, 1),
        "mention.linking": (1, 1, 1, 1),
        "mention.linking.nominal": (0, 0, 0, 0),
        "mention.linking.pronoun": (0, 0, 0, 0),
    }
    assert (
        figures(small_tables(), {**mention, "kind": "pronoun"})["mention.linking.pronoun"][3] == 1
    )
    shorter = {**mention, "text": "Zelenskyy"}
    assert figures(small_tables(), shorter)["mention.detection"] == (0, 0, 1, 1)
    another = {**mention, "actor": "RUS"}
    assert figures(small_tables(), another)["mention.linking"] == (0, 0, 1, 1)
    nobody = {**mention, "actor": None}
    assert figures(small_tables(), nobody)["mention.linking"] == (0, 0, 1, 0)


def test_an_occurrence_tells_equal_wordings_apart():
    assert inside("talks about talks", 10, "talks", 1) == (10, 15)
    assert inside("talks about talks", 10, "talks", 2) == (20, 25)


def test_counts_of_a_set_add_up_and_texts_not_held_are_left_out():
    absent = {**INVASION, "quote": "Something else happened in another text."}
    files = [gold_file(INVASION), gold_file({**INVASION, "type": "AID"}), gold_file(absent)]
    rows = evaluate(small_tables(), {"set": files, "empty": [gold_file(absent)]}, RUN).to_pylist()
    assert {row["gold_set"] for row in rows} == {"set"}
    typed = next(row for row in rows if row["measure"] == "event.typed")
    assert (typed["n_gold"], typed["n_predicted"], typed["f1"]) == (2, 2, 0.5)
    assert typed["layer"] == "event"
    assert {row["layer"] for row in rows if row["measure"].startswith("attr.")} == {"attribute"}


def test_no_gold_gives_no_rows():
    assert evaluate(small_tables(), {}, RUN).num_rows == 0
    empty = tables_of({name: [] for name in small_rows()})
    assert evaluate(empty, {"hand": [gold_file(INVASION)]}, RUN).num_rows == 0


def test_differences_are_what_was_missed_and_what_is_spurious():
    gold = [gold_file({**INVASION, "type": "AID"}, {**HELD, "optional": True})]
    found = differences(small_tables(), "hand", gold, "event")
    assert [(each.outcome, each.source_uri, each.item["type"]) for each in found] == [
        ("missed", "a.txt", "AID"),
        ("spurious", "a.txt", "ASSAULT"),
    ]
    assert differences(small_tables(), "hand", gold, "attribution") == []


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "The line is not JSON"),
        ('{"layer": "rumour"}', "no layer 'rumour'. Layers: actor, event"),
        ("[]", "no layer None"),
        ('{"layer": "stance", "quote": "x", "holder": "RUS"}', "lacks issue, position"),
        (
            '{"layer": "mention", "quote": "x", "text": "x", "actor": null, "occurrence": 0}',
            "from 1",
        ),
    ],
)
def test_a_gold_file_with_a_fault_is_told(line, told):
    with pytest.raises(InputError, match=f"gold set hand, file 1, line 4: .*{told}"):
        evaluate(small_tables(), {"hand": [gold_file() + "\n" + line]}, RUN)


@given(st.text(max_size=30), st.data())
def test_spans_count_letters(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    index = Letters(text)
    first, last = index.span(start, end)
    assert index.flat[first:last] == letters(text[start:end])
    assert letters(text) == "".join(each for each in text.casefold() if each.isalnum())


@given(st.lists(st.booleans(), max_size=6), st.integers(0, 6), st.randoms())
def test_no_item_is_matched_twice_and_counts_stay_in_bounds(optional, n_predicted, chance):
    gold = [Item("event", "", (0, 1), (0, 1), {}, optional=each) for each in optional]
    predicted = [Item("event", "", (0, 1), (0, 1), {}) for _ in range(n_predicted)]
    likeness = {(id(a), id(b)): chance.randrange(3) for a in gold for b in predicted}
    pairs = match(gold, predicted, lambda a, b: likeness[id(a), id(b)])
    assert len({id(a) for a, _ in pairs}) == len({id(b) for _, b in pairs}) == len(pairs)
    for counts in (
        tally(pairs, gold, predicted),
        narrowed(pairs, lambda a, b: likeness[id(a), id(b)] == 1, gold, predicted),
    ):
        assert 0 <= counts.right <= min(counts.predicted, counts.gold)
        assert 0 <= counts.f1 <= 1


def test_shares_of_nothing_are_none_of_it():
    assert (Tally().precision, Tally().recall, Tally().f1) == (0, 0, 0)
    assert Tally(3, 2, 3).precision == 1
    assert (Tally(1, 2, 4) + Tally(1, 2, 0)) == Tally(2, 4, 4)


def test_texts_that_nobody_annotated_are_passed_over_before_they_are_compared(monkeypatch):
    seen: list[int] = []
    compared = evaluation._annotated

    def counted(gold, flat):
        seen.append(len(flat))
        return compared(gold, flat)

    monkeypatch.setattr(evaluation, "_annotated", counted)
    tables = small_tables()
    assert evaluate(tables, {"hand": [gold_file(INVASION)]}, RUN).num_rows
    assert tables["documents"].num_rows > 1
    assert seen == [1]
