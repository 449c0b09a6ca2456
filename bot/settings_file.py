"""``byline.toml``: settings in a file, each by its name; the environment goes before it.

The file is looked for where the command is run, or where ``BYLINE_CONFIG`` says. Paths in it are
relative to the folder that it lies in. A name that is no setting is an error, so that a slip of the
pen is not a setting silently left at its default.
"""

from __future__ import annotations

import json
import os
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic_settings import BaseSettings, TomlConfigSettingsSource

from bot.errors import SettingsUnusable
from corpus.sources import reason

if TYPE_CHECKING:
    from pydantic_settings.sources import PydanticBaseSettingsSource

NAME = "byline.toml"
ELSEWHERE = "BYLINE_CONFIG"
"""Environment variable that names another file."""

_DESCRIBED = re.compile(r"^ {8}(\w+): (.*?)(?=^ {8}\w+: |\Z)", re.MULTILINE | re.DOTALL)
_IN_ENVIRONMENT = re.compile(r"\s*\(``[A-Z_]+``\)")


def settings_file() -> Path | None:
    """Return the settings file in use, if there is one.

    Raises:
        SettingsUnusable: the environment names one that is not there.
    """
    named = os.environ.get(ELSEWHERE, "").strip()
    path = Path(named or NAME).expanduser()
    if path.is_file():
        return path
    if named:
        raise SettingsUnusable(f"{ELSEWHERE}: there is no file {path}")
    return None


def file_source(settings: type[BaseSettings]) -> PydanticBaseSettingsSource:
    """Return what the settings file says, as a source that pydantic-settings asks.

    Raises:
        SettingsUnusable: it cannot be read, or has a name in it that is no setting.
    """
    path = settings_file()
    try:
        source = TomlConfigSettingsSource(settings, toml_file=path)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsUnusable(f"{path}: not TOML: {error}") from error
    except OSError as error:
        raise SettingsUnusable(f"{path}: {reason(error)}") from error
    for name, value in source.toml_data.items():
        if name not in settings.model_fields:
            raise SettingsUnusable(f"{path}: there is no setting {name}")
        if settings.model_fields[name].annotation is Path and path and isinstance(value, str):
            source.init_kwargs[name] = str(path.parent / value)
    return source


def template(settings: type[BaseSettings]) -> str:
    """Return a settings file that sets nothing: every setting, explained and commented out."""
    described = {
        name: " ".join(_IN_ENVIRONMENT.sub("", text).replace("``", "").split())
        for name, text in _DESCRIBED.findall(settings.__doc__ or "")
    }
    lines = [
        "# Settings of Byline. Take away the # in front of what you change; docs/command-line.md",
        "# says more. Environment variables go before this file, options of a command before both.",
    ]
    for name, field in settings.model_fields.items():
        default = field.get_default(call_default_factory=True, validated_data={})
        said = described[name].rstrip(".")
        lines += ["", *_wrapped(f"{said[0].upper()}{said[1:]}."), f"# {name} = {_toml(default)}"]
    return "\n".join(lines) + "\n"


def _wrapped(text: str) -> list[str]:
    lines, line = [], "#"
    for word in text.split():
        if len(line) + 1 + len(word) > 96:
            lines.append(line)
            line = "#"
        line += f" {word}"
    return [*lines, line]


def _toml(value: Any) -> str:  # noqa: ANN401 - whatever a setting may be
    """Write a default as TOML has it; none at all is an empty string, to be filled in."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, frozenset | tuple | list):
        return json.dumps(sorted(value))
    return json.dumps("" if value is None else str(value), ensure_ascii=False)
