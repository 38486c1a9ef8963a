"""Sets of the parser's labels that the rules of several layers ask for, each once."""

from __future__ import annotations

VERBAL = frozenset({"VERB", "AUX"})
"""Parts of speech of verbs."""
NOMINAL = frozenset({"NOUN", "PROPN"})
"""Parts of speech of nouns, names among them."""
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
"""Relations of the grammatical subject, whether it acts or is acted upon."""
ACTIVE_SUBJECTS = frozenset({"nsubj", "csubj"})
"""Relations of the subject of an active verb."""
