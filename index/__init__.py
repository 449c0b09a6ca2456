"""Finding it again: articles become an immutable index, questions become answers.

Imports run ``corpus <- index <- bot``: nothing here knows of a chat or a terminal.
"""
