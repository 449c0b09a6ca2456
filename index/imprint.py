"""Who published an article, where and when, in words that a question may use.

Readers ask for "the Courier's count" or "the vote of 14 March" though no sentence says so: the
imprint is searched with the passage, but neither embedded nor shown as part of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.filters import days

if TYPE_CHECKING:
    from corpus.article import Article


def imprint(article: Article) -> str:
    """Return publisher, agency, authors, place and date of an article, as far as it gives them."""
    known = days(article.published)
    when = f"{known[0].day} {known[0]:%B %Y}" if known and known[0] == known[1] else article.dated
    parts = (article.publisher, article.agency, *article.authors, article.place, when)
    return " ".join(part for part in parts if part)
