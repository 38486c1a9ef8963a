"""JSON, JSON Lines, CSV and front matter that no program should have written."""

from __future__ import annotations

import json
from collections.abc import Iterator

from tests.hostile.case import READ, Case, case, cut
from tests.hostile.signs import SENTENCE

_GOOD = json.dumps({"text": SENTENCE, "title": "A truce", "date": "2024-05-03"})


def broken_json() -> Iterator[Case]:
    """Too deep, too long, cut short, and of the wrong shape."""
    for depth in (100, 1_000, 100_000):
        yield case(f"lists-{depth}.json", "[" * depth + "]" * depth)
        yield case(f"objects-{depth}.json", '{"a":' * depth + "1" + "}" * depth)
        yield case(f"lists-open-{depth}.json", "[" * depth, "broken_json")
        nested = "[" * depth + "]" * depth
        yield case(f"beside-text-{depth}.jsonl", f'{{"text": "{SENTENCE}", "x": {nested}}}')
    yield from cut("good.json", _GOOD.encode(), 6, "broken_json")
    yield case("digits.json", '{"text": 1' + "0" * 100_000 + "}")
    yield case("digits-beside.json", f'{{"text": "{SENTENCE}", "id": 1{"0" * 100_000}}}')
    yield case("exponent.json", f'{{"text": "{SENTENCE}", "date": 1e999, "id": -1e-999}}', READ)
    yield case("not-a-number.json", f'{{"text": "{SENTENCE}", "date": NaN, "x": Infinity}}', READ)
    yield case("keys-twice.json", f'{{"text": 1, "text": "{SENTENCE}"}}', READ)
    yield case("lone-half.json", f'{{"text": "\\ud800 {SENTENCE}", "id": "\\udfff"}}', READ)
    yield case("nul.json", f'{{"text": "\\u0000{SENTENCE}", "title": "\\u0000"}}', READ)
    yield case("commas.json", f'{{"text": "{SENTENCE}",}}', "broken_json")
    yield case("comments.json", f'/* */ {{"text": "{SENTENCE}"}}', "broken_json")
    yield case("two-values.json", _GOOD + _GOOD, "broken_json")
    yield case("number.json", "7", "broken_json")
    yield case("string.json", '"text"', "broken_json")
    for number, value in enumerate((7, None, True, [SENTENCE], {"a": SENTENCE}, "")):
        yield case(f"text-is-{number}.json", json.dumps({"text": value}), "broken_record")
    yield case("documents-in-documents.json", '{"documents": ' * 900 + "[]" + "}" * 900)
    for name, place in {
        "climbs": "../../../etc/passwd",
        "absolute": "/etc/passwd",
        "newline": "a\nb\r\nc",
        "long": "x" * 100_000,
        "hash": "#1#2#3",
        "empty": "",
        "right-to-left": "\u202egnp.exe",
        "nul": "a\x00b",
    }.items():
        yield case(f"id-{name}.json", json.dumps({"id": place, "text": SENTENCE}), READ)
    same = "\n".join([json.dumps({"id": "same", "text": f"{SENTENCE} {n}"}) for n in range(20)])
    yield case("ids-again.jsonl", same, READ)
    yield case("lines-blank.jsonl", "\n" * 5_000 + _GOOD + "\r\n" * 5_000, READ)
    yield case("lines-of-all.jsonl", "\n".join(["{", "[]", "7", "null", '"x"', _GOOD, "}"]))
    yield case(
        "keys-many.json",
        json.dumps({**{f"k{n}": n for n in range(20_000)}, "text": SENTENCE}),
        READ,
    )
    yield case(
        "authors-odd.json",
        json.dumps({"text": SENTENCE, "authors": [[[1]], {}, None, {"name": []}]}),
        READ,
    )
    for name, when in {
        "year-0": "0000-00-00",
        "far": "9999-12-31",
        "long": "1" * 5_000,
        "old": "0001-01-01",
    }.items():
        yield case(f"date-{name}.json", json.dumps({"text": SENTENCE, "date": when}), READ)


