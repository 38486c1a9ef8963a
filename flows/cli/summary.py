"""A release in colours: rows, quarantine, quality, evaluation, and where to look next."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

    from parley.flows.app.report import Report

_SHOWN_REFUSALS = 8
# What most ask of how right rows are; `parley evaluate` tells all measures.
_ASKED = {
    "event.typed": "events, with their type",
    "event.typed+source": "… and who acts",
    "stance.full": "positions: whose, on what, which",
    "attribution.speaker+content": "quotations: what, and who speaks",
    "mention.linking": "actors: who is named or meant",
}
# What a release may do without, by the columns of `runs`.
_WITHOUT = {
    "n_documents_undated": "documents undated",
    "n_documents_of_unknown_language": "of unknown language",
    "n_documents_without_codebook": "without a codebook",
    "n_documents_read_by_rules": "read by rules alone",
    "n_mentions_unresolved": "mentions of nobody known",
    "n_speakers_unknown": "statements of nobody known",
    "n_events_undated": "events undated",
    "n_events_unplaced": "events unplaced",
    "n_rows_quarantined": "rows kept out by the gate",
}


def show_report(report: Report, *, ended: bool) -> None:
    """Print REPORT; after a run that has ENDED, with the hints for a newcomer."""
    from parley.flows.cli.screen import consoles

    console = consoles()[0]
    run = report.run
    _show_name(report, console, ended=ended)
    console.print(
        f"  {_counted(run['n_documents_seen'])} read, {run['n_documents_new']} parsed, "
        f"{run['n_documents_failed']} refused · codebook {run['codebook_version']} · "
        f"model {run['model_name']} {run['model_version']} · {run['finished_at'][:19]} UTC"
    )
    _show_rows(report)
    _show_account(report, console)
    _show_quarantine(report, console)
    _show_quality(report, console)
    _show_evaluation(report, console)
    if ended:
        _show_next(report, console)


def _show_name(report: Report, console: Console, *, ended: bool) -> None:
    at = f", published {report.published_at[:19]} UTC" if report.published_at else ""
    if report.nothing_new:
        console.print(f"[bold green]{report.nothing_new}[/bold green] In {report.warehouse}{at}")
        return
    head = f"Published {report.called}" if ended else report.called.capitalize()
    console.print(f"[bold green]{head}[/bold green] in {report.warehouse}{'' if ended else at}")
    if report.lacks:
        console.print(
            f"An earlier version of Parley ({report.run['code_version']}) published it, without "
            f"{', '.join(report.lacks)}: `parley run` publishes it anew with all tables.",
            style="yellow",
            markup=False,
        )


def _counted(documents: int) -> str:
    return "1 document" if documents == 1 else f"{documents:,} documents"


def _show_rows(report: Report) -> None:
    from parley.flows.cli.screen import print_table

    pairs = [(name, f"{count:,}") for name, count in report.rows.items()]
    half = (len(pairs) + 1) // 2
    right = [*pairs[half:], ("", "")]
    rows = [(*left, *right[place]) for place, left in enumerate(pairs[:half])]
    print_table(("table", "rows", "table", "rows"), rows, numbers=(1, 3))


def _show_account(report: Report, console: Console) -> None:
    """What became of the documents, and what the rows of the release do without."""
    run = report.run
    if run.get("n_documents_published") is None:
        return
    console.print(
        f"Documents: {run['n_documents_published']} published, "
        f"{run['n_documents_unchanged']} unchanged, {run['n_documents_failed']} in quarantine"
    )
    without = [f"{run[name]:,} {what}" for name, what in _WITHOUT.items() if run.get(name)]
    if without:
        console.print(f"Without: {', '.join(without)}")


def _show_quarantine(report: Report, console: Console) -> None:
    if not report.quarantine:
        console.print("[green]Quarantine is empty:[/green] everything could be used.")
        return
    total = sum(row["n"] for row in report.quarantine)
    console.print(f"[yellow]Quarantine: {total} not used[/yellow] (SELECT * FROM quarantine)")
    for row in report.quarantine[:_SHOWN_REFUSALS]:
        console.print(
            f"  {row['n']} × {row['error_kind']} ({row['stage']}), such as {row['example']}",
            markup=False,
        )


def _show_quality(report: Report, console: Console) -> None:
    checks, failed = report.quality["checks"], report.quality["failed"]
    colour = "yellow" if failed else "green"
    console.print(f"[{colour}]Quality: {checks - failed} of {checks} checks hold[/{colour}]")


def _show_evaluation(report: Report, console: Console) -> None:
    """A few measures of all, which nobody would read."""
    from parley.flows.cli.screen import print_table

    order = [*_ASKED]
    rows = [row for row in report.evaluation if row["measure"] in _ASKED]
    rows.sort(key=lambda row: (row["gold_set"], order.index(row["measure"])))
    if rows:
        cells = [
            (row["gold_set"], _ASKED[row["measure"]], *_shares(row, "precision", "recall"))
            for row in rows
        ]
        head = ("gold", "how right is this?", "right", "found")
        print_table(head, cells, title="Measured against the gold", numbers=(2, 3))
    if more := len(report.evaluation) - len(rows):
        console.print(f"parley evaluate  measures, and tells {more} measures more", style="dim")


def show_measures(rows: list[dict[str, Any]]) -> None:
    """A table of the measures of each gold set in ROWS."""
    from parley.flows.cli.screen import print_table

    for gold_set, own in groupby(rows, key=itemgetter("gold_set")):
        cells = [
            (
                row["measure"],
                *_shares(row, "precision", "recall", "f1"),
                row["n_gold"],
                row["n_predicted"],
            )
            for row in own
        ]
        head = ("measure", "P", "R", "F1", "in the gold", "found")
        print_table(head, cells, title=gold_set, numbers=range(1, 6))


def _shares(row: dict[str, Any], *names: str) -> list[str]:
    return [f"{row[name]:.2f}" for name in names]


def _show_next(report: Report, console: Console) -> None:
    folder = Path(report.warehouse)
    near = folder.relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder
    option = "" if str(near) == "warehouse" else f" -w {near}"
    console.print("[bold]Next[/bold]")
    for command, what in (
        (
            'parley query "SELECT date_text, label FROM event_timeline '
            f"WHERE date_precision = 'day' AND factuality = 'actual' LIMIT 10\"{option}",
            "ask in SQL",
        ),
        (f"parley examples{option}", "three questions with their answers"),
        (f"parley report{option}", "pages to look at: charts, map, each text with its marks"),
        (f"{near}/parley.duckdb", "open it with DuckDB, Superset, Metabase"),
        (f"{near}/parquet/", "read it with pandas, Polars, R"),
        (f"{near}/data_docs/index.html", "what the gate checked"),
    ):
        console.print(f"  [cyan]{command}[/cyan]  {what}")
