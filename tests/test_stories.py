"""Stories: copies however edited, versions, and what is neither."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.copies import Sketch
from index.fingerprints import SHINGLE, WINDOW, fingerprints, shingles, winnowed, word_hashes
from index.overlap import in_order, prose
from index.stories import stories

if TYPE_CHECKING:
    from collections.abc import Sequence

DAY = 739_000
WORDS = [f"{a}{b}" for a in "harbour ferry council bridge storm school".split() for b in range(80)]


def written(seed: int, words: int = 240) -> list[str]:
    """Return the sentences of an article that shares no run of words with another seed's."""
    drawn = random.Random(seed)
    return [
        " ".join([*drawn.choices(WORDS, k=11), f"said{seed}"]).capitalize() + "."
        for _ in range(words // 12)
    ]


def told(
    *articles: Sequence[str], titles: Sequence[str] = (), days: Sequence[int] = ()
) -> list[list[int]]:
    """Return the stories that articles, given by their sentences, tell."""
    texts = [" ".join(sentences) for sentences in articles]
    sketches = [
        Sketch(
            fingerprints(text),
            titles[n] if titles else "",
            days[n] if days else DAY,
        )
        for n, text in enumerate(texts)
    ]
    return stories(sketches, texts.__getitem__)


def edited(sentences: Sequence[str], every: int) -> list[str]:
    """Return sentences of which one in so many is worded anew."""
    return [" ".join(reversed(s.split())) if n % every == 0 else s for n, s in enumerate(sentences)]


def test_agency_copy_with_edits_is_one_story() -> None:
    agency = written(1)
    cut = edited(agency, 6)[: len(agency) * 2 // 3]
    with_more = [*edited(agency, 5), *written(2, 60)]
    assert told(agency, written(3), cut, with_more) == [[0, 2, 3]]


def test_an_updated_version_is_one_story_with_what_it_replaces() -> None:
    first = written(1, 120)
    assert told(first, [*written(2, 24), *first, *written(3, 120)]) == [[0, 1]]


def test_articles_that_share_their_background_are_two_stories() -> None:
    background = written(1, 120)
    assert told([*written(2), *background], [*written(3), *background]) == []


def test_a_long_part_of_ones_own_makes_another_story() -> None:
    gallery = written(1, 1200)
    assert told([*written(2, 360), *gallery], [*written(3, 360), *gallery]) == []
    assert told([*written(2, 240), *gallery], [*written(3, 240), *gallery]) == [[0, 1]]


def test_an_item_of_a_round_up_is_no_copy_unless_it_is_so_titled() -> None:
    item = written(1, 96)
    round_up = [*written(2, 1200), *item, *written(3, 1200)]
    assert told(item, round_up, titles=["Ferry sails", "News from everywhere"]) == []
    assert told(item, round_up, titles=["Ferry sails again", "Ferry sails again"]) == [[0, 1]]


def test_what_is_printed_under_everything_makes_no_story() -> None:
    terms = written(1, 240)
    articles = [[*written(seed, 96), *terms] for seed in range(10, 16)]
    assert told(*articles, days=[DAY + 20 * n for n in range(6)]) == []


def test_only_what_is_printed_under_everything_is_no_story_either() -> None:
    terms = written(1, 240)
    titles = [f"Wholly{n} different{n} headline{n}" for n in range(8)]
    assert told(*[terms] * 8, titles=titles, days=[DAY + 20 * n for n in range(8)]) == []


def test_many_versions_over_months_stay_one_story() -> None:
    explainer = written(1)
    versions = [[*written(50 + n, 24), *explainer] for n in range(6)]
    days = [DAY + 20 * n for n in range(6)]
    titles = ["What monkeypox is, and how to stay safe"] * 6
    assert told(*versions, written(2), titles=[*titles, "x"], days=[*days, DAY]) == [list(range(6))]


def test_one_agencys_story_in_a_hundred_papers() -> None:
    agency = written(1)
    papers = [edited(agency, 5 + n % 7) for n in range(100)]
    assert told(*papers, days=[DAY + n % 3 for n in range(100)]) == [list(range(100))]


def test_two_cuts_of_one_report_are_one_story() -> None:
    first, second, third = written(1, 120), written(2, 120), written(3, 120)
    cuts = [[*first, *second], [*second, *third]]
    assert told(*cuts) == []
    assert told(cuts[0], [*first[3:], *second, *third[:-3]], cuts[1]) == [[0, 1, 2]]


def test_a_chain_of_versions_does_not_end_at_another_article() -> None:
    parts = [written(n, 80) for n in range(1, 8)]
    chain = [[*parts[n], *parts[n + 1], *parts[n + 2]] for n in range(5)]
    assert told(chain[0], chain[1]) == [[0, 1]]
    stories = told(*chain)
    assert stories
    assert all(max(story) - min(story) <= 2 for story in stories)


def test_this_years_edition_is_no_copy_of_last_years() -> None:
    body = written(1)
    editions = [[*body[:-5], *written(2, 60)], [*body[:-5], *written(3, 60)]]
    days = [DAY, DAY + 365]
    assert told(*editions, titles=["Harbour day 2024", "Harbour day 2025"], days=days) == []
    assert told(*editions, titles=["Harbour day 2024", "Harbour day"], days=days) == [[0, 1]]
    assert told(body, body, titles=["Harbour day 2024", "Harbour day 2025"]) == [[0, 1]]


def test_last_weeks_list_is_no_copy_of_this_weeks() -> None:
    body = written(1, 120)
    lists = [[*body, *written(2, 36)], [*body, *written(3, 36)]]
    assert told(*lists, titles=["Boats sold, Sept. 13-17", "Boats sold, Nov. 15 to 19"]) == []
    assert told(*lists, titles=["Boats sold in October", "Boats sold, Nov. 15"]) == [[0, 1]]
    assert told(*lists, titles=["Boats sold, Nov. 15", "Boats sold Nov. 15-19"]) == [[0, 1]]


def test_what_comes_round_after_months_must_share_more() -> None:
    explainer = written(1, 168)
    again = [[*explainer, *written(2, 84)], [*explainer, *written(3, 84)]]
    assert told(*again, days=[DAY, DAY + 20]) == [[0, 1]]
    assert told(*again, days=[DAY, DAY + 80]) == []


def test_under_one_headline_on_one_day_half_is_enough() -> None:
    morning = written(1, 240)
    evening = [*written(2, 216), *morning[:11], *written(3, 120)]
    titles = ["Ferry crews walk out: live updates"] * 2
    assert told(morning, evening, titles=titles, days=[DAY, DAY]) == [[0, 1]]
    assert told(morning, evening, titles=titles, days=[DAY, DAY + 9]) == []
    assert told(morning, evening, titles=[titles[0], "Crews return"], days=[DAY, DAY]) == []
    assert told(morning, evening, titles=["Ferry news"] * 2, days=[DAY, DAY]) == []


def test_one_list_under_two_reports_makes_no_story() -> None:
    listed = "\n".join(f"{sentence[:-1]} (boat)" for sentence in written(1))
    nominated, won = (["\n".join([" ".join(written(seed, 96)), listed]), ""] for seed in (2, 3))
    assert told(nominated, won) == []
    assert told([listed, ""], [listed, *written(2, 48)]) == [[0, 1]]


def test_a_list_in_another_order_makes_no_story() -> None:
    items = written(1, 180)
    shuffled = [*items]
    random.Random(5).shuffle(shuffled)
    assert told([*written(2, 84), *items], [*written(3, 84), *items]) == [[0, 1]]
    assert told([*written(2, 84), *items], [*written(3, 84), *shuffled]) == []


def test_too_little_to_compare_and_nothing_at_all() -> None:
    assert told() == []
    assert told(["One."]) == []
    assert told(["Too short to tell."], ["Too short to tell."]) == []


def test_a_script_without_spaces_is_compared_by_its_characters() -> None:
    text = "".join(chr(0x4E00 + 37 * n % 997) for n in range(300))
    assert told([text], [text[:200] + "渡轮停在港口"], [text[::-1]]) == [[0, 1]]


TEXTS = st.lists(st.sampled_from(["ferry", "sails", "at", "dawn", "naïve", "渡轮", "x1"]))


@given(
    st.text(st.sampled_from("abAßéİ_1 .'—ж渡轮\U00020001\U000e0100"), max_size=200),
    st.integers(0, 90),
)
def test_words_are_hashed_one_by_one(text: str, size: int) -> None:
    text = f"{text} {'long' * size}é {text}"
    found = re.findall(r"[渡轮\U00020001]|[^\W渡轮\U00020001]+", text.casefold())
    assert word_hashes(text).tolist() == [crc32(word.encode()) for word in found]


@given(TEXTS, TEXTS, TEXTS)
def test_a_long_run_in_common_gives_a_fingerprint_in_common(
    before: list[str], shared: list[str], after: list[str]
) -> None:
    run = [f"w{n}" for n in range(SHINGLE + WINDOW - 1)]
    one = " ".join([*before, *run, *after])
    other = " ".join([*shared, *run])
    assert np.isin(fingerprints(one), fingerprints(other)).any()


@given(st.lists(st.integers(0, 9), unique=True), st.lists(st.integers(0, 9), unique=True))
def test_order_is_that_of_the_longest_common_subsequence(one: list[int], other: list[int]) -> None:
    longest = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for a, mine in enumerate(one):
        for b, his in enumerate(other):
            longest[a + 1][b + 1] = (
                longest[a][b] + 1 if mine == his else max(longest[a][b + 1], longest[a + 1][b])
            )
    common = len(set(one) & set(other))
    expected = longest[-1][-1] / common if common else 1.0
    assert in_order(np.array(one, np.uint32), np.array(other, np.uint32)) == expected


def test_prose_is_lines_that_end_as_sentences() -> None:
    lines = [
        "The ferry stayed in port, the board said.",
        "“It will sail on Friday,” the captain added. “If the wind drops.”",
        "渡轮停在港口,船长说星期五会再开航,乘客可以退票或者改签。",
    ]
    others = ["Best ferry: the Ellery (winner)", "Photo: Joana Pries/Coastal Press", "Vol. 3.", ""]
    assert prose("\n".join([*lines, *others])).splitlines() == lines


@given(TEXTS)
def test_a_fingerprint_is_the_least_of_its_window(words: list[str]) -> None:
    hashes = shingles(" ".join(words))
    assert winnowed(hashes).tolist() == [
        min(hashes[n : n + WINDOW].tolist()) for n in range(len(hashes))
    ]
