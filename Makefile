# make run    install what is needed, index the sample archive once, then chat (or Telegram)
# make test   the test suite;  make test-long  the tests that take minutes
# make lint   ruff and mypy
#
# PyTorch from PyPI is the CUDA build on Linux, gigabytes of it. The CPU build is what gets
# installed; for a GPU:  make install TORCH_INDEX=https://download.pytorch.org/whl/cu130

PYTHON ?= python3
TORCH_INDEX ?= https://download.pytorch.org/whl/cpu
BYLINE_INDEX ?= data/index
export BYLINE_INDEX

PIP = .venv/bin/python -m pip install --quiet --disable-pip-version-check
BYLINE = .venv/bin/byline

.PHONY: install run test test-long lint clean

install: .venv/installed

.venv/installed: pyproject.toml constraints.txt
	test -x .venv/bin/python || $(PYTHON) -m venv .venv
# One package from the extra index, and few retries: where it cannot be reached, pip goes on.
	$(PIP) --retries 1 --no-deps --extra-index-url $(TORCH_INDEX) -c constraints.txt torch
	$(PIP) -c constraints.txt -e '.[dev]'
	touch $@

run: install
	test -e $(BYLINE_INDEX)/CURRENT || $(BYLINE) build corpus/sample
	if [ -n "$$TELEGRAM_BOT_TOKEN" ]; then $(BYLINE) bot; else $(BYLINE) chat; fi

test: install
	.venv/bin/python -m pytest

test-long: install
	.venv/bin/python -m pytest -m long

lint: install
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy

clean:
	rm -rf .venv build *.egg-info .pytest_cache .mypy_cache .ruff_cache
