"""What an actor is, by the nouns in and beside its name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from parley.schemas.codebook.actors import Actor, KindNouns, Kinds

_CORE_ENDS = frozenset({"of", "for"})
_LONGEST = 3
_PERSON = "person"
_OF_MANY = frozenset({"collective", "other"})
_CIVIC = frozenset({"company", "ngo", "party"})
_ANY_SOCIETY = "SOC"


class KindBook:
    """Look nouns up: those of names, those beside them, and those of persons."""

    def __init__(self, kinds: Kinds, offices: Mapping[str, str] | None = None) -> None:
        self._sectors: Mapping[str, str] = {str(kind): s for kind, s in kinds.sectors.items()}
        self._names = _by_noun((each, each.names) for each in kinds.nouns)
        self._beside = _by_noun((each, each.beside) for each in kinds.nouns)
        self._persons = _by_noun((each, each.persons) for each in kinds.nouns)
        self._offices = offices or {}
        self._nobody, self._things = frozenset(kinds.nobody), frozenset(kinds.things)

    def of_name(self, words: Sequence[str]) -> KindNouns | None:
        """What a name of lower-case WORDS names: by its last words, or the last before "of"."""
        ends = [place for place, word in enumerate(words) if word in _CORE_ENDS]
        return _ending(words[: min(ends, default=len(words))], self._names) or _ending(
            words, self._names
        )

    def is_civic(self, words: Sequence[str]) -> bool:
        """Whether a name of lower-case WORDS is of a body that is no organ of a state.

        A word of any society alone may be a state's own: "Union of Myanmar".
        """
        named = self.of_name(words)
        alone = len(words) == 1 and named is not None and named.sector == _ANY_SOCIETY
        return named is not None and named.kind in _CIVIC and not alone

    def beside(self, words: Sequence[str]) -> KindNouns | None:
        """What a name is with which the phrase of lower-case lemmas WORDS stands: "rebel group"."""
        return _ending(words, self._beside)

    def of_person(self, words: Sequence[str]) -> KindNouns | None:
        """What a person, or people, are whom the lower-case lemmas WORDS call something."""
        return _ending(words, self._persons)

    def is_nobody(self, noun: str) -> bool:
        """Whether a NOUN tells of nobody in particular: "one", "member"."""
        return noun in self._nobody

    def is_thing(self, noun: str) -> bool:
        """Whether a NOUN only acts for whoever has it: "tank", "capital"."""
        return noun in self._things

    def sector_of_kind(self, kind: str) -> str | None:
        """The sector of actors of KIND of which nothing more is told."""
        return self._sectors.get(kind)

    def sector_of(self, actor: Actor) -> str | None:
        """The PLOVER sector of an ACTOR of a codebook: what it states, else what its words tell."""
        if actor.sector is not None:
            return actor.sector
        if actor.kind == _PERSON:
            held = (self._offices.get(office.role) for office in reversed(actor.offices))
            told = (self.of_person(form.split()) for form in held if form)
            return next((entry.sector for entry in told if entry), None)
        return self.sector_by_name(actor.kind, actor.name)

    def sector_by_name(self, kind: str, name: str) -> str | None:
        """The PLOVER sector of an actor of KIND, by what its NAME tells, else by its kind."""
        words = name.lower().split()
        default = self.sector_of_kind(kind)
        if not words or (default is None and kind not in _OF_MANY):
            return default
        found = self.of_person([*words[:-1], words[-1].removesuffix("s")]) or self.of_name(words)
        return found.sector if found is not None and _fits(found, kind) else default


def _fits(found: KindNouns, kind: str) -> bool:
    """Whether what a name tells can be of an actor of KIND: an army is an organ of its state."""
    organ = kind == "government_body" and found.kind == "armed_group" and found.sector == "MIL"
    return found.kind == kind or kind in _OF_MANY or organ


def _by_noun(
    entries: Iterable[tuple[KindNouns, Sequence[str]]],
) -> Mapping[tuple[str, ...], KindNouns]:
    return {tuple(noun.split()): entry for entry, nouns in entries for noun in nouns}


def _ending(words: Sequence[str], nouns: Mapping[tuple[str, ...], KindNouns]) -> KindNouns | None:
    """The entry of the longest of NOUNS with which WORDS end."""
    for size in range(min(_LONGEST, len(words)), 0, -1):
        if (found := nouns.get(tuple(words[-size:]))) is not None:
            return found
    return None
