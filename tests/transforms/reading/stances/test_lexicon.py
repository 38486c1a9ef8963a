"""Which sense of a stance word fits its clause, and what it is about, on parses by hand."""

from __future__ import annotations

import pytest

from tests.transforms.reading.stances.by_hand import clause, row, use_of

THEY = "They/they/PRON/PRP/{0}/nsubj "
PULLED = THEY.format("pulled") + "pulled/pull/VERB/VBD/pulled/ROOT "
OUT_OF = "out/out/ADP/RP/pulled/prt of/of/ADP/IN/out/prep talks/talk/NOUN/NNS/of/pobj"
REGARD = THEY.format("regard") + "regard/regard/VERB/VBP/regard/ROOT "
TRUCE = "A/a/DET/DT/truce/det truce/truce/NOUN/NN/came/nsubj "
CAME = "came/come/VERB/VBD/came/ROOT"
TOOK = THEY.format("took") + "took/take/VERB/VBD/took/ROOT decision/decision/NOUN/NN/took/dobj "
TO_LEAVE = "to/to/PART/TO/leave/aux leave/leave/VERB/VB/"
DEMAND = THEY.format("demand") + "demand/demand/VERB/VBP/demand/ROOT "
THAT = "that/that/SCONJ/IN/{0}/mark Moscow/Moscow/PROPN/NNP/{0}/nsubj "

OUT = row("pull", particle="out", preposition="of", position="oppose")
AS = row("regard", preposition="as")
ON = row("insist", preposition="on")
TO = row("committed", "adj", preposition="to")
TRUST = row("trust", "noun", preposition="in")
DECISION = row("decision", "noun", object="@clause")
WISH = row("demand", object="@clause")
ARGUE = row("argue", object="@clause")


@pytest.mark.parametrize(
    ("text", "entry", "about"),
    [
        pytest.param(PULLED + OUT_OF, OUT, ["of"], id="particle-and-preposition"),
        pytest.param(PULLED + "troops/troop/NOUN/NNS/pulled/dobj " + OUT_OF, OUT, None,
                     id="its-object-is-what-is-pulled-out"),
        pytest.param(PULLED + "of/of/ADP/IN/pulled/prep talks/talk/NOUN/NNS/of/pobj", OUT, None,
                     id="no-particle"),
        pytest.param(REGARD + "talks/talk/NOUN/NNS/regard/dobj as/as/ADP/IN/regard/prep "
                     "trap/trap/NOUN/NN/as/pobj", AS, ["talks"], id="object-of-a-judgement"),
        pytest.param(REGARD + "talks/talk/NOUN/NNS/regard/dobj", AS, None, id="no-judgement"),
        pytest.param(TRUCE + "that/that/PRON/WDT/on/pobj Kyiv/Kyiv/PROPN/NNP/insists/nsubj "
                     "insists/insist/VERB/VBZ/truce/relcl on/on/ADP/IN/insists/prep " + CAME,
                     ON, ["truce"], id="stranded"),
        pytest.param(TRUCE + "Kyiv/Kyiv/PROPN/NNP/is/nsubj is/be/AUX/VBZ/truce/relcl "
                     "committed/committed/ADJ/JJ/is/acomp to/to/ADP/IN/committed/prep " + CAME,
                     TO, ["truce"], id="stranded-behind-an-adjective"),
        pytest.param(TRUCE + "Kyiv/Kyiv/PROPN/NNP/insists/nsubj "
                     "insists/insist/VERB/VBZ/truce/relcl " + CAME, ON, None,
                     id="relative-clause-without-it"),
        pytest.param(THEY.format("placed") + "placed/place/VERB/VBD/placed/ROOT "
                     "trust/trust/NOUN/NN/placed/dobj in/in/ADP/IN/placed/prep "
                     "Kyiv/Kyiv/PROPN/NNP/in/pobj", TRUST, ["in"], id="hung-on-the-verb"),
        pytest.param("Trust/trust/NOUN/NN/grew/nsubj grew/grow/VERB/VBD/grew/ROOT "
                     "in/in/ADP/IN/grew/prep Kyiv/Kyiv/PROPN/NNP/in/pobj", TRUST, None,
                     id="hung-on-the-verb-of-a-subject"),
        pytest.param(TOOK + TO_LEAVE + "decision/acl", DECISION, ["leave"], id="infinitive"),
        pytest.param(TOOK + TO_LEAVE + "took/xcomp", DECISION, ["leave"], id="infinitive-of-verb"),
        pytest.param(TOOK + THAT.format("leave") + "leave/leave/VERB/VBP/decision/relcl", DECISION,
                     ["leave"], id="that-clause-read-as-relative"),
        pytest.param(TOOK + "taken/take/VERB/VBG/decision/acl", DECISION, None, id="gerund"),
        pytest.param(DEMAND + THAT.format("leave") + "leave/leave/VERB/VBP/demand/ccomp", WISH,
                     ["leave"], id="wish-that-looks-like-the-present"),
        pytest.param(DEMAND + THAT.format("left") + "left/leave/VERB/VBD/demand/ccomp", WISH,
                     None, id="told-of-the-past"),
        pytest.param(DEMAND + THAT.format("leave") + "should/should/AUX/MD/leave/aux "
                     "leave/leave/VERB/VB/demand/ccomp", WISH, ["leave"], id="should"),
        pytest.param(THEY.format("argue") + "argue/argue/VERB/VBP/argue/ROOT "
                     + THAT.format("grow") + "grow/grow/VERB/VBP/argue/ccomp", ARGUE, None,
                     id="argued-to-be-so"),
        pytest.param(DEMAND + TO_LEAVE + "demand/advcl", WISH, ["leave"], id="infinitive-aside"),
    ],
)  # fmt: skip
def test_what_a_word_is_about(vocab, text, entry, about):
    use = use_of(clause(vocab, text), entry)
    assert (None if use is None else [each.text for each in use.about]) == about


def test_the_sense_that_asks_for_most_goes_first(vocab):
    text = PULLED + OUT_OF
    use = use_of(clause(vocab, text), row("pull", position="neutral", object="@clause"), OUT)
    assert use is not None
    assert use.row is OUT


def test_a_phrase_is_one_word(vocab):
    text = "They/they/PRON/PRP/are/nsubj are/be/AUX/VBP/are/ROOT in/in/ADP/IN/are/prep " \
           "favour/favour/NOUN/NN/in/pobj"  # fmt: skip
    use = use_of(clause(vocab, text), row("in favour", "adj"))
    assert use is not None
    assert (use.token.text, use.own) == ("in", {2, 3})
