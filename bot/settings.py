"""Every setting, in one place: read from the environment."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from index.model import DEFAULT_MODEL


class Settings(BaseSettings):
    """What a person can set without a flag.

    Attributes:
        index: folder of the index (``BYLINE_INDEX``).
        model: encoder for new indexes, by name or folder (``BYLINE_MODEL``); an index that is
            there is always asked with the one it was built with.
        query_prefix: put in front of questions before they are encoded, for new indexes
            (``BYLINE_QUERY_PREFIX``); the model's own settings, if none is given.
        passage_prefix: the same for passages (``BYLINE_PASSAGE_PREFIX``).
        reranker: cross-encoder that has the last word on the order of passages, by name or folder
            (``BYLINE_RERANKER``); none by default.
        token: of the Telegram bot (``TELEGRAM_BOT_TOKEN``).
        api_url: Bot API server (``TELEGRAM_API_URL``).
        reload_seconds: how often a running bot looks for a new generation
            (``BYLINE_RELOAD_SECONDS``).
    """

    model_config = SettingsConfigDict(
        env_prefix="BYLINE_", env_ignore_empty=True, populate_by_name=True
    )

    index: Path = Path("data/index")
    model: str = DEFAULT_MODEL
    query_prefix: str | None = None
    passage_prefix: str | None = None
    reranker: str | None = None
    reload_seconds: float = Field(default=2.0, gt=0)
    token: SecretStr | None = Field(default=None, validation_alias="TELEGRAM_BOT_TOKEN")
    api_url: str = Field(default="https://api.telegram.org", validation_alias="TELEGRAM_API_URL")
