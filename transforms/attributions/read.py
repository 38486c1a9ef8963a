"""All attributions of a document: reports, fixed phrases, quotations and citations joined."""

from __future__ import annotations

from spacy.tokens import Doc

from transforms.attributions.authors import Authors
from transforms.attributions.citations import find_references, with_named, without_brackets
from transforms.attributions.lexicon import Lexicon
from transforms.attributions.phrases import find_phrases
from transforms.attributions.quotes import find_quotes
from transforms.attributions.reports import Report, find_reports
from transforms.attributions.spoken import with_quotes


def read_reports(doc: Doc, lexicon: Lexicon, authors: Authors) -> list[Report]:
    """Reports of DOC: quotations whole, references resolved and cut off."""
    reports = find_reports(doc, lexicon) + find_phrases(doc, lexicon)
    reports = with_quotes(doc, reports, find_quotes(doc), lexicon)
    references = find_references(doc, reports, authors)
    reports = without_brackets(doc, with_named(reports, references), references.spans)
    return reports + references.reports
