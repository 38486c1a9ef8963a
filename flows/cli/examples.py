"""`parley examples`: questions with their answers, from the cookbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from parley.flows.cli.options import AsJson, WarehouseFolder, folder_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parley.schemas.errors import QueryError
    from parley.warehouse.recipes import Recipe

_SHOWN_ROWS = 10


def examples(
    theme: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[THEME]...",
            help="Themes of the cookbook. [default: three questions to start with]",
            show_default=False,
        ),
    ] = None,
    all_themes: Annotated[bool, typer.Option("--all", help="All themes.")] = False,
    only_list: Annotated[
        bool, typer.Option("--list", help="List themes and questions; ask nothing.")
    ] = False,
    warehouse: WarehouseFolder = None,
    as_json: AsJson = False,
) -> None:
    """Show questions with their SQL and their answers on the current release."""
    from parley.flows.cli.screen import print_json
    from parley.warehouse.recipes import FIRST, recipes, recipes_of, themes

    everything = all_themes or (only_list and not theme)
    wanted = themes() if everything else theme or [FIRST]
    chosen = recipes_of(wanted)
    if only_list:
        told = [_told(recipe) for recipe in chosen]
        if not as_json:
            _list(chosen)
    else:
        told = [_answered(recipe, folder_of(warehouse), show=not as_json) for recipe in chosen]
    if as_json:
        print_json({"examples": told})
    elif not only_list and len(chosen) < len(recipes()):
        _tell_of_more(len(recipes()) - len(chosen))
    if without := sum("lacks" in each for each in told):
        raise _unanswered(without)


def _unanswered(n_questions: int) -> QueryError:
    from parley.schemas.errors import QueryError

    asked = "one question asks" if n_questions == 1 else f"{n_questions} questions ask"
    return QueryError(
        f"{asked} for what this release does not have: another version of Parley published it.",
        mend="`parley run` publishes it anew with this one.",
    )


def _tell_of_more(n_more: int) -> None:
    from parley.flows.cli.screen import consoles

    consoles()[1].print(
        f"\n{n_more} more questions: parley examples --list, then parley examples THEME",
        style="dim",
    )


def _told(recipe: Recipe) -> dict[str, Any]:
    return {
        "theme": recipe.theme,
        "name": recipe.name,
        "question": recipe.question,
        "sql": recipe.sql,
    }


def _list(chosen: Sequence[Recipe]) -> None:
    from parley.flows.cli.screen import print_table

    print_table(("theme", "question"), [(recipe.theme, recipe.question) for recipe in chosen])


def _answered(recipe: Recipe, folder: str, *, show: bool) -> dict[str, Any]:
    """RECIPE with the rows that it gives on the release in FOLDER; printed, where to SHOW."""
    from parley.flows.app.formats import rows_of
    from parley.flows.cli.screen import consoles
    from parley.schemas.errors import LackingError
    from parley.warehouse.query import run_query
    from parley.warehouse.store.home import Warehouse

    if show:
        _ask(recipe)
    try:
        answer = run_query(Warehouse(folder), recipe.sql)
    except LackingError as error:
        if show:
            consoles()[1].print(error.what.partition("\n")[0], style="dim", markup=False)
        return {**_told(recipe), "rows": [], "lacks": error.what}
    rows = rows_of(answer)
    if show:
        _print(answer.column_names, rows)
    return {**_told(recipe), "rows": rows}


def _ask(recipe: Recipe) -> None:
    from parley.flows.cli.screen import consoles

    console = consoles()[0]
    console.print(f"\n[bold]{recipe.question}[/bold]")
    for note in recipe.notes:
        console.print(note, style="dim", markup=False)
    console.print(recipe.sql, style="cyan", markup=False)


def _print(head: Sequence[str], rows: Sequence[dict[str, Any]]) -> None:
    from parley.flows.cli.screen import consoles, print_table

    aside = consoles()[1]
    print_table(head, [[*row.values()] for row in rows[:_SHOWN_ROWS]])
    if len(rows) > _SHOWN_ROWS:
        more = len(rows) - _SHOWN_ROWS
        aside.print(f"{more} more rows: ask it with parley query, or take --json", style="dim")
