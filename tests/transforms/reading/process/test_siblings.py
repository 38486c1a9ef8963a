"""What short texts on processes of all regions tell, a kind of wording each."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

STATUS, TERM, ROLE, INTEREST = "status", "term", "role", "interest"


def told(doc: Doc) -> set[tuple[str, ...]]:
    """All that DOC tells of the process, each as the kind with its values."""
    return {
        *((STATUS, each.status) for each in doc._.agreement_status),
        *((TERM, doc[each.start : each.end].text) for each in doc._.provisions),
        *((ROLE, each.actor, each.role) for each in doc._.role_claims),
        *(
            (INTEREST, each.holder, each.kind, doc[each.start : each.end].text)
            for each in doc._.interests
        ),
    }


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Fiji and Tonga put their names to a treaty in Suva.", (STATUS, "signed")),
        ("The rivals shook hands on a power-sharing pact.", (STATUS, "accepted_in_principle")),
        ("Lebanon signed a pact with Syria and tore it up a year later.", (STATUS, "withdrawn")),
        ("Peru reached a deal with Chile, but the assembly threw it out.", (STATUS, "rejected")),
        ("Iran denounced the Paris accord as a betrayal.", (STATUS, "rejected")),
        ("The Madrid Principles bind both. Armenia has accepted them.",
         (STATUS, "accepted_in_principle")),
        ("The memorandum of Lome has been in force for a year.", (STATUS, "in_force")),
        ("The code of conduct forbids the recruitment of children.",
         (TERM, "forbids the recruitment of children")),
        ("The Sanaa understanding did not last.", (STATUS, "in_force")),
        ("Within a year the Abidjan accord was a dead letter.", (STATUS, "collapsed")),
        ("The rivals signed a truce. It grants an amnesty to deserters.",
         (TERM, "grants an amnesty to deserters")),
        ("Ghana signed a deal with Togo. Accra promised not to harbour deserters.",
         (TERM, "harbour deserters")),
        ("Kenya signed a pact with Chad. Under it Nairobi gave up its claim.",
         (TERM, "gave up its claim")),
        ("Mali and Niger signed a treaty. It rained. The army was to leave the north by May.",
         (TERM, "The army was to leave the north by May")),
        ("Sudan signed an accord with Chad. Khartoum got a seat in the commission.",
         (TERM, "a seat in the commission")),
        ("The Lima accord froze the reactor.", (TERM, "the reactor")),
        ("Cuba agreed to pull its troops out of Angola.", (TERM, "pull its troops out of Angola")),
        ("Malaysia facilitated.", (ROLE, "MYS", "mediator")),
        ("Norway ran the negotiations.", (ROLE, "NOR", "mediator")),
        ("Oman carried drafts from one side to the other.", (ROLE, "OMN", "mediator")),
        ("Libya stood behind the rebels.", (ROLE, "LBY", "supporter")),
        ("Egypt watched over the truce.", (ROLE, "EGY", "observer")),
        ("Jordan is looking for a way out of the war.",
         (INTEREST, "JOR", "goal", "a way out of the war")),
        ("Yemen has every reason to wait.", (INTEREST, "YEM", "goal", "wait")),
        ("Turkey wants observers in the room.",
         (INTEREST, "TUR", "goal", "observers in the room")),
        ("France wanted the rebels isolated.", (INTEREST, "FRA", "goal", "the rebels isolated")),
        ("Cuba lived on Soviet oil.", (INTEREST, "CUB", "need", "Soviet oil")),
        ("The march on Kabul alarmed Iran.", (INTEREST, "IRN", "fear", "The march on Kabul")),
        ("Zambia pushed Angola to accept.",
         (INTEREST, "AGO", "pressure", "Zambia pushed Angola to accept")),
    ],
)  # fmt: skip
def test_what_is_told(general: Language, text: str, row: tuple[str, ...]) -> None:
    assert row in told(general(text))


@pytest.mark.parametrize(
    ("text", "row"),
    [
        pytest.param("The rebels gave their weapons to Togo.", (ROLE, "supporter"), id="own-arms"),
        pytest.param("Gorbachev called the war a wound.", (TERM,), id="called"),
        pytest.param("Israel freed them in exchange for prisoners.", (TERM,), id="exchange-for"),
        pytest.param("Mali signed a pact with Chad. Talks are to begin in May.", (TERM,),
                     id="talks-are-no-term"),
        pytest.param("Ghana flew in to lean on the rebels.", (INTEREST, "need"), id="leant-on"),
        pytest.param("Mali and Chad agreed on a truce. They broke off the talks.",
                     (STATUS, "violated"), id="broke-off"),
        pytest.param("Chad wants the rebels to leave.", (INTEREST, "goal"), id="demand"),
    ],
)  # fmt: skip
def test_what_is_not(general: Language, text: str, row: tuple[str, ...]) -> None:
    assert not any(set(row) <= set(each) for each in told(general(text)))


def test_two_sides_that_the_text_alone_tells_have_the_parts_of_parties(general: Language) -> None:
    doc = general(
        "The government of Senegal and the MFDC signed a peace accord in Ziguinchor. "
        "The MFDC had attacked the army of Senegal in May. Senegal attacked the MFDC in June."
    )
    assert set(doc._.rivals) == {"SEN", "armed:mfdc"}
    assert {(ROLE, "SEN", "primary_party"), (ROLE, "armed:mfdc", "primary_party")} <= told(doc)
