"""What cues at a trigger and above it make of its event, on parses written by hand."""

from __future__ import annotations

import pytest

from parley.schemas.codebook.lexicons import EventRow, FactualityRow
from parley.transforms.reading.events.factuality.judge import Factuality
from parley.transforms.reading.events.story import Story
from parley.transforms.reading.events.trigger import Trigger
from parley.transforms.reading.grammar.control import clause_of
from tests.transforms.parsed import phrase, token


def cue(word: str, pos: str, name: str, effect: str) -> FactualityRow:
    return FactualityRow(cue=word, pos=pos, effect=effect, **{"class": name})


CUES = (
    cue("planned", "adj", "future", "future"),
    cue("try", "verb", "attempt", "possible"),
    cue("deny", "verb", "negator", "negated"),
    cue("insist", "verb", "directive", "future"),
    cue("absence", "noun", "negator", "negated"),
    cue("unlikely", "adj", "hedge", "possible"),
    cue("on the verge of", "adjacent", "attempt", "possible"),
    cue("rather than", "adjacent", "negator", "negated"),
    cue("instead of", "phrase", "directive", "negated"),
    cue("begin", "verb", "occurrence", "keep"),
    cue("know", "verb", "report", "keep"),
)


def judged(vocab, parse: str, word: str, **types: str) -> str:
    """The verdict on the event at WORD; TYPES names the triggers and their types."""
    doc = phrase(vocab, parse)
    triggers = []
    for each, event_type in {word: "ASSAULT", **types}.items():
        at = token(doc, each)
        row = EventRow(lemma=at.lemma_, pos="verb", event_type=event_type)
        triggers.append(Trigger(at, row, clause_of(at)))
    story = Story(doc, triggers)
    Factuality(CUES, vocab).judge(story)
    trigger = story.at(token(doc, word))
    assert trigger is not None
    return trigger.factuality


@pytest.mark.parametrize(
    ("parse", "word", "expected"),
    [
        pytest.param(
            """
        Rebels/nsubj/attacked/NNPS attacked=attack/ROOT/attacked/VBD them=they/dobj/attacked/PRP
        """,
            "attacked",
            "actual",
            id="told",
        ),
        pytest.param(
            """
        Rebels=rebel/nsubj/attack/NNS did=do/aux/attack/VBD:AUX not/neg/attack/RB:PART
        attack/ROOT/attack/VB them=they/dobj/attack/PRP
        """,
            "attack",
            "negated",
            id="not",
        ),
        pytest.param(
            """
        Rebels=rebel/nsubj/attack/NNS may/aux/attack/MD not/neg/attack/RB:PART
        attack/ROOT/attack/VB them=they/dobj/attack/PRP
        """,
            "attack",
            "possible",
            id="may-not",
        ),
        pytest.param(
            """
        Nothing/ROOT/Nothing/NN:PRON they/nsubj/agreed/PRP agreed=agree/relcl/Nothing/VBD
        on/prt/agreed/IN held=hold/amod/Nothing/VBN
        """,
            "agreed",
            "negated",
            id="nothing-that",
        ),
        pytest.param(
            """
        Peru/nsubj/visit/NNP to/aux/visit/TO visit/ROOT/visit/VB Chile/dobj/visit/NNP
        """,
            "visit",
            "future",
            id="headline",
        ),
        pytest.param(
            """
        Had=have/aux/agreed/VBD:AUX they/nsubj/agreed/PRP agreed=agree/advcl/ended/VBN
        ,/punct/ended/, it/nsubj/ended/PRP would/aux/ended/MD have/aux/ended/VB:AUX
        ended=end/ROOT/ended/VBN
        """,
            "agreed",
            "counterfactual",
            id="had-they",
        ),
        pytest.param(
            """
        Did=do/aux/sign/VBD:AUX they/nsubj/sign/PRP sign/ROOT/sign/VB it/dobj/sign/PRP
        ?/punct/sign/.
        """,
            "sign",
            "possible",
            id="asked",
        ),
        pytest.param(
            """
        A/det/visit/DT planned/amod/visit/JJ visit/nsubj/ended/NN ended=end/ROOT/ended/VBD
        """,
            "visit",
            "future",
            id="planned",
        ),
        pytest.param(
            """
        The/det/talks/DT planned/amod/talks/JJ talks=talk/nsubj/began/NNS
        began=begin/ROOT/began/VBD
        """,
            "talks",
            "actual",
            id="planned-and-began",
        ),
        pytest.param(
            """
        They/nsubj/noted/PRP noted=note/ROOT/noted/VBD the/det/absence/DT absence/dobj/noted/NN
        of/prep/absence/IN rebels=rebel/pobj/of/NNS
        """,
            "absence",
            "negated",
            id="absence",
        ),
        pytest.param(
            """
        Talks=talk/nsubjpass/held/NNS were=be/auxpass/held/VBD:AUX not/neg/held/RB:PART
        held=hold/ROOT/held/VBN
        """,
            "Talks",
            "negated",
            id="not-held",
        ),
        pytest.param(
            "Talks=talk/nsubj/are/NNS are=be/ROOT/are/VBP:AUX unlikely/acomp/are/JJ",
            "Talks",
            "possible",
            id="unlikely",
        ),
        pytest.param(
            """
        They/nsubj/planned/PRP planned=plan/ROOT/planned/VBD a/det/meeting/DT
        meeting/dobj/planned/NN that/nsubj/took/WDT never/neg/took/RB
        took=take/relcl/meeting/VBD place/dobj/took/NN
        """,
            "meeting",
            "negated",
            id="never-came",
        ),
    ],
)
def test_cues_at_the_trigger(vocab, parse, word, expected):
    assert judged(vocab, parse, word) == expected


