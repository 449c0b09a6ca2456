"""What the bot does with each kind of message and with buttons, in private chats."""

from __future__ import annotations

import logging
from collections import OrderedDict
from contextlib import suppress
from typing import TYPE_CHECKING

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, Update
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, TelegramError
from telegram.ext import CallbackQueryHandler, CommandHandler, MessageHandler, filters

from bot import phrases
from bot.buttons import ReadPage
from bot.card import Card, answer_card
from bot.errors import Busy, OneAtATime
from bot.live import article_by_digest
from bot.markup import escape
from bot.reading import reading_card
from index.answering import LONGEST_QUESTION

if TYPE_CHECKING:
    from typing import Any

    from telegram import CallbackQuery, Message
    from telegram.ext import Application, CallbackContext, ExtBot

    from bot.searches import Searches
    from index.search import Index

    Context = CallbackContext[ExtBot[Any], Any, Any, Any]

_LOG = logging.getLogger(__name__)

_PASSAGES = 5
_CHATS_REMEMBERED = 1000


class Handlers:
    """The bot's side of its conversations."""

    def __init__(self, searches: Searches) -> None:
        """Answer from what ``searches`` find."""
        self._searches = searches
        self._told: OrderedDict[int, None] = OrderedDict()  # chats told that only text is read

    def register(self, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        """Say which updates are handled how; all others are passed over in silence."""
        private = filters.ChatType.PRIVATE
        application.add_handlers(
            [
                CommandHandler("start", self.start, private),
                CommandHandler("help", self.help, private),
                MessageHandler(private & filters.COMMAND, self.unknown_command),
                MessageHandler(private & filters.TEXT, self.question),
                MessageHandler(private & ~filters.StatusUpdate.ALL, self.not_text),
                CallbackQueryHandler(self.pressed),
            ]
        )
        application.add_error_handler(self.failed)

    async def start(self, update: Update, context: Context) -> None:
        """Greet."""
        await _say(_message(update), Card(phrases.START))

    async def help(self, update: Update, context: Context) -> None:
        """Explain."""
        await _say(_message(update), Card(phrases.HELP))

    async def unknown_command(self, update: Update, context: Context) -> None:
        """Point to what there is."""
        await _say(_message(update), Card(phrases.NO_SUCH_COMMAND))

    async def not_text(self, update: Update, context: Context) -> None:
        """Say that only text is read; once, until the next question."""
        message = _message(update)
        if message.chat.id in self._told:
            return
        self._told[message.chat.id] = None
        if len(self._told) > _CHATS_REMEMBERED:
            self._told.popitem(last=False)
        await _say(message, Card(phrases.ONLY_TEXT))

    async def question(self, update: Update, context: Context) -> None:
        """Answer a question."""
        message = _message(update)
        asked = (message.text or "").strip()
        self._told.pop(message.chat.id, None)
        if not asked:
            card = Card(phrases.EMPTY)
        elif len(asked) > LONGEST_QUESTION:
            card = Card(phrases.TOO_LONG.format(most=f"{LONGEST_QUESTION:,}"))
        else:
            card = await self._answer(message.chat.id, asked)
        await _say(message, card)

    async def _answer(self, reader: int, asked: str) -> Card:
        def look_up(index: Index) -> Card:
            return answer_card(index.ask(asked, _PASSAGES))

        try:
            return await self._searches.run(reader, look_up)
        except Busy:
            return Card(phrases.BUSY)
        except OneAtATime:
            return Card(phrases.ONE_AT_A_TIME)

    async def pressed(self, update: Update, context: Context) -> None:
        """Open an article, or turn its page."""
        query = update.callback_query
        assert query is not None  # the handler takes nothing else
        wish = ReadPage.from_data(query.data or "")
        if wish is None or query.message is None:
            await _acknowledge(query, phrases.OLD_BUTTON)
            return

        def read(index: Index) -> Card | None:
            article = article_by_digest(index, wish.article)
            return None if article is None else reading_card(article, wish)

        try:
            card = await self._searches.run(query.from_user.id, read)
        except (Busy, OneAtATime):
            await _acknowledge(query, phrases.BUSY)
            return
        if card is None:
            await _acknowledge(query, phrases.ARTICLE_GONE)
            return
        await _acknowledge(query)
        if wish.page is None:
            await context.bot.send_message(query.message.chat.id, **_content(card))
            return
        try:
            await query.edit_message_text(**_content(card))
        except BadRequest as error:
            if "not modified" not in str(error):  # the same button twice is nobody's mistake
                raise

    async def failed(self, update: object, context: Context) -> None:
        """Log what went wrong and tell the reader that something did, in one line."""
        if isinstance(context.error, Forbidden):
            return  # they blocked the bot: nothing to say, nobody to say it to
        _LOG.error("an update could not be handled", exc_info=context.error)
        if not isinstance(update, Update) or update.effective_chat is None:
            return
        with suppress(TelegramError):
            await context.bot.send_message(update.effective_chat.id, escape(phrases.FAILED))


def _message(update: Update) -> Message:
    """Return the message of an update that its handler takes only for having one."""
    assert update.message is not None
    return update.message


async def _say(message: Message, card: Card) -> None:
    """Send a card to where ``message`` came from."""
    await message.get_bot().send_message(message.chat.id, **_content(card))


async def _acknowledge(query: CallbackQuery, words: str | None = None) -> None:
    """Answer a press, in an alert if there is something to say. Too late is no matter."""
    with suppress(BadRequest):
        await query.answer(words, show_alert=words is not None)


def _content(card: Card) -> dict[str, Any]:
    """Return a card as the arguments that sending and editing share."""
    rows = [
        [InlineKeyboardButton(b.label, url=b.url, callback_data=b.data) for b in row]
        for row in card.rows
    ]
    return {
        "text": card.html,
        "parse_mode": ParseMode.HTML,
        "reply_markup": InlineKeyboardMarkup(rows) if rows else None,
        "link_preview_options": LinkPreviewOptions(
            is_disabled=card.preview is None, url=card.preview, prefer_small_media=True
        ),
    }
