"""Who says what in an article: found, resolved within the article, and dated."""
