"""The gold data for attribution is itself in order: offsets, values, splits, given names.

Nothing is measured here; ``data/attribution/README.md`` says what each file and field is.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from conftest import ROOT, SAMPLE

from corpus.article import Article
from corpus.load import load

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GOLD = ROOT / "tests" / "data" / "attribution"
HALVED = ("relays", "german", "russian")  # one half to develop on, one to report on
SENTENCES = (*HALVED, "wires", "inflected")  # files whose items carry their own text

KINDS = {"person", "organisation", "group", "unnamed", "unclear", None}
STANCES = set(
    "said claimed denied confirmed alleged admitted reported believes hopes plans asks promised "
    "warned other".split()
)
MANNERS = {"direct", "indirect", "mixed"}
DATE = re.compile(r"(?:[0-9]{4}|XXXX)-[0-9]{2}(?:-[0-9]{2})?")

Row = dict[str, Any]
Labels = list[tuple[str, Row]]
"""Labels, each beside the text that its offsets are into."""


def rows(name: str) -> list[Row]:
    lines = (GOLD / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def of_sentences(name: str) -> Labels:
    return [(item["text"], label) for item in rows(name) for label in item["attributions"]]


@pytest.fixture(scope="module")
def archive() -> dict[str, Article]:
    """The articles of the sample archive by key."""
    read = load([str(SAMPLE)])
    return {article.key: article for article in read if isinstance(article, Article)}


def spans(label: Row) -> Iterator[list[int]]:
    """Yield every span of a label: its own, those of its pieces, and the alternatives."""
    source = "source_span" if "source_span" in label else "source"
    single = (label["content"], label[source], label.get("cue"))
    yield from (span for span in single if span is not None)
    for several in ("parts", "source_also", "cue_also", "content_also"):
        yield from (span for span in label.get(several, []) if span is not None)


def check_spans(labels: Labels) -> None:
    for text, label in labels:
        for start, end in spans(label):
            assert 0 <= start < end <= len(text), label
            words = text[start:end]
            assert words == words.strip(), label
            assert not (text[start - 1 : start] + text[start]).isalnum() or start == 0, label
            assert not (text[end - 1] + text[end : end + 1]).isalnum() or end == len(text), label
        if parts := label.get("parts"):
            assert label["content"] == [parts[0][0], parts[-1][1]]
            assert all(left[1] < right[0] for left, right in pairwise(parts))


def check_values(labels: Labels) -> None:
    for _, label in labels:
        assert {label["kind"], *label.get("kind_also", [])} <= KINDS, label
        assert {label["stance"], *label.get("stance_also", [])} <= STANCES, label
        assert {label.get("manner", "mixed"), *label.get("manner_also", [])} <= MANNERS, label
        if label["kind"] in {"unnamed", "unclear", None}:
            assert label["speaker"] is None, label
        elif label["kind"] == "person":
            assert label["speaker"], label
        folded = [outlet.casefold() for outlet in label["via"]]
        assert len(set(folded)) == len(folded), label
        assert (label["speaker"] or "").casefold() not in folded, label


def gives(text: str, name: str | None) -> bool:
    """Say whether every word of a name stands in the text, the genitive's ending aside."""
    words = re.sub(r"['’]s\b", "", (name or "").casefold()).split()
    return all(word in text.casefold() for word in words)


def check_names(labels: Labels) -> None:
    """Every word of a speaker, and every outlet of a chain, stands in the text."""
    for text, label in labels:
        for name in (label["speaker"], *label["via"]):
            assert gives(text, name), label


def labels_of_sample(archive: dict[str, Article]) -> Labels:
    return [(archive[row["article"]].text, row) for row in rows("sample")]


@pytest.mark.parametrize("name", SENTENCES)
def test_the_offsets_of_sentences_hold(name: str) -> None:
    check_spans(of_sentences(name))


@pytest.mark.parametrize("name", SENTENCES)
def test_the_values_of_sentences_are_allowed(name: str) -> None:
    check_values(of_sentences(name))


