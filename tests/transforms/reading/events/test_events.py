"""Who did what to whom, in one construction after the other, read by the whole pipeline."""

from __future__ import annotations

import pytest

from tests.transforms.reading.events.told import told

WRITTEN = "2022-04-10"


def wrong(reason: str) -> pytest.MarkDecorator:
    """A sentence that the code does not read rightly yet."""
    return pytest.mark.xfail(strict=True, reason=reason)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Russia attacked Ukraine.", ["RUS ASSAULT UKR"], id="active"),
        pytest.param("Ukraine was attacked by Russia.", ["RUS ASSAULT UKR"], id="passive"),
        pytest.param(
            "Ukraine, which Russia attacked, thanked Germany.",
            ["RUS ASSAULT UKR", "UKR SUPPORT DEU"],
            id="relative-clause-object",
        ),
        pytest.param(
            "Russia, which attacked Ukraine, thanked China.",
            ["RUS ASSAULT UKR", "RUS SUPPORT CHN"],
            id="relative-clause-subject",
        ),
        pytest.param(
            "Ukraine, attacked by Russia, thanked Germany.",
            ["RUS ASSAULT UKR", "UKR SUPPORT DEU"],
            id="reduced-relative-clause",
        ),
        pytest.param(
            "France urged Russia to withdraw its troops from Ukraine.",
            ["FRA REQUEST RUS", "RUS RETREAT UKR future"],
            id="object-control",
        ),
        pytest.param(
            "Russia promised to withdraw its troops from Ukraine.",
            ["RUS AGREE UKR", "RUS RETREAT UKR future"],
            id="subject-control",
        ),
        pytest.param(
            "France accused Russia of bombing Ukraine.",
            ["FRA ACCUSE RUS", "RUS ASSAULT UKR possible"],
            id="control-by-accuse",
        ),
        pytest.param(
            "Germany and France sent weapons to Ukraine.", ["DEU+FRA AID UKR"], id="two-subjects"
        ),
        pytest.param(
            "Germany thanked Ukraine and France.", ["DEU SUPPORT FRA+UKR"], id="two-objects"
        ),
        pytest.param(
            "Russia attacked Ukraine and thanked Belarus.",
            ["RUS ASSAULT UKR", "RUS SUPPORT BLR"],
            id="two-verbs",
        ),
        pytest.param("Russia's invasion of Ukraine continued.", ["RUS ASSAULT UKR"], id="nominal"),
        pytest.param(
            "The invasion of Ukraine by Russia continued.", ["RUS ASSAULT UKR"], id="nominal-by"
        ),
        pytest.param("Russia made an offer to Ukraine.", ["RUS AGREE UKR"], id="light-verb"),
        pytest.param(
            "The Russian president phoned the Ukrainian president.",
            ["person:vladimir_putin CONSULT person:volodymyr_zelenskyy"],
            id="office-holders",
        ),
        pytest.param(
            "Russia's army attacked Ukraine. It thanked Belarus.",
            ["RUS ASSAULT UKR", "RUS SUPPORT BLR"],
            id="pronoun",
        ),
    ],
)
def test_participants(read, text, expected):
    assert told(read(text, WRITTEN)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Russia, Ukraine and Turkey met.", ["RUS+TUR+UKR CONSULT"], id="subjects"),
        pytest.param("Russia met Ukraine.", ["RUS+UKR CONSULT"], id="object"),
        pytest.param("Russia negotiated with Ukraine.", ["RUS+UKR CONSULT"], id="with"),
        pytest.param("Talks between Russia and Ukraine began.", ["RUS+UKR CONSULT"], id="between"),
        pytest.param("Russia and Ukraine signed a treaty.", ["RUS+UKR AGREE"], id="signed"),
        pytest.param(
            "Ukraine signed the treaty with Russia.", ["RUS+UKR AGREE"], id="with-hung-on-noun"
        ),
    ],
)
def test_symmetric_events_list_all_parties_as_sources(read, text, expected):
    assert told(read(text, WRITTEN)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Turkey mediated between Russia and Ukraine.", "TUR", id="named"),
        pytest.param("Turkey mediated. Russia and Ukraine were far apart.", "TUR", id="inferred"),
        pytest.param("Turkey hosted Russia and Ukraine.", "TUR", id="guests"),
    ],
)
def test_hosts_and_mediators_have_the_parties_as_targets(read, text, expected):
    assert told(read(text, WRITTEN)) == [f"{expected} CONSULT RUS+UKR"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Russia did not attack Ukraine.", "negated", id="not"),
        pytest.param("Russia never attacked Ukraine.", "negated", id="never"),
        pytest.param("Russia denied that it had attacked Ukraine.", "negated", id="denied"),
        pytest.param("Russia failed to attack Ukraine.", "negated", id="failed"),
        pytest.param("Russia may attack Ukraine.", "possible", id="modal"),
        pytest.param("Russia could attack Ukraine.", "possible", id="could"),
        pytest.param("If Russia attacks Ukraine, oil prices rise.", "possible", id="if"),
        pytest.param("Unless Russia attacks Ukraine, oil prices fall.", "possible", id="unless"),
        pytest.param("Russia will attack Ukraine.", "future", id="will"),
        pytest.param("Russia plans to attack Ukraine.", "future", id="plans"),
        pytest.param("Russia decided to attack Ukraine.", "future", id="decided"),
        pytest.param("Russia would have attacked Ukraine.", "counterfactual", id="would-have"),
        pytest.param(
            "Had Russia attacked Ukraine, oil prices would have risen.",
            "counterfactual",
            id="inverted-conditional",
        ),
        pytest.param("Russia managed to attack Ukraine.", "actual", id="managed"),
        pytest.param("Russia attacked Ukraine, but lost.", "actual", id="plain"),
    ],
)
def test_factuality(read, text, expected):
    (event,) = [e for e in read(text, WRITTEN)._.events if e.event_type == "ASSAULT"]
    assert event.factuality == expected


