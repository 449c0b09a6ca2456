"""Every setting, in one place: read from the environment, else from ``byline.toml``."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from bot.settings_file import file_source
from corpus.fetched import USER_AGENT, Manners
from index.finding import Finding
from index.model import DEFAULT_MODEL

Ids = Annotated[frozenset[int], NoDecode]
"""Telegram's numbers of users or chats, separated by commas or blanks."""


class Settings(BaseSettings):
    """What a person can set without a flag.

    Attributes:
        index: folder of the index (``BYLINE_INDEX``).
        model: encoder for new indexes, by name or folder (``BYLINE_MODEL``); an index that is
            there is always asked with the one it was built with.
        query_prefix: put in front of questions before they are encoded, for new indexes
            (``BYLINE_QUERY_PREFIX``); the model's own settings, if none is given.
        passage_prefix: the same for passages (``BYLINE_PASSAGE_PREFIX``).
        attribution: how it is found who says what, for new indexes and ``byline attribute``:
            ``model`` (the tagger and the rules together), ``rules`` or ``off``
            (``BYLINE_ATTRIBUTION``).
        reranker: cross-encoder that has the last word on the order of passages, by name or folder
            (``BYLINE_RERANKER``); none by default.
        token: of the Telegram bot (``TELEGRAM_BOT_TOKEN``).
        api_url: Bot API server (``TELEGRAM_API_URL``).
        user_agent: who web addresses are asked by (``BYLINE_USER_AGENT``).
        fetch_delay: seconds between two requests to one host, at least (``BYLINE_FETCH_DELAY``).
        fetch_private: read web addresses of this machine and of private networks too
            (``BYLINE_FETCH_PRIVATE``).
        reload_seconds: how often a running bot looks for a new generation
            (``BYLINE_RELOAD_SECONDS``).
        state: file of what the bot remembers (``BYLINE_STATE``).
        keep_days: days that it remembers answers for (``BYLINE_KEEP_DAYS``).
        users: who may use the bot (``BYLINE_USERS``); nobody named is everybody.
        chats: groups in which it may be used (``BYLINE_CHATS``); none named is all.
        admins: who may reload and see figures (``BYLINE_ADMINS``); always may use the bot.
        user_limit: questions that one person may ask in a minute (``BYLINE_USER_LIMIT``).
        chat_limit: questions that may be asked in one group in a minute (``BYLINE_CHAT_LIMIT``).
        queue: questions that may wait before more are turned down (``BYLINE_QUEUE``).
        webhook_url: where Telegram is to send updates, a public https address
            (``BYLINE_WEBHOOK_URL``); without it the bot polls.
        webhook_listen: where they arrive behind the proxy, HOST:PORT (``BYLINE_WEBHOOK_LISTEN``).
        webhook_secret: what Telegram has to say with each, 1-256 of ``A-Za-z0-9_-``
            (``BYLINE_WEBHOOK_SECRET``).
    """

    model_config = SettingsConfigDict(
        env_prefix="BYLINE_", env_ignore_empty=True, populate_by_name=True
    )

    index: Path = Path("data/index")
    model: str = DEFAULT_MODEL
    query_prefix: str | None = None
    passage_prefix: str | None = None
    attribution: Finding = Finding.MODEL
    reranker: str | None = None
    user_agent: str = Field(default=USER_AGENT, pattern=r"^[A-Za-z_-]+(/|$)")
    fetch_delay: float = Field(default=1.0, ge=0)
    fetch_private: bool = False
    reload_seconds: float = Field(default=2.0, gt=0)
    token: SecretStr | None = Field(default=None, validation_alias="TELEGRAM_BOT_TOKEN")
    api_url: str = Field(default="https://api.telegram.org", validation_alias="TELEGRAM_API_URL")
    state: Path = Path("data/state.sqlite")
    keep_days: float = Field(default=90, gt=0)
    users: Ids = frozenset()
    chats: Ids = frozenset()
    admins: Ids = frozenset()
    user_limit: int = Field(default=20, ge=1)
    chat_limit: int = Field(default=30, ge=1)
    queue: int = Field(default=500, ge=1)
    webhook_url: str | None = None
    webhook_listen: str = "127.0.0.1:8443"
    webhook_secret: SecretStr | None = None

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Have what a command says go before the environment, and that before the file."""
        return init_settings, env_settings, file_source(settings_cls)

    @field_validator("users", "chats", "admins", mode="before")
    @classmethod
    def _numbers(cls, value: Any) -> Any:  # noqa: ANN401 - whatever the environment holds
        """Read "1, 2 3" as numbers."""
        return re.split(r"[,\s]+", value.strip(", \t\n")) if isinstance(value, str) else value

    @field_validator("webhook_url")
    @classmethod
    def _https(cls, value: str | None) -> str | None:
        if value is not None and not value.startswith("https://"):
            raise ValueError("Telegram sends updates to https addresses only")
        return value

    @field_validator("webhook_listen")
    @classmethod
    def _host_and_port(cls, value: str) -> str:
        if not re.fullmatch(r"[^\s:]+:\d{1,5}|\[[0-9a-fA-F:]+\]:\d{1,5}", value):
            raise ValueError("give it as HOST:PORT, for example 127.0.0.1:8443")
        return value

    @field_validator("webhook_secret")
    @classmethod
    def _speakable(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not re.fullmatch(
            r"[A-Za-z0-9_-]{1,256}", value.get_secret_value()
        ):
            raise ValueError("it is 1 to 256 letters, digits, _ and - without accents")
        return value

    @property
    def manners(self) -> Manners:
        """How web addresses are asked for."""
        return Manners(self.user_agent, self.fetch_delay, self.fetch_private)
