"""What the views on themes answer, and the questions of the README to them."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from parley.schemas.tables import BY_NAME
from parley.warehouse.query import run_query
from parley.warehouse.store.home import Warehouse
from parley.warehouse.store.release import publish
from tests.warehouse.small import A, B, full, small_rows, span, tables_of

README = Path(__file__).parents[2] / "README.md"
Ask = Callable[[str], list[tuple[Any, ...]]]
LAND, PRISONERS = "issue:territorial_concessions", "issue:prisoners"


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Answers on two outlets: the Daily speaks of prisoners, the Wire of land."""
    rows = small_rows()

    def add(name: str, /, **values: Any) -> None:
        rows[name].append(full(BY_NAME[name], **values))

    add("issues", issue_id="prisoners", name="Prisoners", parent_issue_id="territorial_concessions")
    for number, wording in enumerate(["soldiers", "exchanged", "were exchanged"]):
        add("stances", stance_id=f"p{number}", **span(A, wording), holder_actor_id="RUS",
            issue_id="prisoners", position="support")  # fmt: skip
    add("stances", stance_id="p3", **span(A, "invaded"), issue_id="territorial_concessions",
        holder_actor_id="person:volodymyr_zelenskyy", position="conditional")  # fmt: skip
    add("stances", stance_id="p4", **span(B, "opposes"), issue_id="territorial_concessions",
        holder_actor_id="RUS", position="support")  # fmt: skip
    add("explanations", explanation_id="x1", **span(A, "the front held"), reason="coercion",
        outcome="failure_2022_talks", attributed_to_actor_id="RUS")  # fmt: skip
    warehouse = Warehouse(tmp_path_factory.mktemp("themes"))
    publish(warehouse, tables_of(rows), "r1")
    return lambda sql: [tuple(row.values()) for row in run_query(warehouse, sql).to_pylist()]


def test_a_segment_points_at_its_words_and_at_the_row_behind_it(asked: Ask):
    assert asked(
        "SELECT theme_id, layer, value, actor_name, segment, source_name, period, row_id "
        "FROM coded_segments WHERE layer <> 'stance' AND source_name = 'Wire' "
        "ORDER BY theme_id, layer"
    ) == [
        ("interest:fear", "interest", "fear", "Ukraine", "ceding land", "Wire", "2022-04", "in0"),
        (LAND, "interest", "fear", "Ukraine", "ceding land", "Wire", "2022-04", "in0"),
        (LAND, "provision", "obliges", None, "ceding land", "Wire", "2022-04", "pr0"),
        ("reason:distrust", "explanation", "failure_2022_talks", None, "distrusts Moscow", "Wire",
         "2022-04", "x0"),
    ]  # fmt: skip


def test_themes_count_places_documents_and_actors(asked: Ask):
    assert asked(
        "SELECT theme_id, theme_name, wider_theme_id, n_segments, n_sentences, n_documents, "
        "n_sources, n_actors FROM themes WHERE theme_kind = 'issue'"
    ) == [
        (LAND, "Territorial concessions", None, 5, 2, 2, 2, 3),
        (PRISONERS, "Prisoners", LAND, 3, 1, 1, 1, 1),
    ]


def test_themes_are_counted_by_document_genre_publisher_and_month(asked: Ask):
    found = asked(
        "SELECT grouped_by, group_value, n_segments, n_documents, share, round(per_1000_words, 2) "
        f"FROM themes_by_group WHERE theme_id = '{LAND}'"
    )
    in_a, in_b = (1, 1, 0.25, 55.56), (4, 1, 1.0, 200.0)
    assert found == [
        ("document", *pair)
        for pair in sorted([(A, *in_a), (B, *in_b)])
    ] + [
        ("genre", "news", 5, 2, 0.625, 131.58),
        ("period", "2022-02", *in_a), ("period", "2022-04", *in_b),
        ("publisher", "Daily", *in_a), ("publisher", "Wire", *in_b),
    ]  # fmt: skip


def test_actors_hold_themes_or_are_named_beside_them(asked: Ask):
    assert asked(
        "SELECT relation, theme_id, value, source_name, n_segments FROM themes_by_actor "
        "WHERE actor_id = 'RUS' AND theme_kind = 'issue' ORDER BY ALL"
    ) == [
        ("holds", PRISONERS, "support", "Daily", 3),
        ("holds", LAND, "support", "Wire", 1),
        ("named", LAND, None, "Daily", 1),
        ("named", LAND, None, "Wire", 4),
    ]


def test_themes_come_together_in_documents_and_sentences(asked: Ask):
    assert asked(
        "SELECT n_sentences, n_documents, jaccard, pmi, doc_ids FROM theme_cooccurrence "
        f"WHERE theme_id = '{PRISONERS}' AND with_theme_id = '{LAND}'"
    ) == [(0, 1, 0.5, 0.0, [A])]
    assert asked(
        "SELECT n_sentences, pmi FROM theme_cooccurrence "
        f"WHERE theme_id = '{LAND}' AND with_theme_id = 'reason:distrust'"
    ) == [(1, 0.0)]


def test_keyness_is_the_log_odds_with_a_prior(asked: Ask):
    prior = 2 * 3 / 8  # two themes, three of eight places
    odds = math.log((3 + prior) / (4 + 2 - 3 - prior))
    other = math.log((0 + prior) / (4 + 2 - 0 - prior))
    error = math.sqrt(1 / (3 + prior) + 1 / prior)
    for named in ("other_source_name IS NULL", "other_source_name = 'Wire'"):
        (row,) = asked(
            "SELECT n_segments, n_other_segments, share, other_share, log_odds, z_score "
            "FROM theme_keyness "
            f"WHERE source_name = 'Daily' AND theme_id = '{PRISONERS}' AND {named}"
        )
        assert row[:4] == (3, 0, 0.75, 0.0)
        assert row[4:] == pytest.approx((odds - other, (odds - other) / error))


def test_statements_are_those_of_discourse_networks(asked: Ask):
    assert asked(
        "SELECT person, organization, concept, agreement, source, text FROM discourse_statements "
        "WHERE statement_id IN ('p0', 'p3', 's0') ORDER BY statement_id"
    ) == [
        (None, "Russia", "Prisoners", 1, "Daily", "soldiers"),
        ("Volodymyr Zelenskyy", "Ukraine", "Territorial concessions", None, "Daily", "invaded"),
        (None, "Ukraine", "Territorial concessions", 0, "Wire", "opposes ceding land"),
    ]


def test_the_questions_of_the_readme_have_answers(asked: Ask):
    section = README.read_text(encoding="utf-8").split("interests and themes")[1].split("\n## ")[0]
    on_russia, on_failure, *exports = re.findall(r'parley query "([^"]+)"', section)
    assert asked(on_russia) == [
        ("Prisoners", "support", "Daily"),
        ("Territorial concessions", "support", "Wire"),
        ("coercion", "failure_2022_talks", "Daily"),
    ]
    assert asked(on_failure) == [
        ("failure_2022_talks", "coercion", "Daily"),
        ("failure_2022_talks", "distrust", "Wire"),
    ]
    assert len(exports) == 2
    assert all(asked(sql) for sql in exports)