def test_what_nobody_did_is_negated(read):
    assert told(read("Neither Russia nor Ukraine signed the treaty.", WRITTEN)) == [
        "RUS+UKR AGREE negated"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Russia refused to meet Ukraine.", ["RUS REJECT UKR"], id="verb"),
        pytest.param("Russia refused to withdraw its troops.", ["RUS REJECT"], id="own-act"),
        pytest.param("Russia rejected the talks.", ["RUS REJECT"], id="noun"),
    ],
)
def test_a_refusal_has_no_negated_twin(read, text, expected):
    assert told(read(text, WRITTEN)) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The occupied territories voted.", id="past-participle"),
        pytest.param("The warring parties rested.", id="present-participle"),
        pytest.param("The annexed peninsula was quiet.", id="annexed"),
        pytest.param("The negotiating table was long.", id="noun-before-noun"),
        pytest.param("The treaty is long.", id="thing-without-actors"),
    ],
)
def test_what_only_describes_is_no_event(read, text):
    assert told(read(text, WRITTEN)) == []


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        pytest.param("Attack on the city", [], id="without-actor"),
        pytest.param("Russia attacked Ukraine", ["RUS ASSAULT UKR"], id="with-actors"),
    ],
)
def test_a_heading_tells_an_event_only_with_an_actor(read, heading, expected):
    text = f"{heading}\n\nIt rained."
    blocks = ((0, len(heading), "heading"), (len(heading) + 2, len(text), "prose"))
    assert told(read(text, WRITTEN, blocks=blocks)) == expected


def test_references_tell_no_events(read):
    text = "It rained.\n\nRussia attacked Ukraine. London, 2023."
    blocks = ((0, 10, "prose"), (12, len(text), "reference"))
    assert told(read(text, WRITTEN, blocks=blocks)) == []


def test_what_an_attack_leaves_out_is_the_other_party(read):
    text = "Ukraine and Russia are at war. Russia bombed a city."
    assert told(read(text, WRITTEN))[-1] == "RUS ASSAULT UKR"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Russia attacked Ukraine.", {"military"}, id="by-type"),
        pytest.param("Russia and Ukraine discussed missiles.", {"military"}, id="by-word"),
        pytest.param("Russia and Ukraine met.", set(), id="none"),
    ],
)
def test_contexts_of_an_event(read, text, expected):
    (event,) = read(text, WRITTEN)._.events
    assert set(event.contexts) & {"military"} == expected


def test_an_event_in_reported_speech_is_put_down_to_the_speaker(read):
    doc = read("Macron said that Russia had attacked Ukraine.", WRITTEN)
    assert [e.attributed_to for e in doc._.events if e.event_type == "ASSAULT"] == [
        "person:emmanuel_macron"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Russia launched an attack on Ukraine.",
            ["RUS ASSAULT UKR"],
            id="launched-an-attack",
        ),
        pytest.param(
            "The EU imposed sanctions on Russia.",
            ["org:eu SANCTION RUS"],
            id="imposed-sanctions",
        ),
        pytest.param(
            "The sanctions imposed by the EU on Russia hurt.",
            ["org:eu SANCTION RUS"],
            id="sanctions-imposed-by",
        ),
        pytest.param(
            "Ethiopia declared a ceasefire with the TPLF.",
            ["ETH+org:tplf RETREAT"],
            id="declared-a-ceasefire",
        ),
        pytest.param(
            "Ukraine signed a treaty with Russia.",
            ["RUS+UKR AGREE"],
            id="signed-with",
        ),
        pytest.param(
            "Russia threatened to attack Ukraine.",
            ["RUS THREATEN UKR", "RUS ASSAULT UKR future"],
            id="threatened-to",
        ),
    ],
)
def test_a_verb_and_its_noun_are_one_event(read, text, expected):
    assert told(read(text, WRITTEN)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Russia declined to sign the treaty.", ["RUS REJECT"], id="declined-to-act"),
        pytest.param("Russia declined to comment.", [], id="declined-to-comment"),
        pytest.param("Poland called the Russian terms absurd.", ["POL ACCUSE RUS"], id="judged"),
        pytest.param("Poland called the terms final.", [], id="described"),
        pytest.param("Japan returned the statues to Serbia.", ["JPN CONCEDE SRB"], id="gave-back"),
        pytest.param("Macron returned to Serbia.", [], id="went-back"),
    ],
)
def test_what_a_verb_takes_tells_its_sense(read, text, expected):
    assert told(read(text, "2022-04-10")) == expected
