"""What stands around a verb or a noun itself, on parses written by hand."""

from __future__ import annotations

import pytest

from parley.transforms.reading.grammar.arguments import (
    coordinated,
    coordinated_above,
    first_conjunct,
    heads_of,
    is_passive,
    noun_arguments,
    verb_arguments,
)
from tests.transforms.parsed import phrase, token

GAVE = """
        The/det/army/DT army/nsubj/gave/NN gave=give/ROOT/gave/VBD them=they/dative/gave/PRP
        tanks=tank/dobj/gave/NNS
        """
GAVE_TO = """
        They/nsubj/gave/PRP gave=give/ROOT/gave/VBD tanks=tank/dobj/gave/NNS to/dative/gave/IN
        rebels=rebel/pobj/to/NNS
        """
LISTED = """
        They/nsubj/met/PRP met=meet/ROOT/met/VBD rebels=rebel/dobj/met/NNS ,/punct/rebels/,
        soldiers=soldier/conj/rebels/NNS and/cc/soldiers/CC envoys=envoy/conj/soldiers/NNS
        """
TITLES = """
        They/nsubj/met/PRP met=meet/ROOT/met/VBD president/dobj/met/NN Ann/appos/president/NNP
        and/cc/Ann/CC Bob/conj/Ann/NNP
        """


def words(tokens) -> list[str]:
    return [each.text for each in tokens]


@pytest.mark.parametrize(
    ("parse", "verb", "slot", "expected"),
    [
        pytest.param(GAVE, "gave", "iobj", ["them"], id="indirect-object"),
        pytest.param(GAVE_TO, "gave", "iobj", ["rebels"], id="indirect-object-with-to"),
        pytest.param(GAVE_TO, "gave", "prep:to", ["rebels"], id="preposition"),
        pytest.param(GAVE, "gave", "subj", ["army"], id="subject"),
        pytest.param(GAVE, "gave", "poss", [], id="no-owner"),
        pytest.param(
            """
        They/nsubj/called/PRP called=call/ROOT/called/VBD the/det/terms/DT
        terms=term/nsubj/unacceptable/NNS unacceptable/ccomp/called/JJ
        """,
            "called",
            "obj",
            ["terms", "unacceptable"],
            id="clause-without-a-verb",
        ),
        pytest.param(
            """
        They/nsubj/said/PRP said=say/ROOT/said/VBD terms=term/nsubj/bad/NNS
        are=be/cop/bad/VBP:AUX bad/ccomp/said/JJ
        """,
            "said",
            "obj",
            [],
            id="clause-with-a-copula",
        ),
        pytest.param(
            """
        They/nsubj/walked/PRP walked=walk/ROOT/walked/VBD out/prep/walked/IN of/prep/out/IN
        the/det/talks/DT talks=talk/pobj/of/NNS
        """,
            "walked",
            "prep:of",
            ["talks"],
            id="second-preposition",
        ),
        pytest.param(
            """
        They/nsubj/walked/PRP walked=walk/ROOT/walked/VBD out/prep/walked/IN of/prep/out/IN
        the/det/talks/DT talks=talk/pobj/of/NNS
        """,
            "walked",
            "prep:out of",
            ["talks"],
            id="both-prepositions",
        ),
        pytest.param(
            """
        They/nsubj/talked/PRP talked=talk/ROOT/talked/VBD with/prep/talked/IN and/cc/with/CC
        about/conj/with/IN rebels=rebel/pobj/about/NNS
        """,
            "talked",
            "prep:about",
            ["rebels"],
            id="joined-prepositions",
        ),
    ],
)
def test_the_slots_of_a_verb(vocab, parse, verb, slot, expected):
    assert words(verb_arguments(token(phrase(vocab, parse), verb)).slot(slot)) == expected


def test_a_word_before_a_preposition_is_a_particle(vocab):
    doc = phrase(
        vocab,
        """
        They/nsubj/bring/PRP bring/ROOT/bring/VBP them=they/dobj/bring/PRP together/advmod/on/RB
        on/prep/bring/IN Monday/pobj/on/NNP
        """,
    )
    assert verb_arguments(token(doc, "bring")).particles == {"together"}


def test_a_clause_behind_a_preposition_is_a_clause(vocab):
    doc = phrase(
        vocab,
        """
        They/nsubj/stopped/PRP stopped=stop/ROOT/stopped/VBD rebels=rebel/dobj/stopped/NNS
        from/prep/stopped/IN leaving=leave/pcomp/from/VBG
        """,
    )
    assert verb_arguments(token(doc, "stopped")).has_clause


