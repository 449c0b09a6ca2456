"""What was written: sources are read into articles, articles are split into passages.

Imports run ``corpus <- index <- bot``: nothing here knows of the index or of a chat.
"""
