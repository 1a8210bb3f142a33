# make run [INPUT=…]   the nightly job once, on INPUT or on the sample pages
# make compile         extraction compiled, 1.4 times as fast (a C compiler and Python's headers; two minutes)
# make test            every check and every test
# make test-compiled   compiles, and tests what is compiled
# make check           ruff, ruff format, mypy
# make docs            the outputs in README.md and docs/ anew
# make bench           measure and write docs/benchmarks.md (a quarter of an hour); BENCHES="speed start", GOLD=folder of more pages
# make nights          nights killed, met by another, read meanwhile, with nothing new (about half an hour)
# make lock            requirements.lock anew from pyproject.toml; UPGRADE=1 takes newer versions
# make clean           the environment and what runs left behind

SHELL   := /bin/bash
VENV    := .venv
BIN     := $(VENV)/bin
INPUT   ?= corpus/sample
DB      ?= data/cakupan.duckdb
ROOMS   := corpus extractors warehouse flows review
STAMP   := $(VENV)/.installed
COMPILED := $(VENV)/compiled
OLDEST  := $(VENV)/oldest
# The first of these that is there and new enough makes the environment; PYTHON=… chooses another.
PYTHONS := $(if $(PYTHON),$(PYTHON),python3 python3.14 python3.13 python3.12 python3.11 python)
TESTS   ?= -n 2

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export DO_NOT_TRACK := 1
export PREFECT_SERVER_ANALYTICS_ENABLED := false

.DEFAULT_GOAL := help
.PHONY: help run test check docs lock clean install sources current compile test-compiled nights oldest bench

help:
	@sed -n 's/^# make /make /p' Makefile

run: current
	@$(BIN)/cakupan run $(INPUT) --db $(DB)

test: check oldest current
	@$(BIN)/python -m pytest $(TESTS)

# By the command, not by python -m, which would find the sources of this folder first.
test-compiled: compile
	@CAKUPAN_COMPILED=1 $(BIN)/pytest $(TESTS) tests/extractors tests/test_compiled.py

check: $(STAMP)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

install: $(STAMP)

# The stamp holds the checksum of what was installed, so that touching a file installs nothing anew.
$(STAMP): requirements.lock pyproject.toml
	@set -e; \
	if [ ! -x $(BIN)/python ]; then \
	  for python in $(PYTHONS); do \
	    if command -v $$python >/dev/null 2>&1 && $$python -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	      found=$$python; break; \
	    fi; \
	  done; \
	  if [ -z "$$found" ]; then \
	    echo "cakupan needs Python 3.11 or newer with venv; tried: $(PYTHONS). Install one, or name it: make $(MAKECMDGOALS) PYTHON=/path/to/python3" >&2; \
	    exit 1; \
	  fi; \
	  echo "making $(VENV) with $$($$found --version)"; \
	  $$found -m venv $(VENV); \
	fi; \
	want=$$(cat requirements.lock pyproject.toml | cksum); \
	if [ "$$(cat $(STAMP) 2>/dev/null)" != "$$want" ]; then \
	  echo "installing requirements.lock"; \
	  $(BIN)/python -m pip install -qq --require-hashes -r requirements.lock; \
	  $(BIN)/python -m pip install -qq --no-deps --no-build-isolation -e .; \
	  $(BIN)/python -m compileall -q -j 0 $(VENV)/lib $(ROOMS) >/dev/null 2>&1 || true; \
	  $(BIN)/python -m extractors.prepare >/dev/null 2>&1 || true; \
	fi; \
	echo "$$want" > $(STAMP)

# What is compiled is a copy of the sources, found before them as long as LINK is there and the copy is theirs.
LINK    = $(VENV)/lib/python*/site-packages/cakupan-compiled.pth
SOURCES = cat setup.py pyproject.toml $$(find $(ROOMS) -type f -not -path '*/__pycache__/*' | LC_ALL=C sort) | cksum

sources:
	@$(SOURCES)

current: $(STAMP)
	@if [ -d $(COMPILED) ] && [ "$$(cat $(COMPILED)/.sources 2>/dev/null)" != "$$($(SOURCES))" ]; then \
	  echo "the sources have changed since make compile: what it made is gone until it is called again"; \
	  rm -rf $(LINK) $(COMPILED); \
	fi

