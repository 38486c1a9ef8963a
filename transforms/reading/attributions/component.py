"""The spaCy component that finds whose words and views a text gives."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from parley.transforms.knowledge.knowledge import Knowledge
from parley.transforms.reading.actors.component import Mentions
from parley.transforms.reading.attributions.citations.authors import Authors
from parley.transforms.reading.attributions.first_persons import first_persons
from parley.transforms.reading.attributions.issuers.find import Issuers, own_mentions
from parley.transforms.reading.attributions.issuers.names import IssuerNames
from parley.transforms.reading.attributions.lexicon import build_lexicon, people_of
from parley.transforms.reading.attributions.read import read_attributions
from parley.transforms.reading.attributions.scope import set_attributions
from parley.transforms.reading.attributions.sources.chain import Chain
from parley.transforms.reading.attributions.sources.phrases import UnnamedSources
from parley.transforms.reading.attributions.transcripts.speakers import Labels
from parley.transforms.reading.component import KnowingComponent


@Language.factory(
    "parley_attributions",
    requires=["token.tag", "token.lemma", "token.dep", "token.head", "doc.sents", "doc._.mentions"],
    assigns=["doc._.attributions", "doc._.issuer", "doc._.speakers", "doc._.found", "doc.spans"],
)
class Attributions(KnowingComponent):
    """Quotations, reported clauses and references, with their speakers.

    Who issues the text (`doc._.issuer`) and who speaks where is known then, and with it whom first
    persons mean: `doc._.speakers`.
    """

    def prepare(self, knowledge: Knowledge) -> None:
        """Build the tables of reporting words and of authors from KNOWLEDGE."""
        self.lexicon = build_lexicon(knowledge.reporting, people_of(knowledge))
        self.authors = Authors(knowledge.actors.values())
        mentions = self.beside("parley_mentions", Mentions, knowledge)
        self.transcripts = Labels(mentions.book, self.nlp, knowledge.nominals.honorifics)
        sources = UnnamedSources(knowledge.nominals, knowledge.kind_book, mentions.local)
        self.chain = Chain(sources)
        names = IssuerNames(
            mentions.book, self.nlp, knowledge.issuers, knowledge.nominals, knowledge.offices
        )
        self.issuers = Issuers(knowledge.issuers, mentions.book, names, sources)

    def annotate(self, doc: Doc) -> None:
        """Put the attributions on DOC, with the scope of each token's speaker."""
        doc._.speakers = []
        doc._.issuer = None if self.transcripts.turns(doc) else self.issuers.find(doc)
        doc._.speakers = own = own_mentions(doc)
        set_attributions(
            doc,
            read_attributions(doc, self.lexicon, self.authors, self.chain, self.transcripts),
        )
        doc._.speakers = [*own, *doc._.speakers]
        doc._.speakers = [*doc._.speakers, *first_persons(doc)]
