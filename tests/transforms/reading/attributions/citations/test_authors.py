from __future__ import annotations

from parley.schemas.codebook.actors import Actor
from parley.transforms.reading.attributions.citations.authors import Authors, slug

AUTHORS = Authors(
    [
        Actor(id="media:courier", name="The Courier", kind="media", names=("Courier",)),
        Actor(id="author:doe_roe", name="Doe and Roe", kind="author"),
        Actor(id="person:jane_poe", name="Jane Poe", kind="person", surnames=("Poe",)),
        Actor(id="person:max_kay", name="Max Kay", kind="person", surnames=("Kay",)),
        Actor(id="person:mia_kay", name="Mia Kay", kind="person", surnames=("Kay",)),
    ]
)


def test_known_names_are_those_actors() -> None:
    assert AUTHORS.find(("Courier",)).actor == "media:courier"
    assert AUTHORS.find(("Doe", "Roe")).actor == "author:doe_roe"
    assert AUTHORS.find(("Poe",)).actor == "person:jane_poe"


def test_a_surname_of_two_is_neither() -> None:
    assert AUTHORS.find(("Kay",)).actor == "author:kay"


def test_unknown_names_make_new_authors() -> None:
    cited = AUTHORS.find(("Ada Lund", "Øberg"))
    assert cited.actor == "author:lund_oberg"
    assert cited.new is not None
    assert (cited.new.name, cited.new.kind) == ("Ada Lund & Øberg", "author")
    assert AUTHORS.find(("Evening Herald",), person=False).actor == "author:evening_herald"


def test_slugs_are_ascii() -> None:
    assert slug("Gökbel-Ünal") == "gokbel_unal"
    assert slug("…") == "unknown"
