"""The page of the cookbook."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from parley.flows.reference.markdown import page
from parley.warehouse.recipes import Recipe, recipes

_HEAD = """\
# Cookbook

Questions that users ask, and how to ask them. Each runs as it stands on the sample corpus; put your
own names, days and ids in. The tests hold each answer to what the sample texts say.

```
parley examples --list              # all questions, by theme
parley examples numbers talks       # two themes, with their answers on your release
parley query -f question.sql        # your own version of one
```

What the columns mean stands in the [data dictionary](data-dictionary.md); how often such rows are
right, in [How right it is](accuracy.md). A number is a number of places in texts: who is quoted
more has more of them.
"""


def cookbook_page() -> str:
    """Each question with its notes and its SQL, by theme."""
    return page(_HEAD, *_themes())


def _themes() -> Iterator[str]:
    for theme, members in groupby(recipes(), key=lambda recipe: recipe.theme):
        yield f"## {theme.replace('_', ' ').capitalize()}"
        yield ""
        for recipe in members:
            yield from _recipe(recipe)


def _recipe(recipe: Recipe) -> Iterator[str]:
    question, _, more = recipe.question.partition("? ")
    yield f"### {question}?" if more else f"### {question}"
    yield ""
    if text := " ".join([f"{more}." if more else "", *recipe.notes]).strip():
        yield text
        yield ""
    yield from ("```sql", recipe.sql, "```", "")
