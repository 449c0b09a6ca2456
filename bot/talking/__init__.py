"""Talk: a message with what the messages before it mean for it. Pure; nothing here knows Telegram.

``typed_filters`` reads ``publisher:`` and the like out of a message and writes them back;
``turns`` is the door: what a message asks, after the last question.
"""