def broken_csv() -> Iterator[Case]:
    """Quotes that never close, fields without end, and cells that a spreadsheet would run."""
    field = "word " * 40_000
    yield case("field-long.csv", f'text\n"{field}"\n', READ)
    yield case("field-long-bare.csv", f"text\n{field}\n", READ)
    yield case("field-of-hyphens.csv", f"text\n{'a-' * 100_000}\n")
    yield case("quote-open.csv", f'text,title\n"{SENTENCE},x\n' * 50)
    yield case("quotes-many.csv", "text\n" + '"' * 20_001)
    yield case("quotes-doubled.csv", 'text\n"' + '""' * 20_000 + f'{SENTENCE}"\n')
    yield case("header-alone.csv", "text,title\n", "empty_file")
    yield case("header-without-text.csv", "a,b\n1,2\n", "no_text_column")
    yield case("header-wide.csv", ",".join(["x"] * 20_000) + "\n", "no_text_column")
    yield case("columns-many.csv", f"text{',x' * 5_000}\n{SENTENCE}{',y' * 5_000}\n", READ)
    yield case("columns-same.csv", f"text,text,title,title\nA,{SENTENCE},b,c\n", READ)
    yield case("fields-too-many.csv", f"text\n{SENTENCE},x,y\n", "broken_record")
    yield case("fields-too-few.csv", f"text,title\n{SENTENCE}\n", "broken_record")
    yield case("nul.csv", f"text,title\n{SENTENCE},a\x00b\n")
    yield case("returns.csv", f"text,title\r{SENTENCE},x\r")
    yield case("line-ends-mixed.csv", f"text,title\r\n{SENTENCE},x\n\r{SENTENCE} Twice.,y\r")
    yield case("tabs.csv", f"text\ttitle\n{SENTENCE}\t=1+1\n", READ)
    yield case("bars.csv", f"text|title\n{SENTENCE}|x\n", "no_text_column")
    yield case("rows-blank.csv", "text\n" + "\n" * 20_000 + SENTENCE, READ)
    yield case(
        "tags.csv",
        f'text\n"<p>{SENTENCE}</p><script>alert(1)</script><p>{"<div>" * 3_000}"\n',
        READ,
    )
    yield case("tags-open.csv", f'text\n"<p>{SENTENCE}</p>{"<p" * 20_000}"\n')


def front_matter() -> Iterator[Case]:
    """YAML that grows, that calls, and that says nonsense."""
    laughs = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{b}: &{b} [{','.join(['*' + a] * 9)}]\n"
        for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    told = {
        "laughs": laughs + "title: *i\n",
        "laughs-authors": laughs + "authors: *i\n",
        "loop": "authors: &a [*a]\n",
        "call": "title: !!python/object/apply:os.system ['touch /tmp/pwned']\n",
        "name": "title: !!python/name:os.system\n",
        "deep": "title: " + "[" * 600 + "]" * 600 + "\n",
        "deep-open": "title: " + "{" * 600 + "\n",
        "sixties": "published_on: 190:20:30\n",
        "far": "published_on: 99999-01-01\n",
        "moment": "published_on: 2024-05-03T10:00:00+99:99\n",
        "keys": "? [a, b]\n: title\ntitle: x\n",
        "merge": "base: &b {title: x}\n<<: *b\n",
        "tab": "title:\tx\n\tdate: y\n",
        "null": "title: null\nauthors: ~\ndate: ''\n",
        "script": "title: '<script>alert(1)</script>'\nsource: '=1+1'\n",
        "number": "title: 1e400\ndate: 20240503\n",
        "two": "title: a\ntitle: b\n",
        "directive": "%YAML 9.9\ntitle: a\n",
        "documents": "title: a\n--- x\ntitle: b\n",
        "string": 'title: "\\ud800\\x00"\n',
    }
    for name, yaml in told.items():
        yield case(f"yaml-{name}.md", f"---\n{yaml}---\n\n{SENTENCE}\n")
