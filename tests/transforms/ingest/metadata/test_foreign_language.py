"""Texts in other languages than English are named, and are not read as English."""

from __future__ import annotations

import pytest

from parley.transforms.ingest.document import RawFile
from parley.transforms.ingest.metadata.language import foreign_language
from parley.transforms.ingest.read import read_file

ENGLISH = (
    "The mediators met both delegations in the capital on Monday and said that the talks would go "
    "on for another week. The rebels want their prisoners freed before they sign anything. "
)
OTHERS = {
    "fr": "Les médiateurs ont rencontré lundi les deux délégations dans la capitale et ont déclaré "
    "que les négociations se poursuivraient pendant une semaine. Les rebelles exigent la "
    "libération de leurs prisonniers avant de signer quoi que ce soit.",
    "es": "Los mediadores se reunieron el lunes con las dos delegaciones en la capital y dijeron "
    "que las conversaciones seguirían una semana más. Los rebeldes quieren que se libere a sus "
    "presos antes de firmar nada.",
    "de": "Die Vermittler trafen am Montag beide Delegationen in der Hauptstadt und sagten, dass "
    "die Gespräche noch eine Woche dauern würden. Die Rebellen wollen, dass ihre Gefangenen "
    "freigelassen werden, bevor sie etwas unterschreiben.",
    "ru": "Посредники встретились в понедельник с обеими делегациями в столице и сообщили, что "
    "переговоры продлятся ещё неделю. Повстанцы требуют освободить своих пленных.",
    "ar": "التقى الوسطاء يوم الاثنين بالوفدين في العاصمة وقالوا إن المحادثات ستستمر أسبوعا آخر",
}


@pytest.mark.parametrize("language", OTHERS)
def test_a_text_in_another_language_is_refused_by_name(language: str):
    file = RawFile("a.txt", "a.txt", OTHERS[language].encode())
    reading = read_file(file, {})
    assert reading.documents == []
    (refusal,) = reading.refusals
    assert refusal.kind == "other_language"
    assert f"'{language}'" in refusal.message


@pytest.mark.parametrize("language", OTHERS)
def test_it_is_read_all_the_same_where_that_is_wanted(language: str):
    file = RawFile("a.txt", "a.txt", OTHERS[language].encode(), {"language": "en"})
    (document,) = read_file(file, {}, any_language=True).documents
    assert document.language == language


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        2 * ENGLISH + OTHERS["fr"],
        OTHERS["de"] + " " + 2 * ENGLISH,
        ENGLISH + OTHERS["ru"] + " " + ENGLISH,
        "Cease fire now.",
        "Kofi Annan, Boutros Boutros-Ghali, Javier Pérez de Cuéllar, Kurt Waldheim, U Thant",
        "1 2 3 4 5",
    ],
)
def test_english_short_and_mixed_texts_are_read(text: str):
    assert foreign_language(text) is None


def test_records_are_told_apart():
    lines = [f'{{"id": "{key}", "text": "{text}"}}' for key, text in OTHERS.items()]
    lines.append(f'{{"id": "en", "text": "{ENGLISH}"}}')
    reading = read_file(RawFile("a.jsonl", "a.jsonl", "\n".join(lines).encode()), {})
    assert [document.uri for document in reading.documents] == ["a.jsonl#en"]
    assert {refusal.kind for refusal in reading.refusals} == {"other_language"}
