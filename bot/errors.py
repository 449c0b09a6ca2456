"""Everything that can go wrong with the bot, apart from the index it answers from.

::

    BotError
    ├── TokenMissing    no token is set
    ├── TokenRefused    Telegram does not know the token
    ├── SecondPoller    another process polls with the same token
    ├── Busy            so many questions wait that one more would wait for too long
    └── OneAtATime      this reader has a question being answered and one that waits
"""

from __future__ import annotations


class BotError(Exception):
    """Root of the tree; ``str(error)`` is one clear line for a person."""


class TokenMissing(BotError):
    """No token is set."""


class TokenRefused(BotError):
    """Telegram does not know the token."""


class SecondPoller(BotError):
    """Another process polls with the same token."""


class Busy(BotError):
    """So many questions wait that one more would wait for too long."""


class OneAtATime(BotError):
    """This reader has a question being answered and one that waits."""
