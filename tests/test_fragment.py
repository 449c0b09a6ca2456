"""Links to a sentence: the directive decodes to whole words of the quotation, and stays a URL."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fragment import link_to

PAGE = "https://www.courier.example/2025/bridge"
LONG = (
    "The bridge, 312 metres long with a lifting span in the middle, will run from Customs Quay in "
    "the Old Town to Cannery Wharf in Farbank, and it is to open in May."
)

quotations = st.lists(
    st.one_of(
        st.sampled_from(
            "The mayor-elect said, ‘No & yes’ — “18.2%” (a,b) x=1&y=2 # ? it’s é".split()
        ),
        st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8),
    ),
    max_size=40,
).map(" ".join)
pages = st.builds(
    lambda scheme, path, query, fragment: f"{scheme}://news.example/{path}{query}{fragment}",
    st.sampled_from(["http", "https", "HTTPS"]),
    st.sampled_from(["", "a/b", "a-b,c", "%D0%BC", "мост", "~x"]),
    st.sampled_from(["", "?a=1&b=2", "?text=x"]),
    st.sampled_from(["", "#", "#top", "#!/story/7", "#:~:text=old", "#top:~:text=old,end&text=b"]),
)


def directive(link: str) -> list[str]:
    """Return the parts of a link's text directive, still encoded."""
    fragment = link.partition("#")[2]
    before, mark, value = fragment.partition(":~:text=")
    assert mark
    assert ":~:" not in before + value
    return value.split(",")


@given(pages, quotations)
def test_the_directive_is_whole_words_of_the_quotation(page: str, quotation: str) -> None:
    link = link_to(page, quotation)
    if not re.search(r"\w", quotation):
        assert link == page
        return
    parts = [unquote(part) for part in directive(link)]
    position = 0
    for part in parts:
        assert re.match(r"\w", part)
        # The last letter may carry accents and vowel signs, which are no letters.
        assert re.search(r"\w$", "".join(c for c in part if unicodedata.category(c)[0] != "M"))
        position = quotation.index(part, position)
        before, after = quotation[:position], quotation[position + len(part) :]
        assert not re.search(r"\w\S*$", before), (before, part)
        assert not re.match(r"\S*\w", after), (part, after)
        position += len(part)
    # Nothing but what is no word is left out before the first part and after the last.
    assert not re.search(r"\w", quotation[: quotation.index(parts[0])])
    assert not re.search(r"\w", quotation[position:])


@given(pages, quotations)
def test_no_character_of_the_quotation_has_a_meaning_in_the_link(page: str, quotation: str) -> None:
    link = link_to(page, quotation)
    if link != page:
        parts = directive(link)
        assert len(parts) in (1, 2)
        for part in parts:
            assert re.fullmatch(r"(?:[A-Za-z0-9_.~]|%[0-9A-F]{2})+", part)


@given(pages, quotations)
def test_the_page_stays_as_it_was(page: str, quotation: str) -> None:
    before, after = urlsplit(page), urlsplit(link_to(page, quotation))
    assert (before.netloc, before.path, before.query) == (after.netloc, after.path, after.query)
    kept = before.fragment.partition(":~:")[0]
    assert after.fragment.partition(":~:")[0] == kept or after == before


def test_a_short_quotation_is_spelled_out() -> None:
    link = link_to(PAGE, "“It is a well-paid job, & it’s ours,” he said.")
    assert link == (
        f"{PAGE}#:~:text=It%20is%20a%20well%2Dpaid%20job%2C%20%26%20it%E2%80%99s%20ours%2C%E2%80%9D"
        "%20he%20said"
    )


def test_a_long_quotation_is_given_by_its_ends() -> None:
    assert link_to(PAGE, LONG) == (
        f"{PAGE}#:~:text=The%20bridge%2C%20312%20metres%20long,is%20to%20open%20in%20May"
    )


@pytest.mark.parametrize(
    ("quotation", "ends"),
    [
        ("He left.\nShe stayed.", ["He left", "She stayed"]),
        ("“No.”\n“Not for a day,” the mayor of it said.", ["No", "the mayor of it said"]),
        ("One two three four five six.\n\nYes!", ["One two three four five", "Yes"]),
    ],
)
def test_each_end_of_a_quotation_over_two_paragraphs_lies_in_its_own(
    quotation: str, ends: list[str]
) -> None:
    assert [unquote(part) for part in directive(link_to(PAGE, quotation))] == ends