@pytest.mark.parametrize("name", SENTENCES)
def test_items_differ(name: str) -> None:
    items = rows(name)
    ids, texts = {item["id"] for item in items}, {item["text"] for item in items}
    assert len(ids) == len(texts) == len(items)


@pytest.mark.parametrize("name", HALVED)
def test_items_are_halved(name: str) -> None:
    items = rows(name)
    halves = Counter(item["split"] for item in items)
    assert set(halves) == {"dev", "test"}
    assert abs(halves["dev"] - halves["test"]) <= 1


def test_there_are_enough() -> None:
    assert len(rows("relays")) >= 320
    assert min(len(rows("german")), len(rows("russian"))) >= 100
    assert len(rows("wires")) >= 120
    assert len(rows("inflected")) >= 150
    assert len(rows("resolution")) >= 200
    assert len(rows("resolution_third")) >= 200
    assert len({row["article"] for row in rows("sample")}) >= 20
    assert sum(not row.get("optional") for row in rows("seed")) >= 15
    assert len(rows("seed")) >= 20


def test_relays_name_their_sources_and_never_the_publisher() -> None:
    for item in rows("relays"):
        for label in item["attributions"]:
            span, words = label["source_span"], label["source"]
            assert (item["text"][slice(*span)] if span else None) == words
            assert item["publisher"] not in label["via"]
    check_names([*of_sentences("relays"), *of_sentences("wires")])


def test_about_a_fifth_of_relay_items_have_no_relay() -> None:
    items = rows("relays")
    plain = [item for item in items if not any(label["via"] for label in item["attributions"])]
    assert 0.2 <= len(plain) / len(items) <= 0.3
    assert sum(len(label["via"]) > 1 for _, label in of_sentences("relays")) >= 20


def test_the_sample_archive_is_labelled_in_order(archive: dict[str, Article]) -> None:
    labels = labels_of_sample(archive)
    check_spans(labels)
    check_values(labels)
    check_names([(f"{text} {archive[row['article']].publisher}", row) for text, row in labels])


def test_no_label_of_the_sample_is_there_twice(archive: dict[str, Article]) -> None:
    keys = Counter((row["article"], *row["content"], row["stance"]) for row in rows("sample"))
    assert max(keys.values()) == 1
    assert len({row["id"] for row in rows("sample")}) == len(rows("sample"))


def test_a_chain_leaves_out_publisher_and_agency(archive: dict[str, Article]) -> None:
    for row in rows("sample"):
        article = archive[row["article"]]
        assert not {article.publisher, article.agency} & set(row["via"])


def test_dates_are_written_as_the_design_says() -> None:
    for row in rows("sample") + rows("seed"):
        for date in (row["date"], *row.get("date_also", [])):
            assert date is None or all(DATE.fullmatch(day) for day in date.split("/"))


def test_the_seed_is_labelled_in_order(shared: Path) -> None:
    (article,) = load([str(shared / "seed" / "000_019961bb52bcfea5.txt")])
    assert isinstance(article, Article)
    labels = [(article.text, row) for row in rows("seed")]
    check_spans(labels)
    check_values(labels)
    check_names(labels)


@pytest.mark.parametrize(
    ("name", "split"),
    [("resolution", "dev"), ("resolution_more", "train"), ("resolution_third", "train")],
)
def test_resolved_sources_are_gold_sources_and_answers_stand_in_the_article(
    name: str, split: str, shared: Path
) -> None:
    dev = shared / "data" / "polnear" / split
    gold = {
        (row["article"], *span)
        for row in map(json.loads, (dev / "attributions.jsonl").read_text("utf-8").splitlines())
        for span in row["spans"]["source"]
    }
    labels = rows(name)
    assert len({(row["article"], *row["source"]) for row in labels}) == len(labels)
    for row in labels:
        text = (dev / "text" / f"{row['article']}.txt").read_bytes().decode("utf-8")
        assert (row["article"], *row["source"]) in gold
        assert row["kind"] in KINDS
        assert row["form"] in {"pronoun", "nominal"}
        assert gives(text, row["answer"]), row
        assert (row["answer"] is None) <= (row["kind"] in {"unnamed", "unclear", "group"})
