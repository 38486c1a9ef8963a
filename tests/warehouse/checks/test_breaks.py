"""Ways of breaking the tables between the stages, and the gate that must catch each.

One warehouse stands in one engine; a break replaces the rows of one table, and the checks that are
named look at it.
"""

from __future__ import annotations

import copy
import math
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

import pyarrow as pa
import pytest

from parley.schemas.tables import BY_NAME, TABLES
from parley.warehouse.checks.checks import Check, checks, checks_of_runs
from parley.warehouse.checks.drift import Tolerances
from parley.warehouse.checks.engine import Engine
from tests.warehouse.many import Rows, many_rows
from tests.warehouse.small import RUN, full, loose, tables_of

Row = dict[str, Any]
Change = Callable[[list[Row]], list[Row] | None]
TOLERATED = Tolerances(few=21)


class Break(NamedTuple):
    """A way of breaking TABLE, and the gate that catches it: table, expectation, severity."""

    what: str
    table: str
    change: Change
    gate: str
    severity: str = "row"


def one(**values: Any) -> Change:
    """Give the first row other VALUES; functions make them of the row."""
    return lambda rows: _update(rows[:1], values)


def all_rows(**values: Any) -> Change:
    """Give every row other VALUES."""
    return lambda rows: _update(rows, values)


def kept(share: float) -> Change:
    """Keep a SHARE of the rows, from everywhere."""
    return lambda rows: [row for at, row in enumerate(rows) if at * share % 1 < share]


def twice(**values: Any) -> Change:
    """The first row once more, with other VALUES."""

    def change(rows: list[Row]) -> None:
        rows.append(copy.deepcopy(rows[0]))
        _update(rows[-1:], values)

    return change


def moved(by: int) -> Change:
    """Every span moved BY characters."""
    return all_rows(
        char_start=lambda row: row["char_start"] + by, char_end=lambda row: row["char_end"] + by
    )


def where(column: str, value: Any, **values: Any) -> Change:
    """Give the first row with VALUE in COLUMN other VALUES."""
    return lambda rows: _update([row for row in rows if row[column] == value][:1], values)


def _update(rows: list[Row], values: Row) -> None:
    for row in rows:
        row.update({name: v(row) if callable(v) else v for name, v in values.items()})


def a_year_before(column: str) -> Change:
    """Every day in COLUMN a year before."""
    return all_rows(**{column: lambda row: row[column] and row[column] - timedelta(365)})


def more(table: str, **values: Any) -> Change:
    """One row of TABLE more, with VALUES beside what is allowed everywhere."""

    def change(rows: list[Row]) -> None:
        rows.append(full(BY_NAME[table], **values))

    return change


def without(column: str, value: Any) -> Change:
    """No rows with VALUE in COLUMN."""
    return lambda rows: [row for row in rows if row[column] != value]


def _circle(rows: list[Row]) -> None:
    rows[0]["parent_actor_id"], rows[1]["parent_actor_id"] = (rows[1]["actor_id"],
                                                              rows[0]["actor_id"])  # fmt: skip


def _none_of_first_document(rows: list[Row]) -> list[Row]:
    return [row for row in rows if row["doc_id"] != rows[0]["doc_id"]]


DAY = date(2022, 2, 24)
ABSENT = "person:volodymyr_zelenskyy"
"""Somebody whom every other text names."""
ELSEWHERE = "doc_0123456789abcdef.x9-99"

