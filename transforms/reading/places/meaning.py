"""Which of the places with one name a text means: by what it says, and by its other places.

What the text says outright comes first ("X, Idaho", "X region"). Among the rest, those countries
and regions weigh more of which the text speaks, then places near others that it names, then large
places. What the gazetteer does not hold is a place of its own, in the country of the text.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import cos, hypot, log10, radians

from spacy.tokens import Doc

from parley.schemas.codebook.places import PlaceWords
from parley.transforms.reading.places.gazetteer import Gazetteer, Place, own_place
from parley.transforms.reading.places.names import Name
from parley.transforms.reading.places.packed import folded

_KM_A_DEGREE = 111.2
_NEAR_KM = 160.0
_LISTED = 8.5
_NARROWER = {"region": -1.0, "district": -1.5, "city": 0.0}
_NAMESAKE = -2.0
_LEAST = 500
_OTHER_NAME = -2.0
_COUNTRY, _REGION, _NEAR, _CUE = 3.0, 2.5, 1.0, 4.0
_SMALL, _SUPPORTED, _HOME = 15_000, 0.12, 0.5
_CALLED = 0.2
_OUTRIGHT, _NAMED, _MEANT = 1.5, 1.0, 0.5
_DOUBT = 1.0
_ROUNDS = 2
_LINKS = frozenset({",", "(", "in", ", in"})


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a name means, how sure that is, and by which rule.

    A place that no gazetteer knows `is_learned` from the text alone.
    """

    name: Name
    place: Place
    confidence: float
    method: str
    is_learned: bool = False


class _Spoken:
    """How much a text speaks of countries and regions, each time but for one of its names."""

    def __init__(self) -> None:
        self._all: defaultdict[str | int, float] = defaultdict(float)
        self._own: defaultdict[str, defaultdict[str | int, float]] = defaultdict(
            lambda: defaultdict(float)
        )
        self._countries = self._regions = 0.0

    def add(self, what: str | int | None, weight: float, key: str = "") -> None:
        """Count WHAT, a country or the GeoNames id of a region, for the name KEY."""
        if what is not None:
            self._all[what] += weight
            self._own[key][what] += weight

    def close(self) -> None:
        """All is counted."""
        self._countries = sum(n for what, n in self._all.items() if isinstance(what, str))
        self._regions = sum(n for what, n in self._all.items() if isinstance(what, int))

    def share(self, what: str | int | None, key: str = "") -> float:
        """The share of WHAT among countries or regions, but for what the name KEY adds."""
        if what is None or what not in self._all:
            return 0.0
        own: Mapping[str | int, float] = self._own.get(key, {})
        is_country = isinstance(what, str)
        total = (self._countries if is_country else self._regions) - sum(
            n for each, n in own.items() if isinstance(each, str) == is_country
        )
        # A single word is no proof: a share of little counts for less.
        return max(self._all[what] - own.get(what, 0.0), 0.0) / (total + _DOUBT)

    def home(self) -> str | None:
        """The country of which most of the text speaks."""
        countries = [what for what in self._all if isinstance(what, str)]
        most = max(countries, key=lambda each: (self._all[each], each), default=None)
        return most if most is not None and self._all[most] >= _HOME * self._countries else None


@dataclass(frozen=True, slots=True)
class _Context:
    """Of what a text speaks, where its places lie by their names, and what states are called."""

    spoken: _Spoken
    chosen: Mapping[str, Place]
    states: Mapping[str, str]


