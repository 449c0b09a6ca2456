"""What the bot says in its own words. Nothing here is about any article."""

from __future__ import annotations

from index.answer import ReasonCode

START = (
    "Hello! I search a news archive. Ask me a question in your own words, and I show you the "
    "passages that answer it best: word for word, each with its publisher, date, headline and a "
    "link to the very sentence.\n\n"
    "I quote, I never write. If the archive does not say it, I tell you so.\n\n"
    "What would you like to know?"
)
HELP = (
    "<b>Ask</b> a question in this chat, for example who said something, when it happened or "
    "what was decided. Names, places and dates help me most.\n\n"
    "<b>What you get</b> is what was printed: the sentence that answers best in bold, its "
    "passage (tap it to unfold), and where it stands. <i>Open article</i> goes to that sentence; "
    "<i>Read article</i> opens it here, when it has no address on the web.\n\n"
    "<b>What I do not do:</b> write, sum up or guess. An article can be wrong: judge it by who "
    "says it, and when.\n\n"
    "/start greets you again, /help shows this."
)
COMMANDS = {"start": "What I do", "help": "How to ask, and what you get"}

NOTHING_FOUND = "Nothing found"
ADVICE = {
    ReasonCode.NO_WORDS: "Ask in a few words: a name, a place, an event.",
    ReasonCode.NO_PUBLISHER: "Ask without the publisher, or name another one.",
    ReasonCode.NO_SPEAKER: "Check how the name is spelt, or ask without saying who said it.",
    ReasonCode.NOTHING_IN_RANGE: "Ask for a longer time, or without dates.",
    ReasonCode.NO_MENTION: "Check how the name is spelt, or ask about what happened instead.",
    ReasonCode.WEAK: "Try other words, or a name, a place or a date that the story would mention.",
}

EMPTY = "That message has no words in it. Ask me a question, and I look it up."
TOO_LONG = "That is more than I can look up at once. Please ask in at most {most} characters."
ONLY_TEXT = "I only read text. Ask me a question in words, and I look it up."
NO_SUCH_COMMAND = "I do not know that command. Just ask me a question, or see /help."
BUSY = "I have many questions at once just now. Please ask again in a moment."
ONE_AT_A_TIME = (
    "I am still on your last questions. Please ask this one again when they are answered."
)
FAILED = "Sorry, something went wrong on my side. Please try once more."
ARTICLE_GONE = "This article is no longer in the archive. Ask again, and I show you what there is."
OLD_BUTTON = "This button no longer works. Ask again, and you get fresh ones."
