"""`parley review`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from parley.flows.cli.options import AsJson, WarehouseFolder, folder_of

if TYPE_CHECKING:
    from parley.flows.app.review.desk import Case, Desk
    from parley.transforms.review.decisions import Row

_KEYS = {
    "a": "accept: the row is right",
    "r": "reject: the row is wrong",
    "c": "change a field",
    "s": "skip",
    "q": "quit: go on later",
}
_ASKED = "[" + "/".join(_KEYS) + "]"
_REJECTED, _CHANGED = "The text does not say this.", "The text says this."


def review(
    reviewer: Annotated[
        str | None, typer.Option("--reviewer", metavar="NAME", help="Who judges; in each line.")
    ] = None,
    table: Annotated[
        list[str] | None,
        typer.Option("--table", metavar="TABLE", help="Only its rows. [default: all that can be]"),
    ] = None,
    below: Annotated[
        float, typer.Option("--below", min=0, max=1.01, help="Rows with less confidence.")
    ] = 0.6,
    contested: Annotated[
        bool, typer.Option("--contested", help="Rows of events on which sources disagree.")
    ] = False,
    sample: Annotated[
        int, typer.Option("--sample", min=0, metavar="N", help="N rows drawn by chance; 0 for all.")
    ] = 0,
    seed: Annotated[int, typer.Option("--seed", help="Another draw of --sample.")] = 0,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            metavar="DIR",
            help="Folder for reviews/, corrections/ and gold/. "
            "[default: PARLEY_DATA, else parley-review]",
            show_default=False,
        ),
    ] = None,
    gold: Annotated[
        bool, typer.Option("--gold", help="Write what the reviewer has judged as gold, and end.")
    ] = False,
    agreement: Annotated[
        tuple[Path, Path] | None,
        typer.Option("--agreement", metavar="A B", help="Compare two files of reviews/, and end."),
    ] = None,
    warehouse: WarehouseFolder = None,
    as_json: AsJson = False,
) -> None:
    """Judge doubtful rows in their sentences; what is wrong becomes a correction.

    Goes on where it stopped. With --json it lists the rows to judge, and asks nothing.
    """
    if agreement is not None:
        _compare(*agreement, as_json)
        return
    from parley.flows.app.review.desk import Desk, Wanted, own_folder
    from parley.flows.cli.screen import print_json
    from parley.schemas.errors import ConfigurationError
    from parley.warehouse.store.home import Warehouse

    if not (reviewer or "").strip():
        raise ConfigurationError(
            "a review needs to know who judges.",
            where="--reviewer",
            mend='Such as: parley review --reviewer "A. Holm"',
        )
    desk = Desk(Warehouse(folder_of(warehouse)), own_folder(out), str(reviewer).strip())
    if gold:
        _grow(desk, as_json)
        return
    wanted = Wanted(tuple(table or ()), below, contested, sample, seed)
    queue = desk.queue(wanted)
    if as_json:
        print_json({"reviewer": desk.reviewer, "judged": len(desk.done), "rows": _listed(queue)})
    else:
        _walk(desk, queue)


def _listed(queue: list[tuple[str, Row]]) -> list[dict[str, Any]]:
    return [{"table": table, **row} for table, row in queue]


def _walk(desk: Desk, queue: list[tuple[str, Row]]) -> None:
    """Show each row of QUEUE, and ask what is to be done with it."""
    from parley.flows.cli.screen import consoles

    console, errors = consoles()
    if not queue:
        errors.print("Nothing is left to judge: --below 1 takes the surer rows too.")
    else:
        keys = ", ".join(f"{key} {what}" for key, what in _KEYS.items())
        errors.print(f"{len(queue)} rows. {keys}", style="dim", highlight=False)
    judged = 0
    for number, (table, row) in enumerate(queue, 1):
        case = desk.case(table, row)
        _show(case, number, len(queue))
        answer = _judge(desk, case)
        if answer == "q":
            break
        judged += answer != "s"
    console.print(f"Judged {judged} of {len(queue)} rows.", markup=False)
    if judged:
        errors.print(f"Decisions: {desk.decided}", soft_wrap=True, markup=False)
    if judged and desk.corrected.is_file():
        errors.print(
            f"Corrections: {desk.corrected}; the next `parley run` with "
            f"PARLEY_DATA={desk.folder} applies them.",
            soft_wrap=True,
            markup=False,
        )


def _show(case: Case, number: int, total: int) -> None:
    from rich.text import Text

    from parley.flows.cli.screen import consoles, print_facts

    console = consoles()[0]
    console.print()
    console.print(
        Text.assemble((f"{number}/{total} ", "dim"), (case.table, "bold"), f"  {case.source}")
    )
    words = (f"[{_line(case.words)}]", "bold yellow")  # brackets where colours cannot tell
    console.soft_wrap = False
    console.print(Text.assemble(_line(case.before), words, _line(case.after)))
    print_facts(case.facts)
    for dispute in case.disputes:
        console.print(Text.assemble(("disputed  ", "red"), dispute))


def _line(text: str) -> str:
    """TEXT in one line, with the spaces at its ends."""
    import re

    return re.sub(r"\s+", " ", text)


def _judge(desk: Desk, case: Case) -> str:
    """Ask until CASE is judged, skipped or left; the key of what was done."""
    while True:
        answer = _ask(f"{_ASKED} ", "q").lower()[:1]
        if answer in {"s", "q"}:
            return answer
        if answer not in _KEYS:
            typer.echo(", ".join(f"{key} {what}" for key, what in _KEYS.items()))
        elif answer == "c":
            if _change(desk, case):
                while len(case.fields) > 1 and _ask("Another field? [y/n] ").lower() == "y":
                    _change(desk, case)
                return answer
        else:
            if answer == "a":
                fault = desk.decide(case, "accept")
            else:
                reason = _ask(f"Why? [{_REJECTED}] ") or _REJECTED
                fault = desk.decide(case, "reject", reason=reason)
            if not fault:
                return answer
            typer.echo(fault)


def _change(desk: Desk, case: Case) -> bool:
    """Ask for a field and its new value; whether it was written down."""
    fields = case.fields
    if not fields:
        typer.echo("No field of it can be changed: accept or reject it.")
        return False
    field = fields[0]
    if len(fields) > 1:
        told = ", ".join(f"{number} {name}" for number, name in enumerate(fields, 1))
        given = _ask(f"Which field? {told} ")
        field = (
            fields[int(given) - 1] if given.isdigit() and 0 < int(given) <= len(fields) else given
        )
    if field not in fields:
        typer.echo(f"'{field}' is none of them.")
        return False
    value = _ask(f"{field} is {_now(case, field)}. New value (several: A|B; empty: nothing): ")
    reason = _ask(f"Why? [{_CHANGED}] ") or _CHANGED
    fault = desk.decide(case, "change", field=field, value=value, reason=reason)
    if fault:
        typer.echo(fault)
    return not fault


def _now(case: Case, field: str) -> str:
    from parley.transforms.review.decisions import written

    return written(case.row[field]) or "empty"


def _ask(question: str, at_end: str = "") -> str:
    """The answer to QUESTION; AT_END where input ends."""
    try:
        return input(question).strip()
    except EOFError:
        typer.echo()
        return at_end


def _grow(desk: Desk, as_json: bool) -> None:
    from parley.flows.app.review.gold import write_gold
    from parley.flows.cli.screen import print_json, tell_written

    written = write_gold(desk)
    if as_json:
        print_json({"written": list(map(str, written))})
    else:
        tell_written(f"gold of {len(written)} texts", written[0].parent if written else desk.folder)


def _compare(one: Path, other: Path, as_json: bool) -> None:
    from parley.flows.app.review.desk import read_decisions
    from parley.flows.cli.screen import consoles, print_json, print_table
    from parley.transforms.review.agreement import agreement, disagreements
    from parley.transforms.review.decisions import judged

    first, second = judged(read_decisions(one)), judged(read_decisions(other))
    measured, differing = agreement(first, second), disagreements(first, second)
    if as_json:
        rows = [
            dict(zip(("table", "row_id", "first", "second"), each, strict=True))
            for each in differing
        ]
        print_json({"agreement": [vars(each) for each in measured], "disagreements": rows})
        return
    head = ("table", "rows", "same", "alpha", "alpha exact", "kappa")
    print_table(head, [tuple(vars(each).values()) for each in measured])
    if differing:
        print_table(("table", "row", one.stem, other.stem), differing)
    if not measured[-1].rows:
        consoles()[1].print(
            "The two have judged no row in common: let both take the same --sample."
        )