class Meanings:
    """Decide what the names of a Doc mean.

    PEOPLES maps a demonym to its country, STATES the folded name of a state, which two may share:
    "Congo" alone is the larger one.
    """

    def __init__(
        self, gazetteer: Gazetteer, words: PlaceWords, peoples: Mapping[str, str],
        states: Mapping[str, str],
    ) -> None:  # fmt: skip
        self.gazetteer, self.peoples, self.states = gazetteer, peoples, states
        self.kinds = (
            (words.towns, "city"), (words.regions, "region"),
            (words.districts, "district"), (words.waters, "water"),
        )  # fmt: skip

    def of(self, doc: Doc, names: Sequence[Name]) -> list[Meaning]:
        """What each of NAMES means, in their order."""
        told = _told(doc, names)
        called = [self._kind_told(doc, name) for name in names]
        context = _Context(self._spoken(doc, names, told, {}), {}, self.states)
        for _ in range(_ROUNDS):
            chosen = _choose(names, told, called, context)
            places = {key: place for (key, _), place in chosen.items()}
            context = _Context(self._spoken(doc, names, told, places), places, self.states)
        chosen = _choose(names, told, called, context)
        home = context.spoken.home()
        found = []
        for at, name in enumerate(names):
            place = told.get(at) or chosen.get((name.key, called[at]))
            found.append(_meaning(name, place, at in told, context, home))
        found = [self._within_town(each) for each in found]
        town = _main_town(found)
        return [_beside(found, at, town) for at in range(len(found))]

    def _within_town(self, meaning: Meaning) -> Meaning:
        """MEANING where a town owns it: "Honiara's Chinatown" is no American one."""
        span = meaning.name.span
        if span.start < 2 or span.doc[span.start - 1].tag_ != "POS":
            return meaning
        town = self.gazetteer.find(span.doc[span.start - 2].text)
        if town is None or town.kind != "city" or town.country in {None, meaning.place.country}:
            return meaning
        inside = [each for each in meaning.name.candidates if each.country == town.country]
        if inside:
            largest = max(inside, key=lambda place: (place.population, place.place_id))
            return replace(meaning, place=largest, method="gazetteer:context")
        own = own_place(span.text, town.country, town)
        return Meaning(meaning.name, own, 0.6, "learned", is_learned=True)

    def _kind_told(self, doc: Doc, name: Name) -> str | None:
        """The kind that the word beside NAME gives its place: "the city of X", "X province"."""
        start, end = name.span.start, name.span.end
        beside = {doc[end - 1].lower_} if end - start > 1 else set()
        if end < len(doc):
            beside.add(doc[end].lower_)
        if start >= 2 and doc[start - 1].lower_ == "of":
            beside.add(doc[start - 2].lower_)
        elif start >= 1 and name.span.root.dep_ in {"appos", "pobj", "compound"}:
            beside.add(doc[start - 1].lower_)
        return next((kind for words, kind in self.kinds if not words.isdisjoint(beside)), None)

    def _spoken(
        self,
        doc: Doc,
        names: Sequence[Name],
        told: Mapping[int, Place],
        chosen: Mapping[str, Place],
    ) -> _Spoken:
        """Of what the text speaks: by its places, its peoples, and where it is published."""
        spoken = _Spoken()
        for token in doc:
            if token.text in self.peoples:
                spoken.add(self.peoples[token.text], _NAMED)
        for at, name in enumerate(names):
            place = told.get(at) or chosen.get(name.key)
            if place is None:
                continue
            outright = at in told
            weight = _OUTRIGHT if outright else _NAMED if place.kind == "country" else _MEANT
            spoken.add(place.country, weight, name.key)
            for region in place.within[:1] or (place.geonames_id,):
                if place.kind != "country":
                    spoken.add(region, weight, name.key)
        for place in self._published_at(doc):
            spoken.add(place.country, _NAMED)
            spoken.add(next(iter(place.within), None), _NAMED)
        spoken.close()
        return spoken

    def _published_at(self, doc: Doc) -> list[Place]:
        """The places in the name of who published DOC."""
        publisher = doc._.source.publisher or ""
        words = (word.strip(".,") for word in publisher.split() if word[:1].isupper())
        return [place for word in words if (place := self.gazetteer.find(word)) is not None]


def _meaning(
    name: Name, place: Place | None, outright: bool, context: _Context, home: str | None
) -> Meaning:
    if place is None:
        return Meaning(name, own_place(name.span.text, home), 0.4, "learned", is_learned=True)
    if outright:
        return Meaning(name, place, 0.9, "gazetteer:told")
    if place.kind == "country" or len(name.candidates) == 1:
        return Meaning(name, place, 0.85, "gazetteer:only")
    if context.spoken.share(place.country, name.key) >= _SUPPORTED:
        return Meaning(name, place, 0.8, "gazetteer:context")
    return Meaning(name, place, 0.6, "gazetteer:largest")


def _main_town(found: Sequence[Meaning]) -> Place | None:
    """The town of which the text speaks most, where it speaks of it more than of all others."""
    towns = Counter(each.place for each in found if each.place.kind == "city")
    most = max(towns, key=lambda town: (towns[town], town.place_id), default=None)
    return most if most is not None and 2 * towns[most] > towns.total() else None


def _beside(found: Sequence[Meaning], at: int, main: Place | None) -> Meaning:
    """The meaning AT; where it was learned, by the town told beside it, or by the MAIN one."""
    meaning = found[at]
    if not meaning.is_learned:
        return meaning
    if meaning.name.inside is not None:
        return _learned(meaning, meaning.name.inside)
    near = [other for other in found[max(at - 1, 0) : at + 2] if _is_beside(meaning, other)]
    if near:
        return _learned(meaning, near[-1].place)
    if main is not None and main.country == meaning.place.country:
        return replace(_learned(meaning, main), confidence=0.4, method="learned:main")
    return meaning


def _learned(meaning: Meaning, town: Place) -> Meaning:
    place = own_place(meaning.name.span.text, town.country, town)
    return replace(meaning, place=place, confidence=0.5, method="learned:near")


def _is_beside(meaning: Meaning, other: Meaning) -> bool:
    """Whether OTHER tells where MEANING is: "X, near Y", "X in Y", "Y's X"."""
    if other.place.kind not in {"city", "district", "region"} or other.is_learned:
        return False
    one, two = meaning.name.span, other.name.span
    first, last = (one, two) if one.start < two.start else (two, one)
    between = [token.lower_ for token in first.doc[first.end : last.start]]
    if first is two:
        return between in (["'s"], ["’s"])
    return len(between) <= _CLOSE and not _BESIDE.isdisjoint(between)


