"""What the bot remembers, in one SQLite file: updates, answers, votes, chats. No telegram here."""
