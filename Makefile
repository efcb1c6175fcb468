# Everything sets itself up in .venv; Python 3.11 or newer, make and pip are all it takes.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test test-all check screens bench screenshots clean

run: $(VENV)/installed
	$(BIN)/sitrep samples/istanbul-talks

test: check
	$(BIN)/python -m pytest -q -n 2 -m "not tmux and not browser and not cluster"

# What needs more than Python (tmux, a browser, a cluster) is skipped by name where it is missing.
test-all: check $(VENV)/installed-all
	$(BIN)/python -m pytest -q -n 2 -rs

check: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/sitrep rules check
	.ci/wheel $(BIN)/python

# Redraws the screens that tests compare with. What changed is to be read before it is committed.
screens: $(VENV)/installed-dev
	SITREP_ACCEPT=1 $(BIN)/python -m pytest -q tests/dashboard/test_looks.py
	git diff --stat -- tests/dashboard/screens

bench: $(VENV)/installed-dev
	$(BIN)/python -m benchmarks

screenshots: $(VENV)/installed
	$(BIN)/python docs/screenshots.py

$(VENV)/bin/pip:
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: pyproject.toml | $(VENV)/bin/pip
	$(BIN)/pip install -q --disable-pip-version-check -e .
	touch $@

$(VENV)/installed-dev: pyproject.toml | $(VENV)/installed
	$(BIN)/pip install -q --disable-pip-version-check -e '.[dev]'
	touch $@

$(VENV)/installed-all: pyproject.toml | $(VENV)/installed-dev
	$(BIN)/pip install -q --disable-pip-version-check -e '.[dev,dask]'
	touch $@

clean:
	rm -rf $(VENV) build dist
