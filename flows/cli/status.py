"""`parley status`."""

from __future__ import annotations

from parley.flows.cli.options import AsJson, AsOf, WarehouseFolder, home_of


def status(warehouse: WarehouseFolder = None, as_of: AsOf = None, as_json: AsJson = False) -> None:
    """Tell the current release: its run, when, rows, documents, quarantine, quality, evaluation."""
    from parley.flows.app.report import read_report
    from parley.flows.cli.screen import print_json
    from parley.flows.cli.summary import show_report

    report = read_report(home_of(warehouse, as_of))
    if as_json:
        print_json(report.to_dict())
    else:
        show_report(report, ended=False)
