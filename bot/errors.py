"""Everything that can go wrong with the bot, apart from the index it answers from.

::

    BotError
    ├── SettingsUnusable  the settings file cannot be read, or names what is no setting
    ├── TokenMissing    no token is set
    ├── TokenRefused    Telegram does not know the token
    ├── SecondPoller    another process polls with the same token
    ├── StateUnusable   the file of what the bot remembers cannot be used
    ├── WebhookRefused  Telegram does not take the webhook
    ├── Busy            so many questions wait that one more would wait for too long
    ├── TryLater        Telegram could not be reached: what was to be said is to be said later
    └── OneAtATime      this reader has a question being answered and one that waits
"""

from __future__ import annotations


class BotError(Exception):
    """Root of the tree; ``str(error)`` is one clear line for a person."""


class SettingsUnusable(BotError):
    """The settings file cannot be read, or names what is no setting."""


class TokenMissing(BotError):
    """No token is set."""

    def __init__(self) -> None:
        """Say where to get one."""
        super().__init__("TELEGRAM_BOT_TOKEN is not set: get a token from @BotFather in Telegram")


class TokenRefused(BotError):
    """Telegram does not know the token."""


class SecondPoller(BotError):
    """Another process polls with the same token."""


class StateUnusable(BotError):
    """The file of what the bot remembers cannot be used."""


class WebhookRefused(BotError):
    """Telegram does not take the address that it is to send updates to."""


class Busy(BotError):
    """So many questions wait that one more would wait for too long."""


class TryLater(BotError):
    """Telegram could not be reached: what was to be said is to be said later."""


class OneAtATime(BotError):
    """This reader has a question being answered and one that waits."""
