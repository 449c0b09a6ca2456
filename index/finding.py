"""How attributions are found, as the settings have it. Loads nothing."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


class Finding(StrEnum):
    """How attributions are found: by the tagger and the rules, by the rules alone, or not."""

    MODEL = "model"
    RULES = "rules"
    OFF = "off"


def holds_statements(settings: Mapping[str, Any]) -> bool:
    """Say whether an index of these settings has the statements that its articles hold."""
    return Finding(settings["attribution"]["finding"]) is not Finding.OFF