@pytest.mark.parametrize(
    ("parse", "noun", "slot", "expected"),
    [
        pytest.param(
            """
        They/nsubj/held/PRP held=hold/ROOT/held/VBD Russian/amod/talks/JJ and/cc/Russian/CC
        Ukrainian/conj/Russian/JJ talks=talk/dobj/held/NNS
        """,
            "talks",
            "poss",
            ["Russian", "Ukrainian"],
            id="modifiers",
        ),
        pytest.param(
            """
        Ukrainian/nmod/Russian/JJ Russian/amod/talks/JJ talks=talk/nsubj/failed/NNS
        failed=fail/ROOT/failed/VBD
        """,
            "talks",
            "poss",
            ["Russian", "Ukrainian"],
            id="modifier-of-a-modifier",
        ),
        pytest.param(
            """
        They/nsubj/praised/PRP praised=praise/ROOT/praised/VBD talks=talk/dobj/praised/NNS
        held=hold/acl/talks/VBN with/prep/held/IN the/det/minister/DT minister/pobj/with/NN
        """,
            "talks",
            "prep:with",
            ["minister"],
            id="participle",
        ),
        pytest.param(
            """
        They/nsubj/1/PRP praised=praise/ROOT/1/VBD talks=talk/dobj/1/NNS
        praised=praise/acl/talks/VBN by/agent/3/IN the/det/minister/DT minister/pobj/by/NN
        """,
            "talks",
            "prep:by",
            [],
            id="other-participle",
        ),
        pytest.param(
            """
        They/nsubj/praised/PRP praised=praise/ROOT/praised/VBD talks=talk/dobj/praised/NNS
        and/cc/talks/CC deals=deal/conj/talks/NNS with/prep/talks/IN Peru/pobj/with/NNP
        """,
            "deals",
            "prep:with",
            ["Peru"],
            id="shared-preposition",
        ),
    ],
)
def test_the_slots_of_a_noun(vocab, parse, noun, slot, expected):
    assert words(noun_arguments(token(phrase(vocab, parse), noun)).slot(slot)) == expected


def test_what_is_joined(vocab):
    doc = phrase(vocab, LISTED)
    assert words(coordinated(token(doc, "rebels"))) == ["rebels", "soldiers", "envoys"]
    assert words(coordinated_above(token(doc, "envoys"))) == ["rebels", "soldiers", "envoys"]
    assert first_conjunct(token(doc, "envoys")).text == "rebels"


def test_a_name_behind_a_title_brings_those_joined_to_it(vocab):
    assert words(coordinated(token(phrase(vocab, TITLES), "president"))) == ["president", "Bob"]


def test_a_count_without_what_it_counts_stands_for_itself(vocab):
    doc = phrase(vocab, "Hundreds=hundred/nsubj/left/NNS left=leave/ROOT/left/VBD")
    assert words(coordinated(token(doc, "Hundreds"))) == ["Hundreds"]


def test_a_relative_pronoun_stands_for_its_noun(vocab):
    doc = phrase(
        vocab,
        """
        Rebels=rebel/ROOT/Rebels/NNS that/nsubj/want/WDT want/relcl/Rebels/VBP to/aux/leave/TO
        leave/xcomp/want/VB returned=return/xcomp/leave/VBN
        """,
    )
    assert words(heads_of(token(doc, "that"))) == ["Rebels"]
    asked = phrase(vocab, "Who/nsubj/left/WP left=leave/ROOT/left/VBD ?/punct/left/.")
    assert words(heads_of(token(asked, "Who"))) == ["Who"]


@pytest.mark.parametrize(
    ("parse", "verb", "expected"),
    [
        (
            """
        Rebels=rebel/nsubjpass/urged/NNS were=be/auxpass/urged/VBD:AUX urged=urge/ROOT/urged/VBN
        to/aux/leave/TO leave/xcomp/urged/VB
        """,
            "urged",
            True,
        ),
        (
            """
        The/det/rebels/DT rebels=rebel/nsubj/left/NNS attacked=attack/acl/rebels/VBN
        by/agent/attacked/IN Peru/pobj/by/NNP left=leave/ROOT/left/VBD
        """,
            "attacked",
            True,
        ),
        (
            """
        They/nsubj/signed/PRP signed=sign/ROOT/signed/VBD the/det/deal/DT deal/dobj/signed/NN
        """,
            "signed",
            False,
        ),
    ],
)
def test_passives(vocab, parse, verb, expected):
    assert is_passive(token(phrase(vocab, parse), verb)) is expected
