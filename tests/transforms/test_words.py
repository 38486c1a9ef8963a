"""Words are data: no module of transforms/ holds a list of words that say something by themselves.

Words of the closed classes, numerals and the calendar may stand beside the rules that read by them.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from spacy.glossary import GLOSSARY

ROOT = Path(__file__).parents[2]
WORD = re.compile(r"[^\W\d_]+")

CLOSED = {
    "determiners and quantifiers": "a an the this that these those such same some any no none each "
    "every all both either neither other others another much many more most few several half own "
    "only little something",
    "pronouns": "i me my mine myself you your yours he him his himself she her hers herself it its "
    "itself we us our ours ourselves they them their theirs themselves one oneself self selves "
    "nobody nothing who whom whose which what whatever whoever",
    "prepositions": "about above according across after against ahead along alongside amid among "
    "around as at before behind below beneath beside between beyond by concerning despite down "
    "during except following for from governing in including inside into like near of off on onto "
    "out outside over pending per regarding since than through throughout till to toward towards "
    "under underneath unlike until up upon versus via with within without de van von der et",
    "conjunctions": "although and because but if nor once or provided providing so then though "
    "unless when "
    "where whereas whether while why how however instead rather further furthermore plus",
    "auxiliaries": "be am is are was were been being have has had having do does did will would "
    "shall should can could may might must ought ca wo need cannot d ll ve s t re m",
    "adverbs of negation, place and focus": "not never hardly barely n t also even just too there "
    "here now yet already still again ever away back together aside home upwards next ago later "
    "earlier hence",
    "numerals": "zero one two three four five six seven eight nine ten eleven twelve thirteen "
    "fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy "
    "eighty ninety hundred thousand million billion trillion dozen score dozens scores hundreds "
    "thousands millions billions tens k mn bn tn mln b single double triple first second third "
    "fourth fifth tenth quarter last final less upto ii iii iv v",
    "the calendar": "day days week weeks month months year years weekend season seasons spring "
    "summer autumn fall winter morning afternoon evening night today tonight tomorrow yesterday "
    "early mid late previous preceding subsequent january february march april june july august "
    "september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday "
    "tuesday wednesday thursday friday saturday sunday",
    "abbreviations": "etc al inc co ltd eg ie vs p pp no vol",
}
ALLOWED = {word for words in CLOSED.values() for word in words.split()}
TEXTS = {"lemma_", "lower_", "text", "norm_"}
MODULES = {
    path.relative_to(ROOT).as_posix(): path for path in sorted((ROOT / "transforms").rglob("*.py"))
}


def strings(node: ast.AST | None) -> list[str]:
    """The strings that a literal holds: a collection, a call around one, a union, a split text."""
    match node:
        case ast.Set(elts=elements) | ast.List(elts=elements) | ast.Tuple(elts=elements):
            return [each for element in elements for each in _string(element)]
        case ast.Dict(keys=keys, values=values):
            return [each for element in (*keys, *values) for each in _string(element)]
        case ast.BinOp(left=left, right=right):
            return [*strings(left), *strings(right)]
        case ast.Call(func=ast.Name(id="frozenset" | "set" | "tuple" | "list"), args=[inner, *_]):
            return strings(inner)
        case ast.Call(func=ast.Attribute(attr="split", value=ast.Constant(value=str(text)))):
            return text.split()
    return []


def _string(node: ast.AST | None) -> list[str]:
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.Starred(value=inner):
            return strings(inner)
    return strings(node) if isinstance(node, ast.Tuple) else []


def telling(texts: list[str]) -> list[str]:
    """The words of TEXTS that are of no closed class, and no label of spaCy's."""
    return [
        word
        for text in texts if text not in GLOSSARY
        for word in WORD.findall(text.lower()) if word not in ALLOWED
    ]  # fmt: skip


def is_of_text(node: ast.AST, names: set[str]) -> bool:
    """Whether NODE gives words of a text, itself or by one of NAMES."""
    return any(
        (isinstance(each, ast.Attribute) and each.attr in TEXTS)
        or (isinstance(each, ast.Name) and each.id in names)
        for each in ast.walk(node)
    )


def read_by_words(tree: ast.Module) -> Iterator[tuple[int, list[str]]]:
    """The lists in TREE with which words of texts are compared: their line and telling words."""
    constants = {
        target.id: node.value
        for node in tree.body if isinstance(node, ast.Assign)
        for target in node.targets if isinstance(target, ast.Name)
    }  # fmt: skip

    def words_of(node: ast.AST) -> list[str]:
        named = [n.id for n in ast.walk(node) if isinstance(n, ast.Name) and n.id in constants]
        return telling([*strings(node), *(s for name in named for s in strings(constants[name]))])

    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef):
            continue
        names = {
            target.id
            for node in ast.walk(function) if isinstance(node, ast.Assign)
            for target in node.targets if isinstance(target, ast.Name)
            if is_of_text(node.value, set())
        }  # fmt: skip
        for node in ast.walk(function):
            for one, other in compared(node):
                if is_of_text(one, names) and (found := words_of(other)):
                    yield node.lineno, found


def compared(node: ast.AST) -> Iterator[tuple[ast.AST, ast.AST]]:
    """What NODE looks up, or compares, in what: by "in", "&", "isdisjoint", "get" or an index."""
    match node:
        case ast.Compare(left=left, comparators=[right], ops=[ast.In() | ast.NotIn()]):
            yield left, right
        case ast.BinOp(left=left, right=right, op=ast.BitAnd()):
            yield left, right
            yield right, left
        case ast.Call(func=ast.Attribute(value=one, attr=attr), args=[other]) if attr in {
            "isdisjoint", "intersection", "issubset", "issuperset", "get"
        }:  # fmt: skip
            yield one, other
            yield other, one
        case ast.Subscript(value=one, slice=other):
            yield other, one


@pytest.mark.parametrize("path", MODULES)
def test_a_module_holds_no_list_of_telling_words(path):
    found = list(read_by_words(ast.parse(MODULES[path].read_text(encoding="utf-8"))))
    assert found == [], "Words by which rules read stand in data/lexicons/."


@pytest.mark.parametrize(
    "code",
    [
        'X = frozenset({"urge", "ask"})\ndef f(t):\n    return t.lemma_ in X',
        'X = {"urge": 1}\ndef f(t):\n    return X.get(t.lemma_.lower())',
        'X = "urge ask".split()\ndef f(t):\n    lemma = t.lemma_\n    return lemma in X',
        'def f(t):\n    return t.lower_ in {"the", "rebel"}',
        'def f(t):\n    return {c.lower_ for c in t.children} & {"rebel"}',
        'X = {"rebel"}\ndef f(t):\n    return X.isdisjoint(c.lower_ for c in t.children)',
    ],
)
def test_the_rule_finds_lists_of_telling_words(code):
    assert list(read_by_words(ast.parse(code)))


@pytest.mark.parametrize(
    "code",
    [
        'X = frozenset({"the", "in", "two"})\ndef f(t):\n    return t.lower_ in X',
        'def f(t):\n    return t.dep_ in {"nsubj", "agent"}',
        "def f(t, words):\n    return t.lemma_ in words.stances.ties",
    ],
)
def test_the_rule_leaves_closed_classes_and_labels_alone(code):
    assert not list(read_by_words(ast.parse(code)))
