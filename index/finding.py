"""How attributions are found, as the settings have it. Loads nothing."""

from __future__ import annotations

from enum import StrEnum


class Finding(StrEnum):
    """How attributions are found: by the tagger and the rules, by the rules alone, or not."""

    MODEL = "model"
    RULES = "rules"
    OFF = "off"