compile: current
	@set -e; \
	[ ! -d $(COMPILED) ] || exit 0; \
	headers=$$($(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("include"))'); \
	if ! command -v $${CC:-cc} >/dev/null || [ ! -f $$headers/Python.h ]; then \
	  echo "make compile needs a C compiler and Python's headers (Debian: gcc and python3-dev); without them all works, more slowly" >&2; \
	  exit 1; \
	fi; \
	echo "compiling what reads pages (two minutes)"; \
	rm -rf build $(COMPILED).new; \
	CAKUPAN_USE_MYPYC=1 $(BIN)/python -m pip install -qq --no-deps --no-build-isolation --target $(COMPILED).new .; \
	$(SOURCES) >$(COMPILED).new/.sources; \
	echo "$$PWD" >$(COMPILED).new/.from; \
	$(BIN)/python -c 'import pathlib, sys, sysconfig; \
	  pathlib.Path(sysconfig.get_path("purelib"), "cakupan-compiled.pth").write_text(sys.argv[1] + "\n")' "$$PWD/$(COMPILED)"; \
	mv $(COMPILED).new $(COMPILED); \
	$(BIN)/python -P -m extractors.prepare >/dev/null 2>&1 || true

# What `make bench` runs, one after the other; the others in benchmarks/ take longer or need more. GOLD: a folder of annotated
# pages, measured beside the project's own.
BENCHES ?= start speed compiled pipelines stream stages memory workers archive conflicts
GOLD    ?=

bench: export BENCH_DOCS := docs/benchmarks.md
bench: export GOLD := $(GOLD)
# compiled as an installed package is: a start would else be measured with the compiling of what was changed since
bench: current
	@$(BIN)/python -m compileall -q -j 0 $(ROOMS)
	@$(BIN)/python -m extractors.prepare
	@failed=0; for what in $(BENCHES); do echo "== $$what"; $(BIN)/python benchmarks/$$what.py || failed=1; done; exit $$failed

nights: $(STAMP)
	@failed=0; for what in kills readers twice unchanged; do $(BIN)/python benchmarks/nights.py $$what || failed=1; done; exit $$failed

# The oldest DuckDB that has to open a warehouse, beside the one that writes it. Without a network its test is skipped.
oldest: $(STAMP)
	@want=$$(cksum < tests/oldest.lock); \
	if [ "$$(cat $(OLDEST)/.installed 2>/dev/null)" != "$$want" ]; then \
	  rm -rf $(OLDEST); \
	  if $(BIN)/python -m pip install -qq --require-hashes --no-deps --target $(OLDEST) -r tests/oldest.lock; then \
	    echo "$$want" > $(OLDEST)/.installed; \
	  else \
	    rm -rf $(OLDEST); echo "tests/oldest.lock cannot be installed here: the test of older DuckDB is skipped" >&2; \
	  fi; \
	fi

docs: $(STAMP)
	@$(BIN)/python -m warehouse.dictionary >docs/data-dictionary.md
	@$(BIN)/python tests/test_docs.py </dev/null
	@$(BIN)/python -P tests/test_queries.py

# Prefect asks for sqlalchemy[asyncio], others for sqlalchemy: pip finds the hashes of an older version only under both names.
lock: $(STAMP)
	@$(BIN)/uv pip compile pyproject.toml --extra dev --universal --generate-hashes --quiet $(if $(UPGRADE),--upgrade) \
	  --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" -o requirements.lock
	@awk '/^sqlalchemy==/ { twin = $$0; sub("==", "[asyncio]==", twin); open = 1; print; next } \
	  open && /^ *--hash/ { twin = twin "\n" $$0; print; next } open { print twin; open = 0 } { print }' requirements.lock > .lock.new \
	  && mv .lock.new requirements.lock
	@$(BIN)/uv pip compile tests/oldest.in --universal --python-version 3.11 --generate-hashes --quiet $(if $(UPGRADE),--upgrade) \
	  --no-emit-index-url --no-emit-find-links --no-header -o tests/oldest.lock
	@echo "requirements.lock: $$(grep -c '^[a-z0-9].*==' requirements.lock) packages"

clean:
	rm -rf $(VENV) data build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