def test_a_fragment_that_is_there_stays_and_a_directive_that_is_there_goes() -> None:
    assert link_to(f"{PAGE}#top", "Yes.") == f"{PAGE}#top:~:text=Yes"
    assert link_to(f"{PAGE}#top:~:text=old", "Yes.") == f"{PAGE}#top:~:text=Yes"
    assert link_to(f"{PAGE}?a=b&c", "Yes.") == f"{PAGE}?a=b&c#:~:text=Yes"


@pytest.mark.parametrize("word", ["cafe\u0301", "है", "ที่", "שָׁ"])
def test_marks_stay_with_their_letter(word: str) -> None:
    assert unquote(link_to(PAGE, f"({word})").partition("=")[2]) == word
    long = f"{word} " * 60
    assert [unquote(part) for part in directive(link_to(PAGE, long))] == [" ".join([word] * 5)] * 2


@pytest.mark.parametrize(
    "url",
    ["", "mailto:desk@courier.example", "ftp://x.example/a", "/a/b", "www.x.example", "data:,x"],
)
def test_what_is_no_web_page_stays_as_it_is(url: str) -> None:
    assert link_to(url, "The ferry stays in.") == url


@pytest.mark.parametrize(
    "url", ["https://[broken/a", "http://x:port/", "https://", "https://a b/c d"]
)
def test_a_broken_address_breaks_nothing(url: str) -> None:
    assert link_to(url, "Yes.") == f"{url}#:~:text=Yes"


TWICE = "Nobody came to the pier."


@pytest.mark.parametrize(
    ("before", "after", "directive_"),
    [
        ("Rain fell. ", " It was cold.", "Nobody came to the pier"),
        ("Nobody came to the pier. Rain fell. ", "", "fell.-,Nobody came to the pier"),
        ("NOBODY came\nto the pier. “Rain fell.” ", "", "fell.”-,Nobody came to the pier"),
        ("Rain fell. Nobody came to the pier. Rain fell. ", "",
         "pier. Rain fell.-,Nobody came to the pier"),
        ("Nobody came to the pier.\n", " It was cold.", "Nobody came to the pier,-. It"),
        ("Nobody came to the pier.\n", "\nIt was cold.", "pier.-,Nobody came to the pier"),
        ("Nobody came to the pier-master. (", ")", "pier-master. (-,Nobody came to the pier"),
    ],
)  # fmt: skip
def test_words_that_stand_there_twice_are_told_by_their_neighbours(
    before: str, after: str, directive_: str
) -> None:
    link = link_to(PAGE, TWICE, before=before, after=after)
    value = link.partition(":~:text=")[2]
    assert unquote(value) == directive_
    # The marks that make a prefix and a suffix of a part are the only ones not encoded.
    assert re.fullmatch(r"(?:[^-,]+-,)?[^-,]+(?:,[^-,]+)?(?:,-[^-,]+)?", value)


def test_words_that_cannot_be_told_apart_are_linked_all_the_same() -> None:
    again = f"{TWICE} " * 30
    assert unquote(link_to(PAGE, TWICE, before=again, after=f" {again}")).endswith(
        "text=Nobody came to the pier"
    )


@given(pages, quotations, quotations, quotations)
def test_neighbours_are_whole_words_beside_the_quotation(
    page: str, before: str, quotation: str, after: str
) -> None:
    link = link_to(page, quotation, before=f"{before} {quotation} ", after=f" {after}")
    if link == page:
        return
    parts = link.partition(":~:text=")[2].split(",")
    if parts[0].endswith("-"):
        prefix = unquote(parts.pop(0)[:-1])
        words = re.match(r".*?(?=\w|$)", quotation, re.DOTALL)
        assert words is not None
        assert f"{before} {quotation} {words[0]}".rstrip().endswith(prefix)
    if parts[-1].startswith("-"):
        assert unquote(parts.pop()[1:]) in f"{quotation} {after}"
    assert link_to(page, quotation).endswith(",".join(parts))