SPANNED = [table.name for table in TABLES if table.has_span and table.section != "run"]
KEPT = "{}: expect_{}_to_be_kept"
BREAKS = [
    Break("a part toward oneself", "role_claims",
          one(toward_actor_ids=lambda row: [row["actor_id"]]), "columns_to_differ"),
    # Time.
    Break("told as actual in 2099", "event_mentions", one(date_start=date(2099, 1, 1),
          date_end=date(2099, 1, 1), factuality="actual"), "dates_to_fit_their_text"),
    Break("told as actual in 1066", "event_mentions", one(date_start=date(1066, 10, 14),
          date_end=date(1066, 10, 14)), "dates_to_fit_their_text"),
    Break("told as actual years after publication", "event_mentions",
          one(date_start=date(2023, 9, 1), date_end=date(2023, 9, 1), factuality="actual"),
          "dates_to_fit_their_text", "warning"),
    Break("event in 2099", "events", one(date_start=date(2099, 1, 1), date_end=date(2099, 1, 1)),
          "values_to_be_told", "error"),
    Break("mention ends before it starts", "event_mentions", one(date_end=date(2022, 1, 1)),
          "columns_to_be_in_order"),
    Break("event ends before it starts", "events", one(date_end=date(2022, 1, 1)),
          "columns_to_be_in_order"),
    Break("agreement ends before it starts", "agreements", where("agreement_id",
          "rus_ukr_exchange_2022_02_1", date_end=date(2022, 1, 1)), "columns_to_be_in_order"),
    Break("start without end", "event_mentions", one(date_end=None),
          "columns_to_be_filled_together"),
    Break("a day over a year", "event_mentions", one(date_end=date(2023, 6, 1)),
          "intervals_to_fit_their_precision"),
    Break("a day over a year, of an event", "events", one(date_end=date(2023, 6, 1)),
          "intervals_to_fit_their_precision"),
    Break("a month over a year", "event_mentions", where("date_precision", "month",
          date_end=date(2022, 12, 31)), "intervals_to_fit_their_precision"),
    Break("a day without a date", "event_mentions", one(date_start=None, date_end=None),
          "none_where_unknown"),
    Break("a day without a date, of a status", "agreement_status", where("date_precision", "day",
          date_start=None, date_end=None), "none_where_unknown"),
    Break("a date that rests on nothing", "event_mentions", one(date_basis="none"),
          "none_where_unknown"),
    Break("an office that ends before it starts", "actor_roles", one(valid_to=date(2018, 1, 1)),
          "columns_to_be_in_order"),
    Break("published in 2199", "documents", one(published_on=date(2199, 1, 1)),
          "dates_to_have_come"),
    Break("published to the day, on none", "documents", one(published_on=None),
          "none_where_unknown"),
    Break("read before it was published", "documents",
          one(ingested_at=datetime(1970, 1, 1, tzinfo=UTC)), "dates_to_have_come"),
    Break("first published on another day", "events", one(first_published_on=date(2020, 1, 1)),
          "events_to_count_their_mentions", "error"),
    Break("signed on a day that nobody tells", "agreements", where("status_on", DAY,
          status_on=date(2021, 1, 1)), "values_to_be_told", "error"),
    Break("stated before there was paper", "stances", one(stated_on=date(1066, 10, 14)),
          "dates_to_fit_their_text"),
    Break("stated in 2199", "stances", one(stated_on=date(2199, 1, 1)),
          "dates_to_fit_their_text"),
    Break("stated on no day, and published on one", "stances", one(stated_on=None),
          "values_to_be_told"),
    Break("a figure of 1066", "quantities", one(as_of=date(1066, 10, 14)),
          "dates_to_fit_their_text"),
    Break("a figure for 2199", "quantities", one(as_of=date(2199, 1, 1)),
          "dates_to_fit_their_text"),
    Break("foreseen for 2199", "event_mentions", one(date_start=date(2199, 1, 1),
          date_end=date(2199, 1, 1), factuality="future"), "dates_to_fit_their_text"),
    Break("signed in 2199", "agreement_status", where("date_precision", "day",
          date_start=date(2199, 1, 1), date_end=date(2199, 1, 1), factuality="actual"),
          "dates_to_fit_their_text"),
    Break("signed in 1066", "agreement_status", where("date_precision", "day",
          date_start=date(1066, 1, 1), date_end=date(1066, 1, 1)), "dates_to_fit_their_text"),
    Break("an agreement of 1066", "agreements", where("date_precision", "day",
          date_start=date(1066, 1, 1), date_end=date(1066, 1, 1)), "dates_to_fit_their_text"),
    Break("a round in 2199", "rounds", one(date_start=date(2199, 1, 1),
          date_end=date(2199, 1, 1)), "dates_to_fit_their_text"),
    Break("an office from 2199", "actor_roles", one(valid_from=date(2199, 1, 1)),
          "dates_to_fit_their_text"),
    # Who takes part.
    Break("nobody takes part any more", "event_participants", lambda rows: [],
          "event_mentions: listed_actors_to_have_rows", "error"),
    Break("one takes part no more", "event_participants", lambda rows: rows[1:],
          "event_mentions: listed_actors_to_have_rows", "error"),
    Break("an event without anybody", "events", one(source_actor_ids=[], target_actor_ids=[]),
          "values_to_be_told", "error"),
    Break("mentions without anybody", "event_mentions", all_rows(source_actor_ids=[],
          target_actor_ids=[]), "shares_to_be_kept", "error"),
    Break("one acts on itself", "event_mentions", one(target_actor_ids=["RUS"]),
          "columns_to_differ"),
    Break("one acts on itself in an event", "events", one(target_actor_ids=["RUS"]),
          "columns_to_differ"),
    Break("one is listed twice", "event_mentions", one(source_actor_ids=["RUS", "RUS"]),
          "members_to_be_distinct"),
    Break("a list out of order", "events", where("event_type", "CONSULT",
          source_actor_ids=["UKR", "RUS", "TUR"]), "lists_to_be_sorted"),
    Break("a participant under another event", "event_participants", one(event_id="e1_3"),
          "values_to_be_repeated", "error"),
    Break("a participant of another country", "event_participants", one(country="TUR"),
          "values_to_be_repeated", "error"),
    Break("a participant in another role", "event_participants", one(role="target"),
          "participants_to_be_listed"),
    Break("a participant in no role", "event_participants", one(role="victim"),
          "column_values_to_be_in_set"),
    Break("a participant of no mention", "event_participants", one(event_mention_id="nothing"),
          "references_to_be_known"),
    Break("an actor that is not there", "event_mentions", one(source_actor_ids=["XXX"]),
          "references_to_be_known"),
    Break("the document's voice speaks of itself", "attributions",
          one(speaker_actor_id="author"), "values_to_not_be_excluded"),
    Break("both party and third party", "agreements", one(third_party_actor_ids=["RUS"]),
          "columns_to_differ"),
    # Events and their mentions.
    Break("an event without mentions", "events", twice(event_id="e9"), "values_to_be_told",
          "error"),
    Break("an event without its mentions", "event_mentions", lambda rows: rows[1:],
          "events: values_to_be_told", "error"),
    Break("mentions of no event", "events", lambda rows: rows[1:],
          "event_mentions: references_to_be_known"),
    Break("an event of another type", "events", one(event_type="CONSULT"), "values_to_be_told",
          "error"),
    Break("an event that happened otherwise", "events", one(factuality="negated"),
          "values_to_be_told", "error"),
    Break("an event elsewhere", "events", one(place_id="istanbul", place_name="Istanbul"),
          "values_to_be_told", "error"),
    Break("an event surer than its mentions", "events", one(confidence=0.99), "values_to_be_told",
          "error"),
    Break("an event of another mode", "events", one(event_mode="aerial"), "values_to_be_told",
          "error"),
    Break("another label", "events", one(label="Nobody: slept"), "values_to_be_told", "error"),
    Break("another Goldstein score", "events", one(goldstein=9.0), "values_to_be_repeated",
          "error"),
    Break("another quad class", "events", one(quad_class="verbal cooperation"),
          "values_to_be_repeated", "error"),
    Break("all Goldstein scores nought", "events", all_rows(goldstein=0.0),
          "values_to_be_repeated", "error"),
    Break("a mention too many", "events", one(n_mentions=2), "events_to_count_their_mentions",
          "error"),
    Break("a document too many", "events", one(n_documents=7), "events_to_count_their_mentions",
          "error"),
    Break("a publisher too many", "events", one(n_sources=7), "events_to_count_their_mentions",
          "error"),
    Break("no mentions at all", "events", one(n_mentions=0), "column_values_to_be_between"),
    Break("contested without a conflict", "events", where("contested", False, contested=True),
          "events_to_count_their_mentions", "error"),
    Break("a conflict that nobody knows of", "events", one(contested=False),
          "events_to_count_their_mentions", "error"),
    Break("a value that nothing disputes", "event_conflicts", lambda rows: rows[1:],
          "rows_to_have_others_beside", "error"),
    Break("a conflict in a document that tells nothing", "event_conflicts",
          one(doc_ids=lambda row: ["doc_0123456789abcdef"]), "disputes_to_be_told", "error"),
    Break("one mention told twice", "event_mentions", twice(event_mention_id="again"),
          "rows_to_be_told_once"),
    Break("one key twice", "event_mentions", twice(), "column_values_to_be_unique", "error"),
    Break("one participant twice", "event_participants", twice(),
          "compound_columns_to_be_unique", "error"),
    Break("a place without its name", "events", where("place_id", "istanbul", place_name=None),
          "columns_to_be_filled_together"),
    Break("agreements that miscount", "agreements", one(n_mentions=4),
          "counts_to_match_rows", "error"),
    Break("agreements in other documents", "agreements", one(n_documents=9),
          "counts_to_match_rows", "error"),
    Break("a status that nobody tells", "agreements", one(status="collapsed"),
          "values_to_be_told", "error"),
    Break("an agreement that nobody tells", "agreements", lambda rows: rows.append(
          {**rows[0], "agreement_id": "a_b_plan_1", "n_mentions": 0}), "values_to_be_told",
          "error"),
    Break("a status that is forgotten", "agreements", one(status=None, status_on=None),
          "values_to_be_told", "error"),
    Break("rounds that miscount", "rounds", one(n_mentions=4), "counts_to_match_rows", "error"),
    Break("rounds in other documents", "rounds", one(n_documents=4), "counts_to_match_rows",
          "error"),
    Break("a round in dispute that nobody disputes", "rounds", one(contested=True),
          "counts_to_match_rows", "error"),
    Break("a round that brought what nobody tells", "rounds", one(outcome="peace"),
          "values_to_be_told", "error"),
    Break("a round that nobody tells", "round_mentions", lambda rows: rows[1:],
          "rounds: values_to_be_told", "error"),
    Break("a disputed day that is none", "event_conflicts", one(attribute="date",
          value="soon"),
          "disputes_to_be_told", "error"),
    Break("a disputed value by no document", "event_conflicts", one(doc_ids=[]),
          "lists_to_be_filled"),
    Break("a disputed value by another publisher", "event_conflicts",
          one(source_names=["Nobody's Post"]), "disputes_to_be_told", "error"),
    # Stances.
    Break("toward nobody and on nothing", "stances", one(issue_id=None),
          "one_column_to_be_filled"),
    Break("toward somebody and on something", "stances", one(target_actor_id="RUS"),
          "one_column_to_be_filled"),
    Break("toward oneself", "stances", where("stance_id", "s1_2", target_actor_id="UKR"),
          "columns_to_differ"),
    Break("on an issue of nobody's", "stances", one(issue_id="weather"),
          "references_to_be_known"),
    Break("another position", "stances", one(position="maybe"), "column_values_to_be_in_set"),
    Break("too strong", "stances", one(strength=1.5), "column_values_to_be_between"),
    Break("one stance told twice", "stances", twice(stance_id="again"), "rows_to_be_told_once"),
    Break("held by nobody", "stances", one(holder_actor_id=None),
          "column_values_to_not_be_null"),
    # Spans: of every table, off by one either way, empty, and in another sentence.
    *(Break(f"one to the right in {name}", name, moved(1), "spans_to_end_at_words")
      for name in SPANNED),
    *(Break(f"one to the left in {name}", name,
            lambda rows: moved(-1)([row for row in rows if row["char_start"]]),
            "spans_to_end_at_words") for name in SPANNED),
    *(Break(f"an empty span in {name}", name, one(char_end=lambda row: row["char_start"]),
            "spans_to_lie_in_document", "error") for name in SPANNED),
    *(Break(f"beyond the end in {name}", name, one(char_end=9_999), "spans_to_lie_in_document",
            "error") for name in SPANNED),
    *(Break(f"other words in {name}", name,
            one(**{BY_NAME[name].span_text or "": "something else"}), "spans_to_match_text",
            "error") for name in SPANNED if BY_NAME[name].span_text),
    Break("in another sentence", "stances", one(sentence_id=lambda row: row["sentence_id"][:-1]
          + "0"), "spans_to_lie_in_sentence"),
    Break("in another document's sentence", "quantities", lambda rows: _update(rows[:1],
          {"sentence_id": rows[1]["sentence_id"]}), "spans_to_lie_in_sentence"),
    Break("sentences that leave words out", "sentences", one(char_end=lambda row:
          row["char_end"] - 5), "sentences_to_follow_each_other", "error"),
    Break("sentences that overlap", "sentences", one(char_end=lambda row: row["char_end"] + 5),
          "sentences_to_follow_each_other", "error"),
    Break("sentences moved", "sentences", moved(1), "sentences_to_follow_each_other", "error"),
    Break("a sentence gone", "sentences", lambda rows: rows[1:],
          "sentences_to_follow_each_other", "error"),
    Break("sentences in another order", "sentences", one(sentence_index=7),
          "sentences_to_follow_each_other", "error"),
    # Quantities.
    Break("a figure that its wording does not hold", "quantities", one(low=4321.0, high=4321.0),
          "figures_to_stand_in_their_span"),
    Break("ten times a figure and some", "quantities", one(high=10_250.0),
          "figures_to_stand_in_their_span"),
    Break("low above high", "quantities", one(low=2000.0), "columns_to_be_in_order"),
    Break("fewer than none", "quantities", one(low=-1000.0), "column_values_to_be_between"),
    Break("an infinite figure", "quantities", one(high=math.inf), "numbers_to_be_finite"),
    Break("no number", "quantities", one(low=math.nan), "numbers_to_be_finite"),
    Break("an unknown unit", "quantities", one(unit="zorkmids"), "units_to_be_named"),
    Break("a unit in another form", "quantities", one(unit="Soldiers!"),
          "column_values_to_match_regex"),
    Break("about an event that is not there", "quantities", one(about_event_id="e99"),
          "references_to_be_known"),
    # Vocabularies.
    Break("an unknown mode", "event_mentions", one(event_mode="sorcery"),
          "references_to_be_known"),
    Break("an unknown CAMEO code", "event_mentions", one(cameo_code="999"), "codes_to_be_known"),
    Break("an unknown context", "event_mentions", one(contexts=["gardening"]),
          "codes_to_be_known"),
    Break("an unknown type", "event_mentions", one(event_type="DANCE"),
          "column_values_to_be_in_set"),
    Break("an unknown factuality", "event_mentions", one(factuality="rumoured"),
          "column_values_to_be_in_set"),
    Break("an unknown method", "event_mentions", one(method="guessing"), "methods_to_be_known",
          "warning"),
    *(Break(f"an unknown method in {name}", name, one(method="guessing"), "methods_to_be_known",
            "warning")
      for name in ("mentions", "place_mentions", "stances", "attributions", "quantities",
                   "explanations", "agreement_mentions", "agreement_status", "provisions",
                   "interests", "round_mentions", "role_claims")),
    Break("an unknown PA-X code of an issue", "issues", one(pax_codes=["Zzz"]),
          "codes_to_be_known"),
    Break("a method in another form", "stances", one(method="By hand!"),
          "column_values_to_match_regex"),
    Break("an unknown language", "documents", one(language="qq"), "codes_to_be_known"),
    Break("an unknown country", "actors", one(country="ZZZ"), "references_to_be_known"),
    Break("an unknown country of a place", "places", one(country="ZZZ"),
          "references_to_be_known"),
    Break("an unknown office", "actor_roles", one(role="wizard"), "codes_to_be_known"),
    Break("an unknown reason", "explanations", one(reason="magic"), "codes_to_be_known"),
    Break("an unknown outcome", "explanations", one(outcome="rapture"), "codes_to_be_known"),
    Break("an unknown PA-X code", "provisions", one(pax_code="Zzz"), "codes_to_be_known"),
    Break("an unknown kind of actor", "actors", one(kind="ghost"), "column_values_to_be_in_set"),
    # Places.
    Break("latitude for longitude", "places", one(latitude=29.0, longitude=41.0),
          "places_to_lie_by_their_country"),
    Break("in another country", "places", one(country="UKR", longitude=49.0),
          "places_to_lie_by_their_country"),
    Break("beyond the pole", "places", one(latitude=141.0), "column_values_to_be_between"),
    Break("a latitude alone", "places", one(longitude=None), "columns_to_be_filled_together"),
    Break("another GeoNames id", "places", one(place_id="geonames:1", geonames_id=2),
          "ids_to_be_made_of_their_row"),
    # What stands above what.
    Break("its own parent", "actors", one(parent_actor_id="RUS"), "columns_to_differ"),
    Break("parents in a circle", "actors", _circle, "no_circles", "error"),
    Break("an issue that is its own parent", "issues",
          one(parent_issue_id="territorial_concessions"), "no_circles", "error"),
    Break("a parent that is not there", "actors", one(parent_actor_id="XXX"),
          "references_to_be_known"),
    Break("two actors of one Wikidata item", "actors", all_rows(wikidata_id="Q159"),
          "rows_to_be_told_once"),
    # Words.
    Break("an actor without a name", "actors", one(name=" "), "labels_to_be_plain"),
    Break("an event without a label", "events", one(label=""), "labels_to_be_plain"),
    Break("an issue without a name", "issues", one(name=""), "labels_to_be_plain"),
    Break("an alias of nothing", "actor_aliases", one(alias=""), "labels_to_be_plain"),
    Break("NUL in a label", "events", one(label="invaded\0"), "labels_to_be_plain"),
    Break("script in a label", "events", one(label="invaded <script>alert(1)</script>"),
          "labels_to_be_plain"),
    Break("an image in a name", "actors", one(name="Russia <img src=x onerror=alert(1)>"),
          "labels_to_be_plain"),
    Break("a name that runs backwards", "actors", one(name="Russia \u202eeniarkU"),
          "labels_to_be_plain"),
    Break("a name of two lines", "places", one(name="Istan\nbul"), "labels_to_be_plain"),
    Break("script in a title", "documents", one(title="<script>"), "labels_to_be_plain",
          "warning"),
    *(Break(f"script in an id of {name}", name, one(**{BY_NAME[name].key[0]: "<script>"}),
            "labels_to_be_plain")
      for name in ("mentions", "event_mentions", "events", "stances", "attributions",
                   "quantities", "explanations", "provisions", "actor_roles", "places")),
    Break("script in a disputed value", "event_conflicts", one(value="<script>"),
          "labels_to_be_plain"),
    Break("script in a definition", "issues", one(definition="<b onclick=x>"),
          "labels_to_be_plain"),
    *(Break(f"{column} of {name} that no text holds", name, where(column, value,
            **{column: "<script>"}), "words_to_stand_in_text")
      for name, column, value in (
          ("attributions", "speaker_text", "President Zelenskyy"), ("attributions", "cue", "said"),
          ("round_mentions", "outcome", "ceding land"), ("provisions", "condition", None),
          ("provisions", "duration", None), ("event_mentions", "place_name", "Istanbul"))),
    Break("a reason that is empty", "explanations", one(reason=""),
          "column_values_to_match_regex"),
    Break("a definition of nothing", "issues", one(definition=" "), "labels_to_be_plain"),
    Break("a control character in a cue", "attributions", one(cue="said\x07"),
          "words_to_be_printable"),
    Break("an author without a name", "documents", one(authors=["Ann Lee", ""]),
          "words_to_be_printable"),
    # Documents.
    Break("an author twice", "documents", one(authors=["Ann Lee", "Ann Lee"]),
          "members_to_be_distinct", "warning"),
    Break("read in 2199", "documents", one(ingested_at=datetime(2199, 1, 1, tzinfo=UTC)),
          "dates_to_fit_their_text", "error"),
    Break("a length that is not the text's", "documents", one(n_chars=3),
          "length_to_match_text"),
    Break("words that are not the text's", "documents", one(n_words=3),
          "ids_to_be_made_of_their_row", "warning"),
    Break("a digest that is not the text's", "documents", one(content_sha256="0" * 64),
          "digests_to_match_text"),
    Break("another text", "documents", one(text="Nothing happened."), "digests_to_match_text"),
    Break("an id of another digest", "documents", one(doc_id="doc_0123456789abcdef"),
          "ids_to_be_made_of_their_row"),
    Break("two of one source", "documents", lambda rows: _update(rows[:1],
          {"source_uri": rows[1]["source_uri"]}), "rows_to_be_told_once"),
    Break("a document without sentences", "sentences", _none_of_first_document,
          "documents: values_to_be_told", "error"),
    Break("no sentences at all", "sentences", lambda rows: [], "rows_with_documents", "error"),
    Break("no countries", "countries", lambda rows: [], "rows_with_documents", "error"),
    Break("no documents", "documents", lambda rows: [], "rows_with_documents", "warning"),
    *(Break(f"{what} in a source", "documents", one(source_uri=uri), "labels_to_be_plain",
            "warning")
      for what, uri in (("two lines", "a\nb.txt"), ("script", "<script>"),
                        ("what runs backwards", "a\u202etxt.b"))),
    Break("an author of two lines", "documents", one(authors=["Ann\nLee"]), "labels_to_be_plain",
          "warning"),
    Break("an author that is an image", "documents", one(authors=["<img src=x>"]),
          "labels_to_be_plain", "warning"),
    Break("a codebook twice", "documents", one(codebooks=["ukraine", "ukraine"]),
          "members_to_be_distinct", "warning"),
    Break("a codebook that no run had", "documents", one(codebooks=["atlantis"]),
          "codes_to_be_known", "warning"),
    Break("of a month, on its 17th", "documents", one(published_precision="month",
          published_on=date(2022, 2, 17)), "intervals_to_fit_their_precision"),
    Break("of a year, in March", "documents", one(published_precision="year",
          published_on=date(2022, 3, 1)), "intervals_to_fit_their_precision"),
    # Ids.
    *(Break(f"another's id in {name}", name, one(**{BY_NAME[name].key[0]: ELSEWHERE}),
            "ids_to_be_made_of_their_row") for name in SPANNED if name != "sentences"),
    Break("another sentence's id", "sentences", lambda rows: _update(rows[:1],
          {"sentence_id": rows[1]["sentence_id"]}), "ids_to_be_made_of_their_row"),
    Break("another office's id", "actor_roles", one(role="minister"),
          "ids_to_be_made_of_their_row"),
    Break("an id of another type", "events", one(event_id="aid-rus-2022-02-0123abcd"),
          "ids_to_be_made_of_their_row"),
    Break("an id of another country", "places", one(place_id="country:FJI"),
          "ids_to_be_made_of_their_row"),
    Break("a state that is a person", "actors", one(kind="person"), "ids_to_be_made_of_their_row"),
    Break("a state of another country", "actors", one(country="TUR"),
          "ids_to_be_made_of_their_row"),
    # More of time.
    Break("half a year for a year", "event_mentions", one(date_precision="year",
          date_start=date(2022, 1, 1), date_end=date(2022, 6, 1)),
          "intervals_to_fit_their_precision"),
    Break("a month of one day", "event_mentions", one(date_precision="month"),
          "intervals_to_fit_their_precision"),
    Break("an interval of one day, of a round", "rounds", one(date_precision="interval",
          date_end=lambda row: row["date_start"]), "intervals_to_fit_their_precision"),
    Break("dated by its document, on another day", "event_mentions", one(date_basis="document",
          date_start=date(2022, 1, 1), date_end=date(2022, 1, 1)), "dates_to_fit_their_text"),
    Break("stated years after publication", "stances", one(stated_on=date(2023, 9, 1)),
          "dates_to_fit_their_text", "warning"),
    Break("a day of a status that is none", "agreements", where("status_on", DAY, status=None),
          "columns_to_be_filled_together"),
    Break("a label of another day", "events", one(label="Russia: invaded on another day"),
          "labels_to_be_plain", "warning"),
    # Strangers, and what contradicts itself.
    *(Break(f"a stranger as {column} of {name}", name, where(column, value, **{column: ABSENT}),
            "values_to_be_told", "warning")
      for name, column, value in (
          ("stances", "holder_actor_id", "UKR"), ("stances", "target_actor_id", "RUS"),
          ("interests", "holder_actor_id", "UKR"), ("role_claims", "actor_id", "TUR"))),
    Break("a figure about a stranger", "quantities", one(about_actor_id="TUR"),
          "values_to_be_told", "warning"),
    Break("a figure about another text's event", "quantities", one(about_event_id="e1_0"),
          "values_to_be_told"),
    Break("an actor of no text and no codebook", "actors", lambda rows: rows.append(
          {**rows[0], "actor_id": "org:nobody", "kind": "igo", "country": None,
           "in_codebook": False}), "values_to_be_told", "warning"),
    Break("a place that no text tells", "places", lambda rows: rows.append(
          {**rows[0], "place_id": "place:nowhere"}), "values_to_be_told", "warning"),
    Break("another's name", "actors", one(name="Ukraine"), "values_to_be_repeated", "warning"),
    Break("a part of a person", "actors", one(parent_actor_id="person:volodymyr_zelenskyy"),
          "values_to_be_repeated"),
    Break("a state of a sector", "actors", one(sector="MIL"), "values_to_not_be_excluded"),
    Break("an office at oneself", "actor_roles", one(affiliation_actor_id=lambda row:
          row["actor_id"]), "columns_to_differ"),
    Break("at zero and zero", "places", one(latitude=0.0, longitude=0.0), "columns_to_differ"),
    Break("a GeoNames id without a place on the map", "places", one(geonames_id=5,
          latitude=None, longitude=None), "columns_to_be_filled_together"),
    Break("from pole to pole", "countries", one(south=-89.0, north=89.0),
          "columns_to_be_in_order"),
    Break("a mode of another class", "event_types", lambda rows: rows.append(
          {**rows[0], "event_mode": "odd", "quad_class": "verbal conflict"}),
          "values_to_be_repeated", "error"),
    Break("an unknown label of an entity", "mentions", one(ner_label="FOO"),
          "methods_to_be_known", "warning"),
    Break("a label of somebody else", "events", one(label="Fiji: invaded (2022-02-24)"),
          "values_to_be_repeated", "warning"),
    Break("a disputed day that nobody tells", "event_conflicts", one(attribute="date",
          value="2019-01-01"), "disputes_to_be_told", "error"),
    Break("disputed by nobody", "event_conflicts", one(attributed_to_actor_ids=[]),
          "lists_to_be_filled"),
    Break("disputed by a stranger", "event_conflicts", one(attributed_to_actor_ids=["TUR"]),
          "disputes_to_be_told"),
    *(Break(f"{column} of a dispute out of order", "event_conflicts", one(**{column: ["b", "a"]}),
            "lists_to_be_sorted")
      for column in ("doc_ids", "source_names", "attributed_to_actor_ids")),
    Break("a speaker of no words", "attributions", where("speaker_actor_id",
          "person:volodymyr_zelenskyy", speaker_text=None), "columns_to_be_filled_together"),
    Break("a speaker who reports himself", "attributions", where("speaker_actor_id",
          "person:volodymyr_zelenskyy",
          reported_by_actor_ids=["person:volodymyr_zelenskyy"]), "columns_to_differ"),
    Break("quoted without marks", "attributions", one(kind="direct", method="verb:clause"),
          "words_to_stand_in_text", "warning"),
    Break("the same words, other figures", "quantities", lambda rows: _update(
          [row for row in rows if row["char_start"] == rows[0]["char_start"]][1:2],
          {"low": 7.0, "high": 7.0, "method": "number:words"}) or _update(
          rows[:1], {"method": "number:words"}), "figures_to_stand_in_their_span", "warning"),
    Break("an issue that no term is on", "agreements", one(issue_ids=["weather"]),
          "values_to_be_repeated", "warning"),
    Break("a term on what the agreement is not", "agreements", all_rows(issue_ids=[]),
          "provisions: values_to_be_repeated", "error"),
    Break("in dispute by one alone", "agreements", one(contested=True), "disputes_to_be_told",
          "warning"),
    *(Break(f"one row twice in {name}", name, twice(**{BY_NAME[name].key[0]: "again"}),
            "rows_to_be_told_once")
      for name in ("agreement_status", "provisions", "role_claims", "stances")),
    Break("toward whom, out of order", "role_claims", one(toward_actor_ids=["UKR", "RUS"]),
          "lists_to_be_sorted"),
    Break("a delegate that is a state", "rounds", one(delegate_actor_ids=["RUS"]),
          "values_to_be_repeated"),
    Break("a party that mediates", "rounds", one(party_actor_ids=["RUS", "TUR"],
          mediator_actor_ids=["TUR"]), "columns_to_differ", "warning"),
    Break("a round elsewhere", "rounds", one(place_id="elsewhere", place_name="Elsewhere"),
          "values_to_be_repeated", "warning"),
    # What a release tells of its runs; no row of these stays out.
    Break("a run that ends before it begins", "runs",
          one(finished_at=datetime(1999, 1, 1, tzinfo=UTC)), "columns_to_be_in_order", "error"),
    Break("a run that loses documents", "runs", one(n_documents_seen=9, n_documents_published=3,
          n_documents_unchanged=3, n_documents_failed=2), "ids_to_be_made_of_their_row", "error"),
    Break("a run that ends otherwise", "runs", one(status="maybe"), "column_values_to_be_in_set",
          "error"),
    Break("a run that failed", "runs", one(status="failed"), "runs_to_have_completed", "error"),
    Break("fewer documents than none", "runs", one(n_documents_failed=-1),
          "column_values_to_be_between", "error"),
    Break("a run twice", "runs", twice(), "column_values_to_be_unique", "error"),
    *(Break(f"{what} in a figure", "evaluation", more("evaluation", **{"layer": "event",
            "measure": "event.typed", **values}), gate, "error")
      for what, gate, values in (
          ("another F1", "ids_to_be_made_of_their_row", {"f1": 0.9}),
          ("no number", "column_values_to_be_between", {"f1": math.nan}),
          ("more than all", "column_values_to_be_between", {"precision": 1.2}),
          ("an unknown layer", "column_values_to_be_in_set", {"layer": "weather"}),
          ("fewer than none", "column_values_to_be_between", {"n_gold": -1}),
          ("recall of nothing", "ids_to_be_made_of_their_row", {"n_gold": 0}),
          ("precision of nothing", "ids_to_be_made_of_their_row", {"n_predicted": 0}),
          ("another layer", "ids_to_be_made_of_their_row", {"measure": "stance.typed"}),
          ("an unknown run", "references_to_be_known", {"run_id": "run_of_nobody"}))),
    *(Break(f"{what} in a result", "quality_results", more("quality_results", **values), gate,
            "error")
      for what, gate, values in (
          ("an error that failed", "values_to_not_be_excluded",
           {"success": False, "severity": "error"}),
          ("rows that break what holds", "ids_to_be_made_of_their_row",
           {"success": True, "unexpected_count": 3}),
          ("more rows than all", "column_values_to_be_between",
           {"success": False, "severity": "row", "unexpected_count": 3,
            "unexpected_percent": 140.0}))),
    *(Break(f"{what} in quarantine", "quarantine", more("quarantine", **values), gate, "error")
      for what, gate, values in (
          ("no reason", "words_to_be_printable", {"error_message": " "}),
          ("an unknown stage", "column_values_to_be_in_set", {"stage": "cooking"}),
          ("a kind in another form", "column_values_to_match_regex", {"error_kind": "Bad!"}),
          ("a digest in another form", "column_values_to_match_regex", {"raw_sha256": "x"}))),
    # All rows together.
    *(Break(f"sixty per cent of {name} gone", name, kept(0.4), "rows_to_be_kept", "error")
      for name in ("mentions", "stances", "event_mentions", "attributions", "quantities",
                   "events", "provisions", "place_mentions")),
    *(Break(f"no {name} left", name, lambda rows: [], "rows_to_be_kept", "error")
      for name in ("mentions", "stances", "explanations", "agreements", "event_participants")),
    Break("four times as many mentions", "mentions", lambda rows: rows * 4, "rows_to_be_kept",
          "error"),
    Break("no mentions for so many words", "mentions", lambda rows: [], "rows_as_usual",
          "warning"),
    Break("all stances in support", "stances", all_rows(position="support"),
          "shares_to_be_kept", "error"),
    Break("all stances on one issue", "stances", all_rows(issue_id="territorial_concessions",
          target_actor_id=None), "shares_to_be_kept", "error"),
    Break("all events of one type", "event_mentions", all_rows(event_type="ASSAULT"),
          "shares_to_be_kept", "error"),
    Break("all events of one type, told in events", "events", all_rows(event_type="ASSAULT"),
          "variety_to_be_kept", "error"),
    Break("all actual", "event_mentions", all_rows(factuality="actual"), "variety_to_be_kept",
          "error"),
    Break("all dates null", "event_mentions", all_rows(date_start=None, date_end=None,
          date_precision="none", date_basis="none"), "shares_to_be_kept", "error"),
    Break("all dates of statuses null", "agreement_status", all_rows(date_start=None,
          date_end=None, date_precision="none", date_basis="none"), "shares_to_be_kept", "error"),
    Break("all confidences one half", "event_mentions", all_rows(confidence=0.5),
          "variety_to_be_kept", "error"),
    Break("all confidences one half, and nobody to compare with", "mentions",
          all_rows(confidence=0.5), "values_to_vary", "warning"),
    Break("all confidences nought", "stances", all_rows(confidence=0.0), "means_to_be_kept",
          "error"),
    Break("one confidence above one", "mentions", one(confidence=1.01),
          "column_values_to_be_between"),
    Break("a confidence that is no number", "mentions", one(confidence=math.nan),
          "numbers_to_be_finite"),
    Break("nobody resolved", "mentions", all_rows(actor_id=None), "shares_to_be_kept", "error"),
    Break("everybody one actor", "mentions", all_rows(actor_id="RUS"), "variety_to_be_kept",
          "error"),
    Break("no speaker known", "attributions", all_rows(speaker_actor_id=None),
          "shares_to_be_kept", "error"),
    Break("nothing dated by its text", "event_mentions", all_rows(date_basis="document"),
          "shares_to_be_kept", "error"),
    Break("all documents undated", "documents", all_rows(published_on=None,
          published_precision="none"), "shares_to_be_kept", "error"),
    *(Break(f"all {column} of {name} a year back", name, a_year_before(column),
            "shares_to_be_kept", "error")
      for name, column in (("documents", "published_on"), ("event_mentions", "date_start"),
                           ("stances", "stated_on"), ("events", "date_end"))),
    Break("all figures a thousand times", "quantities", all_rows(low=lambda row: row["low"] * 1000),
          "shares_to_be_kept", "error"),
    Break("all on the document's own word", "event_mentions",
          all_rows(attributed_to_actor_id="author"), "variety_to_be_kept", "error"),
    Break("all equally strong", "stances", all_rows(strength=0.5), "variety_to_be_kept", "error"),
    Break("all genres other", "documents", all_rows(genre="other"), "shares_to_be_kept",
          "error"),
]  # fmt: skip


