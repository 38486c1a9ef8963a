"""A typo in a file is named with its file, its line and what to do about it."""

from __future__ import annotations

import pytest

from parley.schemas.codebook.actors import Actors, Nominals
from parley.schemas.codebook.classes import EventClasses
from parley.schemas.codebook.issues import Issues
from parley.schemas.codebook.lexicons import EventRow, StanceRow
from parley.schemas.errors import CodebookError
from parley.transforms.knowledge.files import parse_csv, parse_yaml

ACTORS = """\
actors:
  - id: org:river_union
    name: River Union
    kind: igo
    offices:
      - {role: president, of: org:river_union, from: 2020-01-01, to: 2021-01-01}
"""
EVENTS = """\
lemma,pos,particle,preposition,object,event_type,event_mode,cameo_code,source,target,symmetric,note
meet,verb,,,,CONSULT,,040,subj|obj,none,yes,
"""
STANCES = """\
lemma,pos,particle,preposition,object,position,strength,toward,note
back,verb,,,,support,0.8,both,
"""


def test_yaml_is_read_with_the_lines_of_its_entries():
    parsed, lines = parse_yaml(Actors, ACTORS, "actors.yaml")
    assert parsed.actors[0].offices[0].role == "president"
    assert lines["actors", 0] == 2
    assert lines["actors", 0, "kind"] == 4


@pytest.mark.parametrize(
    ("old", "new", "line", "what", "mend"),
    [
        pytest.param(
            "    offices:", "    ofices:", 5, "'ofices' is no key", "mean 'offices'", id="typo"
        ),
        pytest.param(
            "to: 2021", "zzz: 2021", 6, "'zzz' is no key", "Take it out", id="unlike-any-key"
        ),
        pytest.param("    name: River Union\n", "", 2, "'name' is missing", "Add it", id="missing"),
        pytest.param("kind: igo", "kind: club", 4, "'club' is no valid", "'igo'", id="bad-kind"),
        pytest.param(
            "id: org:river_union\n", "id: River\n", 2, "'River' is no valid", "match", id="bad-id"
        ),
        pytest.param(
            "kind: igo\n", "kind: igo\n    wikidata: X12\n", 5, "'X12'", "^Q", id="bad-wikidata"
        ),
        pytest.param(
            "kind: igo\n", "kind: igo\n    country: RU\n", 5, "'RU'", "[A-Z]{3}", id="bad-country"
        ),
        pytest.param("from: 2020", "from: 2022", 6, "'from' is after 'to'", "", id="dates-turned"),
        pytest.param("2020-01-01", "someday", 6, "someday", "", id="no-date"),
        pytest.param("name: River Union", "name: River: Union", 3, "no YAML", "quotes", id="colon"),
        pytest.param("    kind: igo", "  kind: igo", 4, "no YAML", "indentation", id="indentation"),
    ],
)
def test_a_fault_in_yaml_says_where_what_and_how_to_mend_it(old, new, line, what, mend):
    assert ACTORS.count(old) >= 1
    with pytest.raises(CodebookError) as caught:
        parse_yaml(Actors, ACTORS.replace(old, new, 1), "codebooks/x/actors.yaml")
    file, _, at = caught.value.where.rpartition(":")
    assert file == "codebooks/x/actors.yaml"
    assert what in caught.value.what
    assert mend in caught.value.mend
    assert int(at) == line


def test_a_file_without_entries_lacks_what_is_required():
    with pytest.raises(CodebookError, match="'issues' is missing") as caught:
        parse_yaml(Issues, "# nothing yet\n", "issues.yaml")
    assert caught.value.where == "issues.yaml:1"


def test_an_unknown_event_type_in_an_issue_is_named():
    text = """\
issues:
  - id: borders
    name: Borders
    definition: Where the line runs.
    patterns: [border line]
    implied_by:
      - {event_type: MARRY, position: support}
"""
    with pytest.raises(CodebookError, match="'MARRY' is no PLOVER event type") as caught:
        parse_yaml(Issues, text, "issues.yaml")
    assert caught.value.where == "issues.yaml:7"


