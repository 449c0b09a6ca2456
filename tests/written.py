"""Articles as Hypothesis writes them: valid by the contract, otherwise as awkward as they come."""

from __future__ import annotations

from hypothesis import strategies as st

from corpus.article import Article, Span

_WORDS = st.sampled_from(
    (
        "The mayor said that harbour bridge ferry council’s 18.2 million on Tuesday. Mr. Dr. U.S. "
        "“We will sail,” he added. e.g. Jan. 3 - — ... ? ! ” » ( ) a I /TASS/. "
        "https://x.example/a-b?c=1 naïve café Übergröße Straße Донецк сказал. Это "
        "渡轮停在港口。市长没有说话。 港口 الميناء مغلق. שלום עולם 한국어 สวัสดีครับ "
        "👩\u200d👩\u200d👧 🇰🇷 🙂 e\u0301 \u200b \u202e \ufeff \u00ad ﷺ ﬁ ½"
    ).split()
)
_HUGE = st.one_of(
    st.builds(lambda n: "x" * n, st.integers(90, 400)),
    st.builds(lambda n: "unbelievably-" * n, st.integers(2, 60)),
    st.builds(lambda n: "渡轮停在港口" * n, st.integers(2, 60)),
    st.builds(lambda n: "a.b,c" * n, st.integers(2, 60)),
    st.builds(lambda n: "🙂" * n, st.integers(2, 60)),
    st.builds(lambda n: "한국어" * n, st.integers(2, 60)),
    st.builds(lambda n: "e\u0301" * n, st.integers(2, 60)),
)
_ODD = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n"), max_size=12)
_SPACE = st.sampled_from([" ", " ", " ", "  ", "\u00a0", "\u3000", ""])


@st.composite
def _line(draw: st.DrawFn) -> str:
    words = draw(st.lists(st.one_of(_WORDS, _WORDS, _WORDS, _HUGE, _ODD), min_size=1, max_size=40))
    line = "".join(word + draw(_SPACE) for word in words).replace("\n", " ").strip()
    return line or "A line."


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Return articles with or without subheadings, a dateline, a headline."""
    lines = draw(st.lists(_line(), min_size=1, max_size=6))
    dateline_line = draw(st.none() | st.integers(0, min(1, len(lines) - 1)))
    opening = draw(st.sampled_from(["SEOUL, October 22. /TASS/.", "PORT (Northline) —", "CNN —"]))
    if dateline_line is not None:
        alone = draw(st.booleans())
        lines[dateline_line] = opening if alone else f"{opening} {lines[dateline_line]}"
    marked = draw(st.sets(st.integers(0, len(lines) - 1)))
    starts = [sum(len(line) + 1 for line in lines[:n]) for n in range(len(lines))]
    return Article(
        key="a",
        file="a.txt",
        text="\n".join(lines),
        title=draw(st.none() | _line()),
        language=draw(st.sampled_from([None, "en", "ru", "zh", "xx"])),
        headings=tuple(
            Span(starts[n], starts[n] + len(lines[n])) for n in sorted(marked - {dateline_line})
        ),
        dateline=None
        if dateline_line is None
        else Span(starts[dateline_line], starts[dateline_line] + len(opening)),
    )
