"""What texts propose for a codebook: names that come more than once, by whatever words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from parley.flows.inputs.knowledge import read_knowledge
from parley.flows.inputs.settings import SHIPPED
from parley.transforms.workbench.proposals import Proposals

TEXTS = (
    "Salim Okello, the foreign minister of Uganda, rejected a joint fishing "
    "ban on Monday. He called it a trap.",
    "Kenya demanded a joint fishing ban. Mr Okello will travel to Lima, a spokesman said.",
    "The Council rejected the plan. Nobody on the council spoke of a joint fishing ban.",
    "The Council accused Peru of delay. Peru accused the Council of haste.",
)


def entries(
    general: Any, least: int = 2, texts: Sequence[str] = TEXTS
) -> dict[str, Mapping[str, Any]]:
    """What TEXTS propose, by id."""
    proposals = Proposals(read_knowledge((SHIPPED,), ()))
    for number, text in enumerate(texts):
        proposals.add(general(text), str(number))
    return {each.entry["id"]: each.entry for each in proposals.proposals(least)}


def test_pronouns_and_surnames_count_for_whom_a_text_names_in_full(general):
    found = entries(general)
    assert found["person:salim_okello"]["surnames"] == ["Okello"]
    assert "person:okello" not in found


def test_what_texts_also_write_small_is_no_name(general):
    assert not [each for each in entries(general, least=1) if each.endswith("council")]


def test_what_is_demanded_and_refused_is_an_issue_in_the_words_of_a_pattern(general):
    assert entries(general)["joint_fishing_ban"]["patterns"] == ["joint fishing ban"]


def test_what_is_accepted_makes_no_fault(general):
    texts = (
        "President Salim Okello of Uganda met the rebels. He gave them nothing.",
        "President Benigno Aquino of the Philippines met the rebels. He gave them nothing.",
    )
    found = entries(general, texts=texts)
    # A second president without days would clash with the one of the general layer.
    assert "offices" not in found["person:salim_okello"]
    assert found["person:benigno_aquino_iii"]["names"] == ["Benigno Aquino"]
