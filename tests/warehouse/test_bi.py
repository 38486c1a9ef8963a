"""The published files as other tools open them."""

from __future__ import annotations

import pandas as pd
import polars as pl
import pytest
import sqlalchemy as sa

from tests.warehouse.small import NOW


def test_pandas_reads_a_table(published):
    frame = pd.read_parquet(published.folder / "parquet" / "events")
    assert list(frame["event_id"]) == ["e0", "e1"]
    assert list(frame["source_actor_ids"][1]) == ["RUS", "TUR", "UKR"]
    documents = pd.read_parquet(published.folder / "parquet" / "documents" / "documents.parquet")
    assert str(documents["ingested_at"].dt.tz) == "UTC"
    assert documents["ingested_at"][0] == NOW


@pytest.mark.parametrize(
    ("name", "column"), [("events", "date_start"), ("event_evidence", "published_on")]
)
def test_pandas_takes_dates_for_dates(published, name, column):
    dates = pd.read_parquet(published.folder / "parquet" / name)[column]
    assert pd.api.types.is_datetime64_any_dtype(dates)
    assert list(dates.dt.year) == [2022, 2022]
    assert list(dates > pd.Timestamp("2022-02-28")) == [False, True]
    schema = pl.read_parquet_schema(published.folder / "parquet" / name / f"{name}.parquet")
    assert schema[column] == pl.Date


def test_polars_reads_a_table(published):
    frame = pl.read_parquet(published.folder / "parquet" / "events" / "events.parquet")
    assert frame.schema["source_actor_ids"] == pl.List(pl.String)
    assert frame.filter(pl.col("contested"))["label"].to_list() == [
        "Russia: invaded → Ukraine (2022-02-24)"
    ]
    assert (
        pl.scan_parquet(published.folder / "parquet" / "*" / "runs.parquet").collect().height == 1
    )


def test_sqlalchemy_reads_tables_and_views(published):
    engine = sa.create_engine(f"duckdb:///{published.database}", connect_args={"read_only": True})
    try:
        with engine.connect() as connection:
            rows = connection.execute(sa.text("SELECT label FROM event_timeline")).scalars().all()
            comment = connection.execute(
                sa.text(
                    "SELECT comment FROM duckdb_columns() "
                    "WHERE table_name = 'events' AND column_name = 'goldstein'"
                )
            ).scalar_one()
            frame = pd.read_sql("SELECT * FROM dyads_by_month", connection)
        inspector = sa.inspect(engine)
        assert "events" in inspector.get_table_names()
        assert "event_timeline" in inspector.get_view_names()
        columns = {each["name"]: each for each in inspector.get_columns("events")}
        assert isinstance(columns["factuality"]["type"], sa.String)
        assert not columns["factuality"]["nullable"]
        assert columns["place_id"]["nullable"]
        assert columns["place_id"]["comment"] == "The place (places.place_id)."
    finally:
        engine.dispose()
    assert rows == ["Russia: invaded → Ukraine (2022-02-24)", "Russia: talks in Istanbul"]
    assert comment == "Score from conflict to cooperation. [unit: Goldstein points]"
    assert len(frame) == 7
