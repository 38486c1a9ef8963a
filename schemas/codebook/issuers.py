"""What the YAML file of the words that tell a text's issuer may hold."""

from __future__ import annotations

from parley.schemas.codebook.actors import Entry
from parley.schemas.codebook.pages import Phrases


class IssuerWords(Entry):
    """DOCUMENTS are kinds of texts that somebody issues, ENDS end the name behind them, and
    words BESIDE names tell nobody; OWN are nouns by which states name
    themselves in them; OUTLETS stand in the names of those who only publish; VERBS (in their base
    form) and ADJECTIVES open the clauses of resolutions."""

    documents: Phrases
    ends: Phrases = ()
    beside: Phrases = ()
    own: Phrases = ()
    outlets: Phrases = ()
    verbs: Phrases = ()
    adjectives: Phrases = ()
