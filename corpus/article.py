r"""The article: what was written, by whom, where and when, as far as the article itself says so.

``text`` is the canonical body: paragraphs and subheadings in order, one per line, joined by
``"\n"``, each stripped of surrounding white space, none empty. The dateline stays in it;
headline, standfirst, captions, credits and page debris do not. Characters are never normalised
or reworded, so every offset (in code points) into ``text`` stays valid for good.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range ``[start, end)`` of code points in an article's ``text``."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse a range that is empty, backwards or negative."""
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """Return the slice of ``text`` that the span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Article:
    """One article. What the article does not give is ``None`` or empty, never guessed.

    Attributes:
        key: identity: the canonical URL, else the path in its source plus the item's id.
        file: the path of the file it was read from, as given by the person.
        text: the canonical body (see the module's docstring).
        url: the link exactly as given.
        title: the headline.
        standfirst: the summary printed between headline and body.
        publisher: who published this copy ("CNN").
        agency: the news agency named in the dateline or byline: the origin of the text.
        authors: the people named as authors, in order.
        published: ISO 8601 with the offset as given, or EDTF where digits are unknown
            (``XXXX-10-22`` when the year is not printed).
        dated: the words the date was printed with ("October 22").
        place: where the dateline says it was written, as printed ("SEOUL").
        section: the rubric it was printed under ("All news").
        language: ISO 639 code: the source's, else what its words show (``corpus.language``).
        captions: captions and credits of pictures, kept apart from the body.
        headings: spans of the subheadings; each covers exactly one line of ``text``.
        dateline: span of the dateline at the start of ``text``; no quotation begins in it.
        claimed_publisher: whom its page names as its publisher, where its address says otherwise.
    """

    key: str
    file: str
    text: str
    url: str | None = None
    title: str | None = None
    standfirst: str | None = None
    publisher: str | None = None
    agency: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    dated: str | None = None
    place: str | None = None
    section: str | None = None
    language: str | None = None
    captions: tuple[str, ...] = ()
    headings: tuple[Span, ...] = ()
    dateline: Span | None = None
    claimed_publisher: str | None = None

    def __post_init__(self) -> None:
        """Hold the invariants that everything downstream builds on."""
        if not self.text:
            raise ValueError(f"{self.key}: an article without text")
        spans = (*self.headings, *([self.dateline] if self.dateline else []))
        if any(span.end > len(self.text) for span in spans):
            raise ValueError(f"{self.key}: a span reaches beyond the text")


def canonical_text(lines: list[str]) -> str:
    """Join paragraphs and subheadings into a body: stripped, blank ones dropped, one per line."""
    return "\n".join(line.strip() for part in lines for line in part.splitlines() if line.strip())


def content_digest(article: Article) -> str:
    """Return the SHA-256 (hex) of all that the article says, its ``file`` apart.

    Two readings of one key with equal digests are the same article, unchanged.
    """
    fields = asdict(article)
    del fields["file"]
    canonical = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()
