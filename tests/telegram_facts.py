"""What the Bot API accepts: methods, fields, types; and the check of a call against it.

The table ``data/bot_api.json`` holds facts only (names, types, what is required) for the methods
listed in :data:`METHODS` and every type that they refer to. It is drawn from the specification
published as JSON at github.com/PaulSonOfLars/telegram-bot-api-spec (MIT)::

    python tests/telegram_facts.py SPECIFICATION.json > tests/data/bot_api.json

In it a field reads ``"!Integer|String"``: the types allowed, ``!`` where it is required.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

METHODS = (
    "answerCallbackQuery",
    "answerInlineQuery",
    "deleteMessage",
    "deleteMyCommands",
    "deleteWebhook",
    "editMessageReplyMarkup",
    "editMessageText",
    "getChatMember",
    "getMe",
    "getMyCommands",
    "getUpdates",
    "getWebhookInfo",
    "sendChatAction",
    "sendMessage",
    "setMyCommands",
    "setWebhook",
)

Value = Any  # one value of JSON
Json = dict[str, Value]

PLAIN = {"Boolean", "Float", "Integer", "String", "True"}


class ApiError(Exception):
    """The API says no: an HTTP status, Telegram's words for it, and parameters if any."""

    def __init__(self, description: str, status: int = 400, **parameters: int) -> None:
        """Prefix the ``description`` with the status' own words, as Telegram does."""
        prefix = {400: "Bad Request: ", 403: "Forbidden: ", 409: "Conflict: "}.get(status, "")
        super().__init__(prefix + description)
        self.status = status
        self.parameters = parameters


def load() -> Json:
    """Return the table of facts: ``{"version", "methods", "types"}``."""
    table: Json = json.loads((Path(__file__).parent / "data" / "bot_api.json").read_text("utf-8"))
    return table


FACTS = load() if __name__ != "__main__" else {}


def check_call(method: str, given: Json) -> Json:
    """Return the parameters of a call, typed; values may be strings, as in a form.

    Raises:
        ApiError: an unknown method or field, a missing field, a value of the wrong type.
    """
    fields = FACTS["methods"].get(method)
    if fields is None:
        raise ApiError("Not Found: method not found", status=404)
    checked: Json = _object(given, fields, where=method, as_form=True)
    return checked


def _object(given: Value, fields: dict[str, str], where: str, as_form: bool = False) -> Value:
    """Check one object's fields; ``as_form`` lets numbers and objects come as strings."""
    if not isinstance(given, dict):
        raise ApiError(f"can't parse {where} JSON object")
    for name in given:
        if name not in fields:
            raise ApiError(f"strict: {where} has no field {name!r}")
    for name, kind in fields.items():
        if kind.startswith("!") and name not in given:
            raise ApiError(_missing(where, name))
    return {
        name: _value(value, fields[name].lstrip("!"), f"{where}.{name}", as_form)
        for name, value in given.items()
    }


def _missing(where: str, name: str) -> str:
    """Telegram's words for a required field that is not there."""
    if name == "text" and where in FACTS["methods"]:
        return "message text is empty"
    if name == "chat_id":
        return "chat_id is empty"
    return f'parameter "{name}" is required in {where}'


def _value(value: Value, kinds: str, where: str, as_form: bool) -> Value:
    """Return ``value`` as the first of ``kinds`` that it fits."""
    failure: ApiError | None = None
    for kind in _likeliest(value, kinds.split("|")):
        try:
            return _as(value, kind, where, as_form)
        except ApiError as error:
            # Of several kinds of keyboard, the words about the likeliest (the first) help most.
            failure = failure or error
    assert failure
    raise failure


def _likeliest(value: Value, kinds: list[str]) -> list[str]:
    """Put the kinds first that an object says it is one of: ``{"type": "article"}``."""
    own = value.get("type") if isinstance(value, dict) else None
    if not isinstance(own, str):
        return kinds
    named = own.replace("_", "").lower()
    return sorted(kinds, key=lambda kind: not kind.lower().endswith(named))


def _as(value: Value, kind: str, where: str, as_form: bool) -> Value:
    """Return ``value`` as one ``kind``, a plain one, an array or an object."""
    if kind not in PLAIN:
        return _structure(value, kind, where, as_form)
    if as_form and isinstance(value, str) and kind != "String":
        value = _from_string(value, kind, where)
    fits = {
        "Boolean": isinstance(value, bool),
        "Float": isinstance(value, int | float) and not isinstance(value, bool),
        "Integer": isinstance(value, int) and not isinstance(value, bool),
        "String": isinstance(value, str),
        "True": value is True,
    }[kind]
    if not fits:
        raise ApiError(f"strict: {where} must be {kind}, not {value!r:.60}")
    return value


def _from_string(value: str, kind: str, where: str) -> Value:
    """Read a form's string as a number or a truth value."""
    try:
        return json.loads(value.lower())
    except ValueError:
        raise ApiError(f"strict: {where} must be {kind}, not {value!r:.60}") from None


def _structure(value: Value, kind: str, where: str, as_form: bool) -> Value:
    """Check an array or an object; in a form it comes as a string of JSON."""
    if as_form and isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            raise ApiError(f"can't parse {where}: it is not JSON") from None
    if kind.startswith("Array of "):
        if not isinstance(value, list):
            raise ApiError(f"can't parse {where}: expected an Array")
        return [_as(item, kind.removeprefix("Array of "), where, False) for item in value]
    fields = FACTS["types"][kind]
    if isinstance(fields, str):  # a union: its kinds
        return _value(value, fields, where, False)
    return _object(value, fields, kind)


def extract(specification: Json) -> Json:
    """Draw the table of facts for :data:`METHODS` from the whole specification."""
    types: Json = {}

    def fields(of: Json) -> dict[str, str]:
        for field in of.get("fields", []):
            for kind in field["types"]:
                visit(kind.replace("Array of ", ""))
        return {
            field["name"]: ("!" if field["required"] else "") + "|".join(field["types"])
            for field in of.get("fields", [])
        }

    def visit(name: str) -> None:
        if name in PLAIN or name in types:
            return
        types[name] = {}
        kind = specification["types"][name]
        if "subtypes" in kind:
            types[name] = "|".join(kind["subtypes"])
            for subtype in kind["subtypes"]:
                visit(subtype)
        else:
            types[name] = fields(kind)

    methods = {name: fields(specification["methods"][name]) for name in METHODS}
    return {
        "version": specification["version"],
        "methods": methods,
        "types": dict(sorted(types.items())),
    }


if __name__ == "__main__":
    print(json.dumps(extract(json.loads(Path(sys.argv[1]).read_text("utf-8"))), indent=1))
