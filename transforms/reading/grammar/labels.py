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
CLAUSE_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
"""Relations of whatever is the subject of a clause, "it" and "there" among them."""
NAMING = frozenset({"NOUN", "PROPN", "PRON"})
"""Parts of speech of whatever may stand for somebody or something."""
FINITE = frozenset({"VBD", "VBP", "VBZ"})
"""Tags of finite verbs."""
PRESENT = frozenset({"VBP", "VBZ"})
"""Those of them in the present."""
PLURAL = frozenset({"NNS", "NNPS"})
"""Tags of nouns in the plural."""
PREDICATIVE = frozenset({"acomp", "attr", "oprd"})
"""Relations of what is said of a subject or an object: "is [ready]", "call it [a war]"."""
MODIFIERS = frozenset({"amod", "compound", "nmod"})
"""Relations of what stands before a noun."""
INNER = MODIFIERS | {"poss"}
"""The same, with owners."""
PLACES = frozenset({"GPE", "LOC", "FAC"})
"""Labels of named places."""
TIMES = frozenset({"DATE", "TIME"})
"""Labels of named times."""
