"""The words of a sentence on which the network judges positions: those that name an issue."""

from __future__ import annotations

from spacy.tokens import Span

from parley.transforms.reading.patterns import Words
from parley.transforms.reading.reader.features import Topic
from parley.transforms.reading.stances.on_issues.issues import IssueBook, head_of


def topics_of(sentence: Span, issues: IssueBook) -> list[Topic]:
    """The topics that SENTENCE names by the wordings of ISSUES, in their order."""
    found = issues.find(sentence, Words.of(sentence))
    everywhere = frozenset(range(sentence.start, sentence.end))
    topics = {
        Topic(
            head_of(match, sentence.doc).i - sentence.start,
            match.value.issue,
            match.value.inverse,
        )
        for match in issues.chosen(found, everywhere, holder="")
    }
    return sorted(topics)