_CLOSE = 4
_BESIDE = frozenset({"in", "near", "outside", "of", "from", ",", "at"})


def _choose(
    names: Sequence[Name],
    told: Mapping[int, Place],
    called: Sequence[str | None],
    context: _Context,
) -> dict[tuple[str, str | None], Place]:
    """The place of each wording and kind that it is said to be of: a text keeps to one."""
    said: defaultdict[str, Counter[Place]] = defaultdict(Counter)
    for at, place in told.items():
        said[names[at].key][place] += 1
    found: dict[tuple[str, str | None], Place] = {}
    for name, kind in zip(names, called, strict=True):
        key = name.key, kind
        if key in found:
            continue
        outright = said.get(name.key)
        if outright:
            found[key] = max(outright, key=lambda place: (outright[place], place.place_id))
        elif (best := _best(name, kind, context)) is not None:
            found[key] = best
    return found


def _best(name: Name, called: str | None, context: _Context) -> Place | None:
    """The likeliest of the candidates of NAME; None where all are towns far from the text."""
    ranked = [(_score(place, name, called, context), place) for place in name.candidates]
    if not ranked:
        return None
    _, best = max(ranked, key=lambda each: (each[0], each[1].place_id))
    if best.kind != "city" or best.population >= _SMALL:
        return best
    return best if context.spoken.share(best.country, name.key) >= _SUPPORTED else None


def _score(place: Place, name: Name, called: str | None, context: _Context) -> float:
    score = _prior(place, name.key)
    if called is not None:
        score += _CUE if place.kind == called else 0.0
    spoken = context.spoken
    score += _COUNTRY * spoken.share(place.country, name.key)
    if place.kind == "country":
        score += _CALLED * (context.states.get(name.key) == place.country)
    else:
        if any(other.kind == "country" for other in name.candidates):
            score += _NAMESAKE * (place.kind != "region")
        region = next(iter(place.within), None if place.kind == "city" else place.geonames_id)
        score += _REGION * spoken.share(region, name.key)
        others = (other for key, other in context.chosen.items() if key != name.key)
        score += _NEAR * any(_is_near(place, other) for other in others)
    return score


def _prior(place: Place, key: str) -> float:
    """How likely a name means PLACE out of any context, on the scale of powers of ten."""
    if place.is_wide:
        return _LISTED
    own = folded(place.name)
    other = place.kind == "city" and own != key and not own.startswith(key + " ")
    size = log10(max(place.population, _LEAST))
    return size + _NARROWER[place.kind] + (_OTHER_NAME if other else 0.0)


def _is_near(place: Place, other: Place) -> bool:
    if other.kind not in {"city", "district"} or other.latitude is None or other.longitude is None:
        return False
    north = (place.latitude or 0) - other.latitude
    east = ((place.longitude or 0) - other.longitude) * cos(radians(other.latitude))
    return hypot(north, east) * _KM_A_DEGREE <= _NEAR_KM


def _told(doc: Doc, names: Sequence[Name]) -> dict[int, Place]:
    """The places that the text puts outright into what follows: "X, Idaho", "X (Syria)"."""
    found: dict[int, Place] = {}
    for at in range(len(names) - 1, 0, -1):
        inner, outer = names[at - 1], names[at]
        between = doc[inner.span.end : outer.span.start].text
        if between not in _LINKS:
            continue
        if _is_list(doc, outer):
            continue
        pair = _pair(inner.candidates, (found[at],) if at in found else outer.candidates)
        if pair is not None:
            found[at - 1], holder = pair
            if between != "in":
                found.setdefault(at, holder)
    return found


def _is_list(doc: Doc, last: Name) -> bool:
    """Whether LAST, a city by itself, goes on a list of cities: "X, New York and Z"."""
    after = doc[last.span.end].lower_ if last.span.end < len(doc) else ""
    usual = max(last.candidates, key=lambda place: _prior(place, last.key), default=None)
    return after in {"and", "or"} and usual is not None and usual.kind == "city"


def _pair(inner: Iterable[Place], outer: Sequence[Place]) -> tuple[Place, Place] | None:
    """The largest town or region of INNER that lies in one of OUTER, with what holds it.

    Two countries are a list.
    """
    inner = list(inner)
    countries = any(place.kind == "country" for place in inner)
    pairs = [
        (place, holder)
        for place in inner
        for holder in outer
        if (_lies_in(place, holder) or (not countries and _lies_in_country(place, holder)))
    ]
    if not pairs:
        return None
    return max(pairs, key=_pair_size)


def _pair_size(pair: tuple[Place, Place]) -> tuple[float, float, str]:
    inner, outer = pair
    return _prior(outer, folded(outer.name)), _prior(inner, folded(inner.name)), inner.place_id


def _lies_in(place: Place, holder: Place) -> bool:
    if place.kind == "country" or place == holder:
        return False
    return holder.geonames_id is not None and holder.geonames_id in place.within


def _lies_in_country(place: Place, holder: Place) -> bool:
    return holder.kind == "country" and place.kind != "country" and place.country == holder.country
