from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from parley.transforms.reading.attributions.scope import speaker_of
from parley.transforms.reading.records import Attribution


def told(doc: Doc) -> list[tuple[str, str, str | None]]:
    """Kind, content and speaker's words of each attribution of DOC."""
    return [
        (
            a.kind,
            doc[a.start : a.end].text.strip(' ,.”"'),
            doc[slice(*a.speaker)].text if a.speaker else None,
        )
        for a in doc._.attributions
    ]


def only(doc: Doc) -> Attribution:
    (attribution,) = doc._.attributions
    assert isinstance(attribution, Attribution)
    return attribution


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("Erdoğan said that the hall was ready.", "the hall was ready", "Erdoğan"),
        ("The hall was ready, Erdoğan said.", "The hall was ready", "Erdoğan"),
        ("According to Erdoğan, the hall was ready.", "the hall was ready", "Erdoğan"),
        ("The hall was ready, according to Erdoğan.", "The hall was ready", "Erdoğan"),
        (
            "As Erdoğan noted, the hall was ready for them.",
            "the hall was ready for them",
            "Erdoğan",
        ),
    ],
)
def test_reported_clauses(nlp: Language, text: str, content: str, speaker: str) -> None:
    assert ("indirect", content, speaker) in told(nlp(text))


def test_a_parenthesis_between_two_clauses_leaves_the_longer_one(nlp: Language) -> None:
    doc = nlp("If the river rises, Lavrov said, the bridge will be closed to all traffic.")
    assert told(doc) == [("indirect", "the bridge will be closed to all traffic", "Lavrov")]


def test_a_defined_term_is_no_quotation(nlp: Language) -> None:
    text = "Chad and Sudan, hereinafter referred to as “the Parties”, have agreed on a truce."
    assert all(kind != "direct" for kind, *_ in told(nlp(text)))
    assert told(nlp("The envoys agreed on the text (the “Act”) in Doha.")) == []


def test_a_parenthesis_after_a_colon(nlp: Language) -> None:
    doc = nlp("The answer was short: the hall, Erdoğan said, was not ready for them.")
    assert ("indirect", "the hall, Erdoğan said, was not ready for them", "Erdoğan") in told(doc)


@pytest.mark.parametrize(
    "text",
    [
        "Lavrov did not say whether the hall was ready.",
        "That said, the hall was not ready.",
        "Lavrov kept what he had promised.",
        "Lavrov denied the killings.",
        "Lavrov offered a longer pause.",
    ],
)
def test_what_gives_nobodys_words(nlp: Language, text: str) -> None:
    assert told(nlp(text)) == []


def test_the_speaker_is_an_actor(nlp: Language) -> None:
    doc = nlp("Erdoğan said that the hall in Istanbul was ready.")
    assert only(doc).speakers == ("person:recep_tayyip_erdogan",)


@pytest.mark.parametrize(
    "text",
    [
        "“The hall is ready for everybody,” said Lavrov.",
        "“The hall is ready for everybody,” Lavrov said.",
        "Lavrov said: “The hall is ready for everybody.”",
        'Lavrov told reporters, "The hall is ready for everybody."',
    ],
)
def test_direct_speech(nlp: Language, text: str) -> None:
    assert ("direct", "The hall is ready for everybody", "Lavrov") in told(nlp(text))


def test_an_interrupted_quotation_is_one(nlp: Language) -> None:
    doc = nlp("“The hall is ready,” Lavrov said. “We are waiting for the others.”")
    ((kind, content, speaker),) = told(doc)
    assert (kind, speaker) == ("direct", "Lavrov")
    assert content.startswith("The hall is ready")
    assert content.endswith("waiting for the others")


def test_a_quotation_goes_on_over_sentences(nlp: Language) -> None:
    doc = nlp("Lavrov said: “The hall is ready. The flags are up. Nobody has come.”")
    assert ("direct", "The hall is ready. The flags are up. Nobody has come", "Lavrov") in told(doc)


def test_scare_quotes_are_nobodys_words(nlp: Language) -> None:
    assert told(nlp("The “grand bargain” fell apart within a week.")) == []


def test_descriptions_and_accusations(nlp: Language) -> None:
    doc = nlp("Lavrov described the paper as “a step back” and accused Kyiv of bad manners.")
    assert {content for _, content, _ in told(doc)} == {"a step back", "bad manners"}


def test_words_named_by_a_noun(nlp: Language) -> None:
    doc = nlp("Lavrov’s claim that the paper was empty surprised the delegates.")
    assert ("indirect", "the paper was empty", "Lavrov’s") in told(doc)


def test_a_bare_demand_is_no_attribution(nlp: Language) -> None:
    assert told(nlp("Lavrov demanded a longer pause.")) == []


def test_a_citation_backs_its_sentence(nlp: Language) -> None:
    doc = nlp("The pause lasted for a week (Lindqvist & Moreau, 2021).")
    citation = only(doc)
    assert told(doc)[0][:2] == ("citation", "The pause lasted for a week")
    assert citation.speakers == ("author:lindqvist_moreau",)
    assert doc._.found.actors["author:lindqvist_moreau"].kind == "author"


def test_each_work_of_a_bracket_is_cited(nlp: Language) -> None:
    doc = nlp("The pause lasted for a week (Lindqvist, 2021; Reuters, 2022).")
    assert [a.speakers for a in doc._.attributions] == [("author:lindqvist",), ("media:reuters",)]


def test_an_author_named_in_the_sentence(nlp: Language) -> None:
    doc = nlp("Scholars like Lindqvist (2021) argue that the pause was too short.")
    assert ("author:lindqvist",) in [a.speakers for a in doc._.attributions]


def test_a_citation_of_the_speaker_takes_the_reported_clause(nlp: Language) -> None:
    doc = nlp("Some analysts (e.g., Lindqvist, 2021) argue that the pause was too short.")
    citation = next(a for a in doc._.attributions if a.kind == "citation")
    assert doc[citation.start : citation.end].text == "the pause was too short"


def test_first_persons_in_a_quotation_are_who_is_quoted(nlp: Language) -> None:
    doc = nlp("“I told them that the hall was cold; nobody believed us,” Lavrov said.")
    assert [(doc[m.start].text, m.actors) for m in doc._.speakers] == [
        ("I", ("person:sergey_lavrov",)), ("us", ("person:sergey_lavrov",)),
    ]  # fmt: skip


def test_first_persons_outside_of_quotations_are_the_author(nlp: Language) -> None:
    doc = nlp("I argue that the hall was cold. It was not cold for us.")
    assert [(doc[m.start].text, m.actors) for m in doc._.speakers] == [("I", ("author",))]
    assert doc._.attributions == []


def test_the_innermost_speaker_has_the_word(nlp: Language) -> None:
    doc = nlp("Lavrov said that Erdoğan claimed that the hall was ready (Reuters, 2022).")
    words = {token.text: speaker_of(doc, token.i) for token in doc}
    assert words["ready"] == ("person:recep_tayyip_erdogan",)
    assert words["claimed"] == ("person:sergey_lavrov",)
    assert words["said"] == ("media:reuters",)


def test_the_writer_speaks_outside(nlp: Language) -> None:
    doc = nlp("The hall was ready. Lavrov said that it was cold.")
    assert speaker_of(doc, 1) == ()


@pytest.mark.parametrize("text", ["", " ", "“”", "(2022)", "said", "According to", "[1]", "“ said"])
def test_fragments_do_no_harm(nlp: Language, text: str) -> None:
    for attribution in nlp(text)._.attributions:
        assert attribution.start < attribution.end