def test_a_class_that_stands_twice_is_refused_with_the_lines_of_both():
    text = "table: [table]\nvisit: [visit]\ntable: [desk]\n"
    with pytest.raises(CodebookError, match=r"'table' stands here twice \(line 1\)") as caught:
        parse_yaml(EventClasses, text, "lexicons/events/classes.yaml")
    assert caught.value.where == "lexicons/events/classes.yaml:3"


@pytest.mark.parametrize("word", ["no", "on", "yes", "off", "y"])
def test_words_that_yaml_takes_for_truth_values_stay_words(word):
    keys = [name for name, told in Nominals.model_fields.items() if told.is_required()]
    text = "".join(f"{key}: [{word}]\n" for key in keys)
    assert parse_yaml(Nominals, text, "nominals.yaml")[0].not_actors == (word,)


def test_rows_of_csv_come_with_their_lines():
    text = EVENTS + 'call,verb,,,,CONSULT,phone,041,subj,obj,,"by phone, mostly"\n'
    assert [(row.lemma, line) for row, line in parse_csv(EventRow, text, "e.csv")] == [
        ("meet", 2),
        ("call", 3),
    ]


@pytest.mark.parametrize(
    ("old", "new", "line", "what", "mend"),
    [
        pytest.param(
            "lemma,", "lema,", 1, "lacks ['lemma'], has besides ['lema']", "", id="header"
        ),
        pytest.param(",note\n", "\n", 2, "not as many cells", "quotes", id="too-many-cells"),
        pytest.param("yes,\n", "yes\n", 2, "not as many cells", "quotes", id="too-few-cells"),
        pytest.param("CONSULT", "CONSULTS", 2, "'CONSULTS' is no PLOVER", "", id="event-type"),
        pytest.param("verb", "verbs", 2, "'verbs' is no valid pos", "'verb'", id="part-of-speech"),
        pytest.param("040", "4O", 2, "'4O' is no valid cameo_code", "match", id="cameo"),
        pytest.param("subj|obj", "subj|object", 2, "'object' is no slot", "", id="slot"),
        pytest.param(",yes,", ",maybe,", 2, "'yes' or nothing", "", id="truth-value"),
        pytest.param(",yes,", ',"yes,', 2, "no CSV", "quotes", id="open-quote"),
    ],
)
def test_a_fault_in_csv_says_where_what_and_how_to_mend_it(old, new, line, what, mend):
    with pytest.raises(CodebookError) as caught:
        parse_csv(EventRow, EVENTS.replace(old, new, 1), "lexicons/events/e.csv")
    assert what in caught.value.what
    assert mend in caught.value.mend
    assert caught.value.where == f"lexicons/events/e.csv:{line}"


LIGHT = """\
lemma,pos,particle,preposition,object,event_type,event_mode,cameo_code,source,target,symmetric,light,note
issue,verb,,,@threat,THREATEN,,130,subj,iobj,,yes,
"""


def test_a_light_verb_is_marked_in_a_column_of_its_own():
    assert parse_csv(EventRow, LIGHT, "e.csv")[0][0].light
    assert not parse_csv(EventRow, EVENTS, "e.csv")[0][0].light


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        pytest.param("yes,\n", "light,\n", "'yes' or nothing", id="truth-value"),
        pytest.param("verb", "noun", "only a verb with an object is light", id="noun"),
        pytest.param("@threat", "", "only a verb with an object is light", id="no-object"),
        pytest.param("@threat", "!@threat", "only a verb with an object", id="excluded-object"),
    ],
)
def test_what_cannot_be_a_light_verb_is_named(old, new, what):
    with pytest.raises(CodebookError, match=what) as caught:
        parse_csv(EventRow, LIGHT.replace(old, new, 1), "e.csv")
    assert caught.value.where == "e.csv:2"


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        pytest.param("0.8", "1.8", "strength", id="strength-above-one"),
        pytest.param("support", "supports", "'supports' is no valid position", id="position"),
        pytest.param("both", "all", "'all' is no valid toward", id="toward"),
    ],
)
def test_a_fault_in_a_stance_is_named(old, new, what):
    with pytest.raises(CodebookError, match=what) as caught:
        parse_csv(StanceRow, STANCES.replace(old, new, 1), "stance.csv")
    assert caught.value.where == "stance.csv:2"
