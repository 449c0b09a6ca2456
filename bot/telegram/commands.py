"""Commands: what each does, and the menus that list them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram import (
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)

from bot.card import Card
from bot.errors import Busy, OneAtATime
from bot.markup import escape
from bot.pages import about_card, forget_card, settings_card, sources_card, start_card
from bot.telegram import admins
from bot.telegram.lists import latest_of, said_by
from bot.telegram.reopening import MARK, reopened
from bot.telegram.service import may_choose
from bot.telegram.showing import reply
from bot.words import LANGUAGES, words

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from telegram import Bot, Message

    from bot.telegram.service import Reader, Service

    Make = Callable[[Service, Reader, str], Awaitable[Card]]
    """Returns the card of a command with the words behind it."""

PRIVATE = ("ask", "sources", "latest", "who", "settings", "help", "about", "privacy", "forget")
"""Commands in the menu of a private chat; /start is there without it."""
GROUP = ("ask", "sources", "latest", "who", "settings", "help")
ADMIN = ("stats", "reload")

_DESCRIPTIONS = {
    "start": "command.start",
    "ask": "command.ask",
    "sources": "command.sources",
    "latest": "command.latest",
    "who": "command.who",
    "settings": "command.settings",
    "help": "command.help",
    "about": "command.about",
    "privacy": "command.privacy",
    "forget": "command.forget",
    "stats": "command.stats",
    "reload": "command.reload",
}


async def commanded(
    service: Service, reader: Reader, message: Message, name: str, rest: str
) -> None:
    """Do what a command says, other than /ask; ``rest`` is what stands behind it."""
    if name == "start" and reader.private and reader.user in service.settings.admins:
        await _set_admin_menu(message.get_bot(), reader.chat)
    if name == "start" and rest.strip().startswith(MARK):
        await reopened(service, reader, message, rest.strip())
        return
    await reply(message, await _card(service, reader, message, name, rest.strip()))


async def _card(service: Service, reader: Reader, message: Message, name: str, rest: str) -> Card:
    say = reader.say
    try:
        if name in _MADE:
            return await _MADE[name](service, reader, rest)
        if name in ("settings", "forget"):
            if not await may_choose(message.get_bot(), reader):
                return Card(say("press.admins_only"))
            return forget_card(say) if name == "forget" else await _settings(service, reader)
        if name in ADMIN and reader.user in service.settings.admins:
            return await admins.CARDS[name](service, reader)
    except (Busy, OneAtATime):
        return Card(say("ask.busy"))
    return Card(say("command.unknown"))


async def _start(service: Service, reader: Reader, rest: str) -> Card:
    """Greet."""
    contents = await service.contents(reader.user)
    return start_card(service.suggestions(contents), contents.languages, reader.say)


async def _help(service: Service, reader: Reader, rest: str) -> Card:
    return Card(reader.say("help", bot=escape(service.name)))


async def _sources(service: Service, reader: Reader, rest: str) -> Card:
    return sources_card(await service.contents(reader.user), reader.say)


async def _latest(service: Service, reader: Reader, rest: str) -> Card:
    return await latest_of(service, reader, rest)


async def _settings(service: Service, reader: Reader) -> Card:
    contents = await service.contents(reader.user)
    return settings_card(reader.choices, reader.look(service).listed, contents, reader.say)


async def _about(service: Service, reader: Reader, rest: str) -> Card:
    return about_card(await service.contents(reader.user), reader.say)


async def _privacy(service: Service, reader: Reader, rest: str) -> Card:
    return Card(reader.say.count("privacy", round(service.settings.keep_days)))


_MADE: dict[str, Make] = {
    "start": _start,
    "help": _help,
    "sources": _sources,
    "latest": _latest,
    "who": said_by,
    "about": _about,
    "privacy": _privacy,
}


async def set_menus(bot: Bot) -> None:
    """Tell Telegram the commands of each kind of chat, in each language."""
    for language in LANGUAGES:
        code = None if language == LANGUAGES[0] else language
        private, group = BotCommandScopeAllPrivateChats(), BotCommandScopeAllGroupChats()
        await bot.set_my_commands(_menu(PRIVATE, language), private, language_code=code)
        await bot.set_my_commands(_menu(GROUP, language), group, language_code=code)


async def _set_admin_menu(bot: Bot, chat: int) -> None:
    """Tell Telegram of the commands of an operator, whose chat it knows by now."""
    for language in LANGUAGES:
        code = None if language == LANGUAGES[0] else language
        menu = _menu(PRIVATE + ADMIN, language)
        await bot.set_my_commands(menu, BotCommandScopeChat(chat), language_code=code)


def _menu(names: tuple[str, ...], language: str) -> list[BotCommand]:
    return [BotCommand(name, words(language)(_DESCRIPTIONS[name])) for name in names]
