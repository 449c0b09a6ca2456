"""Telegram: the only files that know the Bot API. What they say is made elsewhere, as strings."""
