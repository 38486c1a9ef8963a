"""`parley status` and `parley examples`."""

from __future__ import annotations

from importlib import resources

from parley.flows.cli.options import AsJson, WarehouseFolder, folder_of


def status(warehouse: WarehouseFolder = None, as_json: AsJson = False) -> None:
    """Tell the current release: its run, when, rows, documents, quarantine, quality, evaluation."""
    from parley.flows.app.report import read_report
    from parley.flows.cli.screen import print_json
    from parley.flows.cli.summary import show_report
    from parley.warehouse.store.home import Warehouse

    report = read_report(Warehouse(folder_of(warehouse)))
    if as_json:
        print_json(report.to_dict())
    else:
        show_report(report, ended=False)


def examples(warehouse: WarehouseFolder = None, as_json: AsJson = False) -> None:
    """Ask the current release three questions and show the answers."""
    from parley.flows.app.formats import rows_of
    from parley.flows.cli.screen import consoles, print_json, print_table
    from parley.warehouse.query import run_query
    from parley.warehouse.store.home import Warehouse

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
    folder = resources.files("parley.flows.cli") / "examples"
    files = sorted(
        (each for each in folder.iterdir() if each.name.endswith(".sql")), key=lambda f: f.name
    )
    return [(each.name.removesuffix(".sql"), each.read_text(encoding="utf-8")) for each in files]
