"""The encoder: the library's numbers, nothing cut off, clear words where it cannot be loaded."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch
from conftest import SAMPLE
from hypothesis import given, settings
from hypothesis import strategies as st
from safetensors.torch import load_file, save_file
from tiny_models import DEFAULT_FOLDER, DIMENSION, tokenizer_of, write_model
from tokenizers import Tokenizer
from torch.nn import functional as F  # noqa: N812 - PyTorch's own convention

from corpus.article import Article, Span
from corpus.load import load
from corpus.passage import Passage, passages
from index.attention import mixed
from index.bert import Bert, fastest_precision, spare_rows
from index.encode import Encoder
from index.errors import ModelUnusable

if TYPE_CHECKING:
    from numpy.typing import NDArray

PRECISE = 1e-5
"""How far a component may be off: the order in which numbers are added, nothing more."""


@cache
def sentences() -> list[str]:
    """Return sentences and passages of real prose, of very different lengths."""
    texts = [item.text for item in load([str(SAMPLE)]) if isinstance(item, Article)]
    lines = [line for text in texts[:6] for line in text.split("\n")]
    return [*lines[:12], *(text[:900] for text in texts[:2]), "Yes.", "渡轮 🙂 Übergröße"]


@pytest.fixture(autouse=True, scope="module")
def one_thread() -> None:
    """Compute in one thread: two that wait for each other on a busy machine take far longer."""
    torch.set_num_threads(1)


@pytest.fixture(scope="module")
def default() -> Encoder:
    return Encoder()


@pytest.fixture
def tiny(tmp_path: Path) -> Encoder:
    return Encoder(str(write_model(tmp_path / "model")))


@pytest.fixture(params=["here", "library"])
def either(request: pytest.FixtureRequest, tmp_path: Path) -> Encoder:
    """A tiny model computed here, and one that goes through the library."""
    pooling = {"here": "mean_tokens", "library": "cls_token"}[request.param]
    return Encoder(str(write_model(tmp_path / "model", pooling=pooling)))


def library(folder: Path, texts: list[str]) -> NDArray[np.float32]:
    """Encode with sentence-transformers itself, to unit length."""
    from sentence_transformers import SentenceTransformer
    from transformers.utils.logging import disable_progress_bar

    disable_progress_bar()  # type: ignore[no-untyped-call]
    model = SentenceTransformer(str(folder), device="cpu")
    return unit(np.asarray(model.encode(texts, show_progress_bar=False)))


def unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(vectors / np.linalg.norm(vectors, axis=-1, keepdims=True))


def outputs(bert: Bert, texts: list[str]) -> list[NDArray[np.float32]]:
    """Return the outputs of the tokens of each text, special tokens included."""
    tokenizer = Tokenizer.from_file(str(DEFAULT_FOLDER / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return [found.numpy() for found in bert([e.ids for e in tokenizer.encode_batch(texts)])]


def pooled(bert: Bert, texts: list[str]) -> NDArray[np.float32]:
    return unit(np.stack([found.mean(axis=0) for found in outputs(bert, texts)]))


def passage_of(text: str, context: str = "", *, cuts: tuple[int, ...] = ()) -> Passage:
    """Return a passage at an offset of 7 in its article, cut into sentences at ``cuts``."""
    ends = (*cuts, len(text))
    spans = tuple(Span(7 + a, 7 + b) for a, b in zip((0, *cuts), ends, strict=False))
    return Passage("a", 7, 7 + len(text), text, context, spans)


# The library's numbers.


def test_the_default_model_gives_the_librarys_vectors(default: Encoder) -> None:
    expected = library(DEFAULT_FOLDER, sentences())
    precise = pooled(Bert(DEFAULT_FOLDER), sentences())
    np.testing.assert_allclose(precise, expected, atol=PRECISE)
    cosines = (default.encode(sentences()) * expected).sum(axis=1)
    assert cosines.min() > {"float32": 1 - PRECISE, "bfloat16": 0.999}[default.precision]


def test_bfloat16_is_close_to_full_precision() -> None:
    texts = sentences()[:12]
    rounded = pooled(Bert(DEFAULT_FOLDER, torch.bfloat16), texts)
    cosines = (rounded * pooled(Bert(DEFAULT_FOLDER), texts)).sum(axis=1)
    assert cosines.min() >= 0.999


def test_attention_is_the_librarys() -> None:
    chance = torch.Generator().manual_seed(1)
    query, key, value = torch.randn(3, 4, 50, 32, generator=chance).bfloat16()
    expected = F.scaled_dot_product_attention(*(part.float() for part in (query, key, value)))
    torch.testing.assert_close(mixed(query, key, value).float(), expected, atol=0.02, rtol=0.02)


@pytest.mark.parametrize("shift", [-4000.0, -300.0, 0.0, 300.0, 4000.0])
def test_attention_holds_scores_that_powers_of_two_cannot(shift: float) -> None:
    query, key, value = torch.ones(4, 8, 32), torch.ones(4, 8, 32), torch.zeros(4, 8, 32)
    query *= shift / 32**0.5
    key[:, 3] *= 2 if shift > 0 else 0.5
    value[:, 3] = 1.0
    expected = torch.ones_like(value) if shift else torch.full_like(value, 1 / 8)
    given = (part.bfloat16() for part in (query, key, value))
    torch.testing.assert_close(mixed(*given).float(), expected, atol=0.01, rtol=0.01)


def test_what_attention_must_not_see_does_not_matter() -> None:
    chance = torch.Generator().manual_seed(2)
    query, key, value = torch.randn(3, 4, 50, 32, generator=chance).bfloat16()
    unseen = torch.zeros(4, 50, 50).bfloat16()
    unseen[:, :, 30:] = -1e4
    before = mixed(query, key, value, unseen)
    key[:, 30:], value[:, 30:] = 7.0, -9.0
    assert torch.equal(before, mixed(query, key, value, unseen))


@given(st.integers(1, 100_000))
def test_few_rows_are_spare_and_few_numbers_of_rows_are_used(count: int) -> None:
    spare = spare_rows(count)
    assert 0 <= spare < max(8, count / 16)
    assert spare_rows(count + spare) == 0


def test_bfloat16_is_used_only_where_the_processor_has_it() -> None:
    native = {"avx512_bf16", "amx_bf16"} & {
        name for name, has in torch.cpu.get_capabilities().items() if has is True
    }
    assert fastest_precision() == (torch.bfloat16 if native else torch.float32)


@pytest.mark.parametrize(
    "model",
    [
        {},
        {"normalize": False},
        {"hidden_size": DIMENSION, "num_attention_heads": 4, "num_hidden_layers": 1},
        {"pooling": "cls_token"},
        {"pooling": "max_tokens", "normalize": False},
        {"dense": True},
        {"hidden_act": "relu"},
    ],
)
def test_any_model_gives_the_librarys_vectors(tmp_path: Path, model: dict[str, object]) -> None:
    folder = write_model(tmp_path / "model", **model)  # type: ignore[arg-type]
    texts = [text[:120] for text in sentences()]
    precision = PRECISE if fastest_precision() == torch.float32 else 0.05
    np.testing.assert_allclose(
        Encoder(str(folder)).encode(texts), library(folder, texts), atol=precision
    )


def test_weights_may_be_prefixed_and_of_half_precision(tmp_path: Path, tiny: Encoder) -> None:
    folder = write_model(tmp_path / "other")
    weights = load_file(folder / "model.safetensors")
    halves = {f"bert.{name}": tensor.half() for name, tensor in weights.items()}
    save_file(halves, folder / "model.safetensors", {"format": "pt"})
    cosines = (Encoder(str(folder)).encode(sentences()) * tiny.encode(sentences())).sum(axis=1)
    assert cosines.min() > 0.999


# Nothing is silently cut off.


PREFIXES = st.sampled_from(["", "query: ", "one two three four five six seven eight nine "])


@settings(max_examples=15, deadline=None)
@given(words=st.integers(1, 400), seed=st.integers(0, 9), prefix=PREFIXES)
def test_the_last_word_of_any_text_counts(words: int, seed: int, prefix: str) -> None:
    encoder = small(seed % 2 == 0, prefix)
    text = " ".join(f"word{n * seed}" for n in range(words))
    one, other = encoder.encode([f"{text} harbour", f"{text} ferry"])
    assert np.abs(one - other).max() > 1e-6


@settings(max_examples=8, deadline=None)
@given(words=st.integers(1, 100), seed=st.integers(0, 9), prefix=PREFIXES)
def test_the_last_word_of_any_passage_counts(words: int, seed: int, prefix: str) -> None:
    encoder = small(seed % 2 == 0, prefix)
    text = " ".join(f"word{n * seed}" for n in range(words))
    (one, other), _ = encoder.encode_passages(
        [passage_of(f"{text} harbour"), passage_of(f"{text} ferry")]
    )
    assert np.abs(one - other).max() > 1e-6


@cache
def small(computed_here: bool, prefix: str) -> Encoder:
    """Return a model that takes 30 tokens, those of a prefix included."""
    from tempfile import mkdtemp

    pooling = "mean_tokens" if computed_here else "cls_token"
    folder = write_model(Path(mkdtemp()), pooling=pooling, longest=32, positions=32)
    return Encoder(str(folder), query_prefix=prefix, passage_prefix=prefix)


def test_the_tail_of_a_text_beyond_the_limit_counts(default: Encoder) -> None:
    long = "The council met at noon and talked of the bridge. " * 40
    assert len(default.token_starts(long)) > default.limit
    one, other = default.encode([f"{long}The ferry sank.", f"{long}The mayor resigned."])
    assert (one * other).sum() < 0.9999


def test_the_tail_of_a_passage_beyond_the_limit_counts(either: Encoder) -> None:
    long = "The council met at noon and talked of the bridge. " * 20
    texts = [f"{long}{last}" for last in ("The ferry sank.", "The mayor resigned.")]
    (one, other), of_sentences = either.encode_passages(
        [passage_of(text, "Headline", cuts=(len(long),)) for text in texts]
    )
    assert np.abs(one - other).max() > 1e-6
    assert np.abs(of_sentences[1] - of_sentences[3]).max() > 1e-6
    np.testing.assert_allclose(of_sentences[0], of_sentences[2], atol=PRECISE)


@pytest.mark.parametrize("pooling", ["mean_tokens", "cls_token"])
def test_a_word_that_has_more_tokens_when_cut_loses_none(tmp_path: Path, pooling: str) -> None:
    # A word "pqrqr" has the tokens p ##qr ##qr, its tail "qrqr" alone q ##r ##qr: one too many.
    tokenizer = tokenizer_of(["p", "##qr", "q", "##r", "##st"])
    folder = write_model(
        tmp_path / "model", pooling=pooling, tokenizer=tokenizer, longest=18, positions=18
    )
    encoder = Encoder(str(folder))
    assert encoder.limit == 16
    word = "p" + "qr" * 30
    assert len(encoder.token_starts(f"{word}qr")) == 32
    one, other = encoder.encode([f"{word}qr", f"{word}st"])
    assert np.abs(one - other).max() > 1e-6


def test_a_prompt_that_a_model_has_by_default_is_not_put_in_front(tmp_path: Path) -> None:
    plain = write_model(tmp_path / "plain", pooling="cls_token")
    prompted = prompting(tmp_path, "cls_token", {"clustering": "cluster: "}, default="clustering")
    np.testing.assert_array_equal(
        Encoder(str(plain)).encode(["ferry"]), Encoder(str(prompted)).encode(["ferry"])
    )


def test_no_passage_of_the_sample_is_beyond_the_limit(default: Encoder) -> None:
    for article in load([str(SAMPLE)]):
        assert isinstance(article, Article)
        for passage in passages(article, default.token_starts, default.limit):
            assert len(default.token_starts(passage.embedded)) <= default.limit


def test_tokens_of_a_very_long_text_begin_where_they_do_in_it(default: Encoder) -> None:
    sentence = "The chain ferry 渡轮 carries 2,300 passengers, naïve or not. "
    own = default.token_starts(sentence)
    starts = default.token_starts(sentence * 3000)
    assert starts == [n * len(sentence) + start for n in range(3000) for start in own]
    assert default.token_starts("") == []


# Passages and their sentences.


def test_a_passage_within_the_limit_is_encoded_with_its_context(either: Encoder) -> None:
    text = "The ferry stays in. It rains."
    vectors, _ = either.encode_passages([passage_of(text, "Weather"), passage_of(text)])
    np.testing.assert_allclose(
        vectors, either.encode([f"Weather\n{text}", text]), atol=1e-3 if _rounds() else PRECISE
    )


def test_sentences_are_pooled_from_the_tokens_of_their_passage(default: Encoder) -> None:
    text, context = "The ferry stays in. It rains on Tuesday.", "Weather"
    _, found = default.encode_passages([passage_of(text, context, cuts=(20,))])
    (tokens,) = outputs(Bert(DEFAULT_FOLDER), [f"{context}\n{text}"])
    # [CLS] weather | the ferry stays in . | it rains on tuesday . | [SEP]
    assert len(tokens) == 13
    expected = unit(np.stack([tokens[2:7].mean(axis=0), tokens[7:12].mean(axis=0)]))
    assert (found * expected).sum(axis=1).min() > (0.999 if _rounds() else 1 - PRECISE)


def test_a_sentence_without_a_token_has_its_passages_vector(tiny: Encoder) -> None:
    vectors, of_sentences = tiny.encode_passages([passage_of("It rains. \u200b", cuts=(10,))])
    assert len(of_sentences) == 2
    np.testing.assert_allclose(of_sentences[1], vectors[0], atol=PRECISE)


def test_vectors_do_not_depend_on_what_is_encoded_beside_them(either: Encoder) -> None:
    texts = [text[:200] for text in sentences()]
    apart = np.concatenate([either.encode([text]) for text in texts])
    np.testing.assert_allclose(either.encode(texts), apart, atol=1e-2 if _rounds() else PRECISE)


def test_vectors_are_of_unit_length(either: Encoder) -> None:
    texts = ["", " ", "🙂", "a", "\u200b", "harbour " * 500]
    vectors = either.encode(texts)
    assert vectors.shape == (len(texts), DIMENSION)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=PRECISE)


def test_nothing_to_encode_gives_no_vectors(either: Encoder) -> None:
    assert either.encode([]).shape == (0, DIMENSION)
    assert [part.shape for part in either.encode_passages([])] == [(0, DIMENSION)] * 2


def test_the_library_draws_no_bars_of_its_own(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    Encoder(str(write_model(tmp_path / "model", pooling="cls_token"))).encode(["ferry"])
    assert capfd.readouterr() == ("", "")


# Prefixes.


def prompting(
    folder: Path, pooling: str, prompts: dict[str, str | None], default: str | None = None
) -> Path:
    """Write a tiny model whose own settings have these prompts, and return its folder."""
    written = write_model(folder / "prompting", pooling=pooling)
    (written / "config_sentence_transformers.json").write_text(
        json.dumps({"prompts": prompts, "default_prompt_name": default})
    )
    return written


E5: dict[str, str | None] = {"query": "query: ", "document": None, "passage": "passage: "}
TEXT = "The ferry stays in. It rains on Tuesday."


@pytest.mark.parametrize("pooling", ["mean_tokens", "cls_token"])
def test_a_models_own_prefixes_are_put_in_front(tmp_path: Path, pooling: str) -> None:
    plain = Encoder(str(write_model(tmp_path / "plain", pooling=pooling)))
    prefixed = Encoder(str(prompting(tmp_path, pooling, E5)))
    assert (prefixed.query_prefix, prefixed.passage_prefix) == ("query: ", "passage: ")
    assert prefixed.limit == plain.limit - len(plain.token_starts("passage: "))
    np.testing.assert_allclose(
        prefixed.encode(["ferry"]), plain.encode(["query: ferry"]), atol=PRECISE
    )
    assert np.abs(prefixed.encode(["ferry"]) - plain.encode(["ferry"])).max() > 1e-3
    found, of_sentences = prefixed.encode_passages([passage_of(TEXT, "Weather", cuts=(20,))])
    expected, theirs = plain.encode_passages([passage_of(TEXT, "passage: Weather", cuts=(20,))])
    np.testing.assert_allclose(found, expected, atol=PRECISE)
    if pooling == "cls_token":  # sentences are encoded apart, each with the prefix
        theirs = plain.encode(["passage: The ferry stays in. ", "passage: It rains on Tuesday."])
    np.testing.assert_allclose(of_sentences, theirs, atol=PRECISE)


def test_prefixes_given_stand_before_a_models_own(tmp_path: Path) -> None:
    folder = str(prompting(tmp_path, "mean_tokens", E5))
    given, plain = Encoder(folder, query_prefix="ask: "), Encoder(folder, query_prefix="")
    assert (given.query_prefix, given.passage_prefix) == ("ask: ", "passage: ")
    np.testing.assert_allclose(given.encode(["ferry"]), plain.encode(["ask: ferry"]), atol=PRECISE)


def test_a_prefix_left_out_of_the_pooling_is_left_out(tmp_path: Path) -> None:
    from sentence_transformers import SentenceTransformer

    folder = prompting(tmp_path, "mean_tokens", E5)
    pooling = folder / "1_Pooling" / "config.json"
    pooling.write_text(json.dumps({**json.loads(pooling.read_text()), "include_prompt": False}))
    model = SentenceTransformer(str(folder), device="cpu")
    expected = model.encode(["ferry"], prompt_name="query", show_progress_bar=False)
    np.testing.assert_allclose(Encoder(str(folder)).encode(["ferry"]), expected, atol=PRECISE)


def test_a_prefix_that_leaves_no_room_is_refused(tmp_path: Path) -> None:
    folder = str(write_model(tmp_path / "model"))
    long = "one two " * 24
    with pytest.raises(ModelUnusable, match="tokens only"):
        Encoder(folder, query_prefix=long)
    with pytest.raises(ModelUnusable, match="tokens only"):
        Encoder(folder, passage_prefix=long)


# What cannot be loaded.


@pytest.mark.parametrize("pooling", ["mean_tokens", "cls_token"])
@pytest.mark.parametrize("damage", ["cut", "empty", "no tokeniser", "no weight", "short"])
def test_a_model_that_cannot_be_loaded_is_one_clear_line(
    tmp_path: Path, pooling: str, damage: str
) -> None:
    folder = write_model(
        tmp_path / "model", pooling=pooling, longest=12 if damage == "short" else 64
    )
    weights = folder / "model.safetensors"
    if damage == "cut":
        weights.write_bytes(weights.read_bytes()[:1000])
    elif damage == "empty":
        weights.write_bytes(b"")
    elif damage == "no tokeniser":
        (folder / "tokenizer.json").unlink()
    elif damage == "no weight" and pooling == "mean_tokens":
        kept = load_file(weights)
        del kept["encoder.layer.1.output.dense.bias"]
        save_file(kept, weights, {"format": "pt"})
    elif damage == "no weight":
        (folder / "config.json").write_text("{}")
    with pytest.raises(ModelUnusable, match="cannot be") as refused:
        Encoder(str(folder))
    assert str(folder) in str(refused.value)
    assert "\n" not in str(refused.value)


def _rounds() -> bool:
    return fastest_precision() == torch.bfloat16
