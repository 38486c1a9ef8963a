"""`parley status` and `parley examples`."""

from __future__ import annotations

from importlib import resources

from flows.cli.options import AsJson, WarehouseFolder, folder_of


def status(warehouse: WarehouseFolder = None, as_json: AsJson = False) -> None:
    """Tell the current release: its run, when, rows, documents, quarantine, quality, evaluation."""
    from flows.cli.screen import print_json
    from flows.cli.summary import show_report
    from flows.report import read_report
    from warehouse.home import Warehouse

    report = read_report(Warehouse(folder_of(warehouse)))
    if as_json:
        print_json(report.to_dict())
    else:
        show_report(report, ended=False)


def examples(warehouse: WarehouseFolder = None, as_json: AsJson = False) -> None:
    """Ask the current release three questions and show the answers."""
    from flows.answers import rows_of
    from flows.cli.screen import consoles, print_json, print_table
    from warehouse.home import Warehouse
    from warehouse.query import run_query

    home = Warehouse(folder_of(warehouse))
    answers = []
    for name, sql in example_queries():
        answer = run_query(home, sql)
        rows = rows_of(answer)
        answers.append({"question": name, "sql": sql, "rows": rows})
        if not as_json:
            question, _, statement = sql.partition("\n")
            consoles()[0].print(f"\n[bold]{question.removeprefix('-- ')}[/bold]")
            consoles()[0].print(statement.strip(), style="cyan", markup=False)
            print_table(answer.column_names, [[*row.values()] for row in rows])
    if as_json:
        print_json({"examples": answers})


def example_queries() -> list[tuple[str, str]]:
    """The example queries by name; the first line of each is its question, as a comment."""
    folder = resources.files("flows.cli") / "examples"
    files = sorted(
        (each for each in folder.iterdir() if each.name.endswith(".sql")), key=lambda f: f.name
    )
    return [(each.name.removesuffix(".sql"), each.read_text(encoding="utf-8")) for each in files]
