"""Saying it: the command line, the terminal chat and the Telegram bot.

Imports run ``corpus <- index <- bot``. ``telegram`` is imported in this package's Telegram files
only.
"""
