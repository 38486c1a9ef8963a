"""The smallest data folder that parses, with a codebook for a border dispute.

Tests change one file of it. The lexicons that a test does not look at hold one row each.
"""

from __future__ import annotations

from typing import get_origin, get_type_hints

from parley.schemas.codebook.agreements import AgreementWords
from parley.schemas.codebook.english import English
from parley.schemas.codebook.roles import RoleWords
from parley.schemas.codebook.rounds import RoundWords

ACTORS = """\
actors:
  - id: ALA
    name: Aland
    kind: state
    country: ALA
    metonyms: [Atown]
    demonyms: [Alandish]
  - id: BRB
    name: Bland
    kind: state
    country: BRB
    demonyms: [Blandish]
"""
PERSONS = """\
actors:
  - id: org:border_guard
    name: Aland Border Guard
    kind: government_body
    country: ALA
    parent: ALA
  - id: person:ada_holm
    name: Ada Holm
    kind: person
    country: ALA
    surnames: [Holm]
    offices:
      - {role: president, of: ALA, from: 2020-01-01}
"""
OFFICES = "offices:\n  - {role: president, forms: [president], unique: true}\n"
NOMINALS = """\
state_nominals: [officials]
person_nominals: [envoy]
group_nominals: [troops]
honorifics: [mr]
female_names: [ada]
not_actors: [Nobel]
"""
KINDS = """\
sectors: {population: CVL}
nouns:
  - {kind: party, sector: PTY, names: [party]}
"""
CONFLICT = """\
name: border
version: "1.0"
title: The quarrel over the river border
parties: [ALA, BRB]
conflict_roles:
  org:border_guard: primary_party
"""
ISSUES = """\
issues:
  - id: river_border
    name: The river border
    definition: Where the border on the river runs.
    patterns: [river border]
"""
REASONS = """\
reasons:
  - {id: mistrust, name: Mistrust, definition: They doubt each other., patterns: [mistrust]}
outcomes:
  - {id: failure, name: Failure, definition: No treaty., default: true}
"""
EVENTS = """\
lemma,pos,particle,preposition,object,event_type,event_mode,cameo_code,source,target,symmetric,note
meet,verb,,,,CONSULT,,040,subj|obj,none,yes,
sign,verb,,,@agreement,AGREE,,057,subj,none,yes,
"""
EVENT_TYPES = """\
event_type,event_mode,cameo_root,quad_class,goldstein,definition
CONSULT,,04,verbal cooperation,2.5,They meet.
AGREE,,03,verbal cooperation,2.5,They agree.
"""
STANCES = """\
lemma,pos,particle,preposition,object,position,strength,toward,note
back,verb,,,,support,0.8,both,
"""
QUALIFIERS = "contexts: {before: [venue], after: [table], prepositions: [during]}\n"
PLACES = """\
{parts: [port], areas: [region], directions: [eastern], hosting: [host], visiting: [visit],
 leaving: [leave], light: [launch], towns: [town], regions: [region], districts: [county],
 waters: [river], venues: [airport], things: [post], local: [police],
 seated: [based], taking: [enter], employed: [analyst], joints: [de], grounds: [bridge]}
"""
INSTRUMENTS = "noun,kind,family,beside,never,owned,note\ntreaty,treaty,accord,,,,\n"
STATUS = "lemma,pos,particle,object,place,status,by,note\nsign,verb,,,obj,signed,subj,\n"
WANTS = "lemma,pos,kind,object,beside,denied,holder,content,note\nwant,verb,goal,,,,subj,own|obj,\n"
INTEREST_WORDS = "".join(
    f"{name}: []\n" for name in ("having", "bearing", "equating", "purposes", "lacking", "losing")
)
AGREEMENT_WORDS = "".join(f"{name}: []\n" for name in AgreementWords.model_fields)
ROLES = (
    "lemma,pos,particle,object,beside,never,role,actor,toward,note\n"
    "mediator,noun,,,,,mediator,self,prep:between,\n"
)
ROLE_WORDS = "".join(
    f"{name}: {'{}' if name == 'classes' else '[]'}\n" for name in RoleWords.model_fields
)
ROUND_WORDS = "".join(
    f"{name}: {'{}' if name == 'verbs' else '[]'}\n" for name in RoundWords.model_fields
)


def english_files() -> dict[str, str]:
    """The word classes, with one word each."""
    return {
        f"lexicons/en/{layer}.yaml": "".join(
            f"{name}: {'[ark]' if get_origin(told.annotation) is not dict else '{ark: support}'}\n"
            for name, told in model.model_fields.items()
        )
        for layer, model in get_type_hints(English).items()
    }


def small_files() -> dict[str, str]:
    """Path under data/ to text."""
    return {
        "general/actors/states.yaml": ACTORS,
        "general/offices.yaml": OFFICES,
        "general/nominals.yaml": NOMINALS,
        "general/kinds.yaml": KINDS,
        "general/genres.yaml": "news: [reuters -]\n",
        "general/pages.yaml": "untitled: [document]\n",
        "general/issuers.yaml": "documents: [statement]\n",
        "lexicons/events/consult.csv": EVENTS,
        "lexicons/events/classes.yaml": "agreement: [treaty, pact]\n",
        "lexicons/events/generic_nouns.yaml": QUALIFIERS,
        "lexicons/places.yaml": PLACES,
        "lexicons/agreements/instruments.csv": INSTRUMENTS,
        "lexicons/agreements/status.csv": STATUS,
        "lexicons/agreements/words.yaml": AGREEMENT_WORDS,
        "lexicons/interests/words.csv": WANTS,
        "lexicons/interests/words.yaml": INTEREST_WORDS,
        "lexicons/roles/words.csv": ROLES,
        "lexicons/roles/words.yaml": ROLE_WORDS,
        "lexicons/rounds/nouns.csv": "noun,kind,told,beside,never,note\nsummit,summit,,,,\n",
        "lexicons/rounds/words.yaml": ROUND_WORDS,
        "lexicons/event_types.csv": EVENT_TYPES,
        "lexicons/reporting.csv": "lemma,pos,preposition,complement,kind,strength,note\n"
        "say,verb,,clause,say,0.9,\n",
        "lexicons/factuality.csv": "cue,pos,class,effect,note\nfail,verb,negator,negated,\n",
        "lexicons/units.csv": "unit,forms,class,note\nsoldiers,soldier,people,\n",
        "lexicons/stance.csv": STANCES,
        "lexicons/contexts.csv": "context,words,event_types\nmilitary,army|troop,ASSAULT\n",
        "lexicons/causal.csv": "cue,pos,preposition,direction,note\nbecause,conj,,effect_first,\n",
        "codebooks/border/codebook.yaml": CONFLICT,
        "codebooks/border/actors.yaml": PERSONS,
        "codebooks/border/issues.yaml": ISSUES,
        "codebooks/border/reasons.yaml": REASONS,
        **english_files(),
    }
