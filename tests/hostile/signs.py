"""Signs that nobody sees, that turn a text round, and texts that other programs would run."""

from __future__ import annotations

import json
from collections.abc import Iterator

from tests.hostile.case import READ, Case, case

SENTENCE = "The envoy of the republic met the rebels in the old town and promised a truce."
_BETWEEN = {
    "zero-width": "\u200b",
    "joiner": "\u200d",
    "soft-hyphen": "\u00ad",
    "order-mark": "\ufeff",
    "right-to-left": "\u202e",
    "isolate": "\u2066",
    "left-to-right-mark": "\u200e",
    "variation": "\ufe0f",
    "tag": "\U000e0041",
    "bell": "\x07",
    "backspace": "\x08",
    "escape": "\x1b[31m",
    "window-title": "\x1b]0;pwned\x07",
    "delete": "\x7f",
    "next-line": "\x85",
    "vertical-tab": "\x0b",
    "form-feed": "\x0c",
    "line-separator": "\u2028",
    "paragraph-separator": "\u2029",
    "no-character": "\uffff",
    "private": "\ue000",
    "replacement": "\ufffd",
    "annotation": "\ufff9",
    "combining": "\u0301\u0302\u0303",
    "no-break": "\u00a0",
    "ideographic": "\u3000",
    "hangul-filler": "\u3164",
    "braille-blank": "\u2800",
}
ACTIVE = {
    "script": "<script>alert(document.cookie)</script>",
    "image": "<img src=x onerror=alert(1)>",
    "svg": "<svg/onload=alert(1)>",
    "closes-script": "</script><script>alert(1)</script>",
    "closes-comment": "--><script>alert(1)</script><!--",
    "closes-data": "]]><script>alert(1)</script>",
    "attribute": '" onmouseover="alert(1)" x="',
    "address": "[the talks](javascript:alert(1))",
    "template": "{{ 7*7 }} {% raw %} ${7*7} #{7*7} <%= 7*7 %>",
    "log4j": "${jndi:ldap://127.0.0.1/a}",
    "format": "%s%s%n {0.__class__} {}",
    "sql": "'); DROP TABLE documents; --",
    "sql-union": "' UNION SELECT * FROM read_csv('/etc/passwd') --",
    "sql-copy": "COPY documents TO '/tmp/stolen.csv'; ATTACH '/tmp/x.db'; INSTALL httpfs;",
    "formula": "=cmd|' /C calc'!A0",
    "formula-plus": '+HYPERLINK("http://127.0.0.1";"x")',
    "formula-at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "formula-tab": "\t=1+1",
    "path": "../../../../etc/passwd",
    "file-address": "file:///etc/passwd",
    "shell": "$(touch /tmp/pwned) `touch /tmp/pwned`; touch /tmp/pwned",
    "yaml": "!!python/object/apply:os.system ['touch /tmp/pwned']",
    "pickle": "cos\nsystem\n(S'touch /tmp/pwned'\ntR.",
    "prefect": "{{ prefect.blocks.secret.x }}",
}


def between() -> Iterator[Case]:
    """Signs between all words, and between all letters."""
    for name, sign in _BETWEEN.items():
        yield case(f"words-{name}.txt", SENTENCE.replace(" ", f" {sign}") * 4)
        yield case(f"letters-{name}.txt", sign.join(SENTENCE))
    tower = "e" + "\u0301" * 5000
    yield case("tower-of-accents.txt", f"{SENTENCE} {tower} {SENTENCE}", READ)
    yield case("jamo.txt", "\u1100\u1161\u11a8" * 3000)
    yield case("like-latin.txt", SENTENCE.translate(str.maketrans("aeop", "аеор")), READ)
    yield case("wide-latin.txt", "".join(chr(ord(c) + 0xFEE0) if c > " " else c for c in SENTENCE))
    yield case("mathematical.txt", "".join(
        chr(0x1D400 + ord(c) - 65) if c.isascii() and c.isupper() else c for c in SENTENCE
    ), READ)  # fmt: skip
    yield case("family.txt", f"{SENTENCE} " + "👩‍👩‍👧‍👦" * 500, READ)
    yield case("flags.txt", f"{SENTENCE} " + "🇺🇦🇷🇺" * 500, READ)
    yield case(
        "ligatures.txt", "The oﬃcer ﬁred ﬂares aﬀter the ﬁrst ﬁght, a ﬁeld report said.", READ
    )
    yield case("blanks-of-all-kinds.txt", "\u00a0\u2000\u2003\u3000\u200b\ufeff\n\u2028" * 50)
    yield case("stops-alone.txt", "… ... ?! — • ‽ * # | " * 40, "no_prose")


def active() -> Iterator[Case]:
    """What a page, a spreadsheet, a database or a shell would run, in the text and around it."""
    for name, payload in ACTIVE.items():
        yield case(f"in-text-{name}.txt", f"{payload}\n\n{SENTENCE} {payload}", READ)
        record = {
            "id": payload,
            "title": payload,
            "source": payload,
            "authors": [payload],
            "text": f"{SENTENCE} {payload}",
        }
        yield case(f"in-fields-{name}.json", json.dumps(record), READ)