@pytest.mark.parametrize(
    ("parse", "word", "types", "expected"),
    [
        pytest.param(
            """
        Peru/nsubj/urged/NNP urged=urge/ROOT/urged/VBD them=they/dobj/urged/PRP to/aux/leave/TO
        leave/xcomp/urged/VB
        """,
            "leave",
            {"urged": "REQUEST"},
            "future",
            id="demand",
        ),
        pytest.param(
            """
        They/nsubj/agreed/PRP agreed=agree/ROOT/agreed/VBD to/aux/meet/TO meet/xcomp/agreed/VB
        """,
            "meet",
            {"agreed": "AGREE"},
            "future",
            id="offer",
        ),
        pytest.param(
            """
        They/nsubj/agreed/PRP agreed=agree/ROOT/agreed/VBD on/prep/agreed/IN a/det/visit/DT
        visit/pobj/on/NN
        """,
            "visit",
            {"agreed": "AGREE"},
            "future",
            id="agreed-on",
        ),
        pytest.param(
            """
        They/nsubj/insisted/PRP insisted=insist/ROOT/insisted/VBD that/mark/attacked/IN:SCONJ
        rebels=rebel/nsubj/attacked/NNS had=have/aux/attacked/VBD:AUX
        attacked=attack/ccomp/insisted/VBN
        """,
            "attacked",
            {},
            "actual",
            id="told-fact",
        ),
        pytest.param(
            """
        They/nsubj/know/PRP know/ROOT/know/VBP that/mark/attacked/IN:SCONJ
        rebels=rebel/nsubj/attacked/NNS attacked=attack/ccomp/know/VBD
        """,
            "attacked",
            {},
            "actual",
            id="known",
        ),
        pytest.param(
            """
        They/nsubj/tried/PRP tried=try/ROOT/tried/VBD to/aux/attack/TO attack/xcomp/tried/VB
        them=they/dobj/attack/PRP
        """,
            "attack",
            {},
            "possible",
            id="attempt",
        ),
        pytest.param(
            """
        They/nsubj/denied/PRP denied=deny/ROOT/denied/VBD the/det/attack/DT
        attack/dobj/denied/NN
        """,
            "attack",
            {},
            "negated",
            id="denied",
        ),
        pytest.param(
            """
        They/nsubj/condemned/PRP condemned=condemn/ROOT/condemned/VBD Russia/poss/annexation/NNP
        's/case/Russia/POS annexation/dobj/condemned/NN
        """,
            "annexation",
            {},
            "actual",
            id="granted",
        ),
        pytest.param(
            """
        Without/prep/go/IN talks=talk/pobj/Without/NNS ,/punct/go/, it/nsubj/go/PRP
        will/aux/go/MD go/ROOT/go/VB on/prt/go/RP
        """,
            "talks",
            {},
            "possible",
            id="without-yet",
        ),
        pytest.param(
            """
        They/nsubj/left/PRP left=leave/ROOT/left/VBD without/prep/left/IN
        talks=talk/pobj/without/NNS
        """,
            "talks",
            {},
            "negated",
            id="without",
        ),
        pytest.param(
            """
        If/mark/leave/IN:SCONJ they/nsubj/leave/PRP leave/advcl/stay/VBP ,/punct/stay/,
        we/nsubj/stay/PRP stay/ROOT/stay/VBP
        """,
            "leave",
            {},
            "possible",
            id="if",
        ),
        pytest.param(
            """
        They/nsubj/went/PRP went=go/ROOT/went/VBD home/advmod/went/RB to/aux/meet/TO
        meet/advcl/went/VB them=they/dobj/meet/PRP
        """,
            "meet",
            {},
            "future",
            id="purpose",
        ),
        pytest.param(
            """
        They/nsubj/meet/PRP may/aux/meet/MD meet/ROOT/meet/VB and/cc/meet/CC sign/conj/meet/VB
        it/dobj/sign/PRP
        """,
            "sign",
            {},
            "possible",
            id="shared-may",
        ),
        pytest.param(
            """
        They/nsubj/leave/PRP will/aux/leave/MD leave/ROOT/leave/VB before/mark/meet/IN:SCONJ
        we/nsubj/meet/PRP meet/advcl/leave/VBP
        """,
            "meet",
            {},
            "future",
            id="before",
        ),
        pytest.param(
            """
        Their/poss/refusal/PRP$ refusal/nsubj/failed/NN to/aux/meet/TO meet/acl/refusal/VB
        failed=fail/ROOT/failed/VBD
        """,
            "meet",
            {},
            "future",
            id="of-a-noun",
        ),
        pytest.param(
            """
        They/nsubj/stop/PRP could/aux/stop/MD not/neg/stop/RB:PART stop/ROOT/stop/VB
        the/det/attack/DT attack/dobj/stop/NN
        """,
            "attack",
            {},
            "negated",
            id="negated-above",
        ),
        pytest.param(
            """
        They/nsubj/say/PRP did=do/aux/say/VBD:AUX not/neg/say/RB:PART say/ROOT/say/VB
        that/mark/attacked/IN:SCONJ rebels=rebel/nsubj/attacked/NNS
        attacked=attack/ccomp/say/VBD
        """,
            "attacked",
            {},
            "actual",
            id="not-said",
        ),
        pytest.param(
            """
        They/nsubj/rejected/PRP rejected=reject/ROOT/rejected/VBD it/dobj/rejected/PRP
        while/mark/attacked/IN:SCONJ we/nsubj/attacked/PRP attacked=attack/advcl/rejected/VBD
        """,
            "attacked",
            {},
            "actual",
            id="beside",
        ),
        pytest.param(
            """
        Attacking=attack/csubj/end/VBG would/aux/end/MD end/ROOT/end/VB it/dobj/end/PRP
        """,
            "Attacking",
            {},
            "future",
            id="clause-as-subject",
        ),
        pytest.param(
            """
        They/nsubj/wait/PRP will/aux/wait/MD wait/ROOT/wait/VB and/cc/wait/CC
        attacked=attack/conj/wait/VBD
        """,
            "attacked",
            {},
            "actual",
            id="verb-of-its-own",
        ),
        pytest.param(
            """
        At/prep/asked/IN talks=talk/pobj/At/NNS rebels=rebel/nsubj/asked/NNS
        asked=ask/ROOT/asked/VBD
        """,
            "talks",
            {"asked": "REQUEST", "talks": "CONSULT"},
            "actual",
            id="at-the-talks",
        ),
        pytest.param(
            """
        They/nsubj/offered/PRP offered=offer/ROOT/offered/VBD this/dobj/offered/DT
        :/punct/offered/: talks=talk/dobj/offered/NNS
        """,
            "talks",
            {"offered": "REQUEST"},
            "actual",
            id="behind-a-colon",
        ),
        pytest.param(
            """
        They/nsubj/left/PRP left=leave/ROOT/left/VBD instead/advmod/of/RB of/prep/left/IN
        attacking=attack/pcomp/of/VBG
        """,
            "attacking",
            {},
            "negated",
            id="phrase-above",
        ),
        pytest.param(
            """
        They/nsubj/left/PRP rather/advmod/than/RB than/prep/left/IN
        attacked=attack/conj/left/VBD left=leave/ROOT/left/VBD
        """,
            "attacked",
            {},
            "negated",
            id="phrase-before",
        ),
        pytest.param(
            """
        He/nsubj/tried/PRP tried=try/ROOT/tried/VBD to/aux/urge/TO urge/xcomp/tried/VB
        them=they/dobj/urge/PRP
        """,
            "urge",
            {"urge": "REQUEST"},
            "actual",
            id="attempt-to-say",
        ),
    ],
)
def test_cues_above_the_trigger(vocab, parse, word, types, expected):
    assert judged(vocab, parse, word, **types) == expected
