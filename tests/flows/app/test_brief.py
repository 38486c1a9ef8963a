from __future__ import annotations

from parley.flows.app.brief import escaped


def test_text_of_a_document_stays_text():
    assert escaped("a *b*\n# [x](y) <script>") == "a \\*b\\* \\# \\[x\\](y) \\<script\\>"


def test_text_of_a_document_turns_nothing_around():
    assert escaped("\x1b[31mred \u202eder\n\u2066x") == "\\\\x1b\\[31mred \\\\u202eder \\\\u2066x"
