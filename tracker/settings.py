"""The only reader of the environment."""

from pathlib import Path

from platformdirs import user_data_path
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Where an office's things are: `DUBAN_HOME` and, where the database is elsewhere, `DUBAN_DATABASE_URL`."""

    model_config = SettingsConfigDict(env_prefix="DUBAN_", extra="ignore", env_ignore_empty=True)

    home: Path = Field(default_factory=lambda: user_data_path("duban", appauthor=False))
    database_url: str | None = None
    corpus: Path | None = None