class Warehouse:
    """The many rows in an engine, beside themselves as the last release."""

    def __init__(self) -> None:
        self.rows: Rows = many_rows()
        self.tables: dict[str, pa.Table] = tables_of(self.rows)
        self.engine = Engine(self.tables, RUN, self.tables)
        self.checks = {
            table.name: checks_of_runs(table)
            if table.section == "run"
            else checks(table, self.engine.tables, self.engine.compared, TOLERATED)
            for table in TABLES
        }

    def broken(self, check: Check) -> bool:
        """Whether CHECK finds a fault in the tables as they stand."""
        if check.figure:
            return not self.engine.figure(check.query)[0]
        return bool(self.engine.rows(check.query))


@pytest.fixture(scope="module")
def warehouse() -> Iterator[Warehouse]:
    warehouse = Warehouse()
    with warehouse.engine:
        yield warehouse


def test_undamaged_tables_pass_every_check(warehouse):
    found = [
        (check.table, check.expectation, check.columns)
        for each in warehouse.checks.values()
        for check in each
        if warehouse.broken(check)
    ]
    assert found == []


def test_there_are_breaks_enough_and_no_two_are_one():
    assert len({each.what for each in BREAKS}) == len(BREAKS) >= 120


@pytest.mark.parametrize("each", BREAKS, ids=lambda each: each.what)
def test_the_gate_catches(warehouse, each):
    rows = copy.deepcopy(warehouse.rows[each.table])
    changed = each.change(rows)
    table, _, gate = each.gate.rpartition(": ")
    asked = [
        check
        for check in warehouse.checks[table or each.table]
        if check.expectation == f"expect_{gate}" and check.severity == each.severity
    ]
    assert asked, f"nothing checks {gate} as {each.severity}"
    warehouse.engine.put(
        each.table, loose(BY_NAME[each.table], rows if changed is None else changed)
    )
    try:
        assert any(warehouse.broken(check) for check in asked)
    finally:
        warehouse.engine.put(each.table, warehouse.tables[each.table])
