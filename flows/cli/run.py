"""`parley run`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parley.flows.cli.options import AsJson, Model, WarehouseFolder, folder_of

if TYPE_CHECKING:
    from parley.flows.app.report import Report
    from parley.flows.inputs.parameters import Parameters


def run(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="INPUT",
            help="Files, folders, globs, addresses (of feeds, sitemaps, lists, pages) or files of "
            "sources (.yaml). [default: sources.yaml in the warehouse, else the sample corpus]",
            show_default=False,
        ),
    ] = None,
    warehouse: WarehouseFolder = None,
    codebook: Annotated[
        list[str] | None,
        typer.Option(
            "--codebook",
            "-c",
            metavar="NAME",
            help="Codebook on top of the general layer, by name or as a folder of your own "
            "(./sudan), for every text; may be given several times; 'none' for the general layer "
            "alone. [default: each text takes the codebooks whose conflict it is about]",
            show_default=False,
        ),
    ] = None,
    model: Model = None,
    workers: Annotated[
        int | None,
        typer.Option(
            "--workers",
            min=1,
            max=64,
            help="Processes that parse. [default: 1]",
            show_default=False,
        ),
    ] = None,
    reader: Annotated[
        str | None,
        typer.Option(
            "--reader",
            metavar="NAME",
            help="'trained' reads beside the rules, 'rules' do without. "
            "[default: trained, or PARLEY_READER]",
            show_default=False,
        ),
    ] = None,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Forget the documents that earlier runs have read.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Read texts and publish what they say: parley.duckdb and parquet/ in the warehouse folder.

    Only documents that are new or changed are parsed. Without INPUT the sample corpus is read.
    PARLEY_DASK reads on a cluster, PARLEY_STORAGE keeps releases in an object store besides; both
    need more packages: pip install 'parley[cluster]'.
    """
    from parley.flows.inputs.parameters import with_defaults

    folder = folder_of(warehouse)
    told = with_defaults(inputs, codebook or None, model, workers, fresh, reader, warehouse=folder)
    report = _run(told, folder, as_json)
    if as_json:
        from parley.flows.cli.screen import print_json

        print_json(report.to_dict())
        return
    from parley.flows.cli.summary import show_report

    show_report(report, ended=True)


def _run(told: Parameters, folder: str, as_json: bool) -> Report:
    """Run the main flow; all that can be wrong with the request is found before Prefect starts."""
    from parley.flows.cli.bars import bar
    from parley.flows.cli.screen import consoles
    from parley.flows.inputs.sources import find_sources
    from parley.flows.orchestration.progress import progress_unseen, shown_by
    from parley.flows.orchestration.server import ADDRESS
    from parley.flows.sources.declared import asked_for
    from parley.warehouse.store.home import Warehouse

    asked = asked_for(told.inputs)
    nothing = not find_sources(asked.paths) and not asked.has_sources
    if nothing and Warehouse(Path(folder)).release() is not None:  # else the flow refuses
        consoles()[1].print(f"No file to read in: {', '.join(told.inputs)}", markup=False)
    if not os.environ.get(ADDRESS) and (same := _nothing_new(told, folder)) is not None:
        return same
    with engine_for(told, folder, quiet=as_json), shown_by(progress_unseen if as_json else bar):
        from parley.flows.pipeline import parley

        report: Report = parley(
            inputs=list(told.inputs),
            warehouse=folder,
            codebooks=None if told.codebooks is None else list(told.codebooks),
            model=told.model,
            workers=told.workers,
            fresh=told.fresh,
            reader=told.reader,
        )
        return report


def _nothing_new(told: Parameters, folder: str) -> Report | None:
    """What a run would say that finds nothing new, without Prefect."""
    from parley.flows.unchanged import nothing_new, outlook
    from parley.warehouse.store.home import Warehouse

    home = Warehouse(Path(folder))
    if home.release() is None:
        return None
    with home.lock():
        return nothing_new(home, told, outlook(told))


@contextmanager
def engine_for(told: Parameters, folder: str, *, quiet: bool) -> Iterator[None]:
    """Prefect's engine where there is a server to tell, or several processes to lead; else none."""
    from parley.flows.cli.screen import waiting
    from parley.flows.orchestration.server import Helper, is_configured

    if not _is_led(told) and not is_configured():
        _check(told, folder)
        from parley.flows.orchestration.engine import without_engine

        with without_engine():
            yield
        return
    with Helper() as helper:
        _check(told, folder)
        with waiting("starting Prefect (the first time takes about 15 s) ...", quiet=quiet):
            helper.wait()
            from parley.flows.orchestration.tasks import unwatched
        with unwatched() if helper.is_own else nullcontext():
            yield


def _is_led(told: Parameters) -> bool:
    """Whether Prefect has to lead several processes, here or on a cluster."""
    from parley.flows.inputs.settings import settings

    return told.workers > 1 or bool(getattr(settings(), "dask", None))


def _check(told: Parameters, folder: str) -> None:
    from parley.flows.inputs.corrections import read_corrections
    from parley.flows.inputs.knowledge import read_knowledge
    from parley.flows.inputs.reader import chosen_reader
    from parley.flows.inputs.settings import settings
    from parley.transforms.reading.base_model import model_version
    from parley.warehouse.store.home import Warehouse

    with Warehouse(Path(folder)).lock():
        read_knowledge(settings().data_folders, told.codebooks)
        read_corrections(settings().data_folders)
        model_version(told.model)
        chosen_reader(told.reader)
