from __future__ import annotations

from parley.schemas.dictionary import dictionary
from parley.schemas.rules import in_order
from parley.schemas.table import REAL, STRING, Column, Reference, Table
from parley.schemas.view import View

TOWNS = Table(
    name="towns",
    description="One row a town.",
    section="dimension",
    key=("town_id",),
    rules=(in_order("share", "share"),),
    joint_references=(
        Reference(columns=("kind", "share"), table="kinds", targets=("kind", "share")),
    ),
    columns=(
        Column(name="town_id", type=STRING, description="Id.", pattern="^(a|b)$"),
        Column(
            name="share", type=REAL, description="Part.", unit="share", at_least=0, at_most=1,
            nullable=True,
        ),
        Column(
            name="kind", type=STRING, description="Kind.", allowed=("big", "small"),
            refers_to=("kinds", "kind"),
        ),
    ),
)  # fmt: skip
VIEW = View(name="big_towns", description="One row a big town.", columns={"n": "N."}, sql="")


def test_all_that_is_declared_is_in_the_dictionary():
    lines = dictionary([TOWNS], [VIEW], {"big_towns": {"n": "BIGINT"}}).splitlines()
    assert "- Dimensions: [towns](#towns)" in lines
    assert "| `town_id` | VARCHAR |  | Id. Form: `^(a\\|b)$`. |" in lines
    assert "| `share` | DOUBLE | yes | Part. [unit: share] From 0 to 1. |" in lines
    assert (
        "| `kind` | VARCHAR |  | Kind. One of: `big`, `small`. Refers to `kinds.kind`. |" in lines
    )
    assert (
        "Key: `town_id`. Of each row: share is not after or above share. "
        "`kind`, `share` together refer to `kinds`." in lines
    )
    assert lines[lines.index("### big_towns") + 2] == "One row a big town."
    assert "| `n` | BIGINT | N. |" in lines
