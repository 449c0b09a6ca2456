"""What every handler works with, and who is being talked to."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from telegram.constants import ChatID, ChatMemberStatus

from bot.card import Look
from bot.limits import Limit
from bot.shelf import contents_of
from bot.state.answers import Answers
from bot.state.chats import Chats
from bot.state.messages import Messages
from bot.state.typed import Typed
from bot.state.votes import Votes
from bot.words import spoken, words

if TYPE_CHECKING:
    import sqlite3

    from telegram import Bot, Chat, User

    from bot.live import LiveIndex
    from bot.searches import Searches
    from bot.settings import Settings
    from bot.shelf import Contents
    from bot.state.chats import Choices
    from bot.tally import Tally
    from bot.words import Words

LISTED = 1
"""Passages that a card shows where nothing else was chosen."""

PASSAGES = 10
"""Passages of an answer, to be paged through."""

_PRESSES = 90
"""Buttons that one person may press in a minute."""


@dataclass(slots=True)
class Service:
    """The parts of a running bot.

    Attributes:
        settings: what the operator set.
        live: the index being served; ``searches`` runs work on it.
        answers: what was answered; ``messages`` where it stands; ``votes`` what readers thought of
            it; ``typed`` what was asked inline; ``chats`` the rest.
        tally: what has been done so far.
        name: the bot's user name; ``id`` its number. Known once it is connected.
    """

    settings: Settings
    live: LiveIndex
    searches: Searches
    answers: Answers
    messages: Messages
    votes: Votes
    chats: Chats
    typed: Typed
    tally: Tally
    asks: Limit
    group_asks: Limit
    presses: Limit
    name: str = ""
    id: int = 0

    @classmethod
    def on(
        cls,
        settings: Settings,
        live: LiveIndex,
        searches: Searches,
        state: sqlite3.Connection,
        tally: Tally,
    ) -> Service:
        """Put the parts together."""
        answers = Answers(state)
        return cls(
            settings=settings,
            live=live,
            searches=searches,
            answers=answers,
            messages=Messages(state),
            votes=Votes(state),
            chats=Chats(state),
            typed=Typed(answers),
            tally=tally,
            asks=Limit(settings.user_limit),
            group_asks=Limit(settings.chat_limit),
            presses=Limit(_PRESSES),
        )

    async def contents(self, reader: int) -> Contents:
        """Return what the index holds.

        Raises:
            Busy, OneAtATime: too much is waiting already.
        """
        return await self.searches.run(reader, contents_of)

    def suggestions(self, contents: Contents) -> tuple[tuple[str, str], ...]:
        """Return ids and texts of the example questions, for buttons."""
        asked = (example.question for example in contents.examples)
        return tuple((self.chats.suggest(question), question) for question in asked)


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody, and the chat that they are in.

    Attributes:
        user: their number; the chat's own where nobody is named (a channel's post in its group).
        chat: the chat's number.
        private: whether the chat is only theirs.
        choices: what was chosen in the chat.
        say: the words of the language to speak.
    """

    user: int
    chat: int
    private: bool
    choices: Choices
    say: Words = field(repr=False)

    @classmethod
    def of(cls, service: Service, user: User | None, chat: Chat | None) -> Reader:
        """Know who is being talked to, and how."""
        number = chat.id if chat else user.id if user else 0
        choices = service.chats.choices(number)
        language = choices.language or spoken(user.language_code if user else None)
        return cls(
            user=user.id if user else number,
            chat=number,
            private=chat is None or chat.type == "private",
            choices=choices,
            say=words(language),
        )

    def look(self, service: Service) -> Look:
        """Return how answers are shown here."""
        return Look(self.say, service.name or None, self.choices.passages or LISTED)

    def again(self, service: Service) -> Reader:
        """Return the same with what has been chosen in the meantime."""
        choices = service.chats.choices(self.chat)
        say = words(choices.language) if choices.language else self.say
        return replace(self, choices=choices, say=say)


def welcome(service: Service, reader: Reader) -> bool:
    """Say whether somebody may use the bot where they are."""
    settings = service.settings
    if reader.user in settings.admins:
        return True
    if not reader.private and settings.chats:
        return reader.chat in settings.chats
    return not settings.users or reader.user in settings.users


async def may_choose(bot: Bot, reader: Reader) -> bool:
    """Say whether somebody may choose for a chat: their own, or a group that they administer."""
    if reader.private or reader.user == ChatID.ANONYMOUS_ADMIN:
        return True
    member = await bot.get_chat_member(reader.chat, reader.user)
    return member.status in (ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.OWNER)
