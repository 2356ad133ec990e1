# Everything from a fresh machine with Python 3.11, make and git. uv is used where present, else pip.
# DUBAN_CORPUS=folder  lets the tests read real documents that are not part of the project.

# The first Python that runs and is new enough.
PYTHON ?= $(shell for one in python3 python3.11 python3.12 python3.13; do \
  $$one -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$one && break; done)
BIN := .venv/bin
READY := .venv/ready
DEMO ?= demo

# Compiled modules are kept, whatever the shell says: programs and tests start many processes.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test check lint types contracts format bench bench-reading bench-scale picture clean

$(READY): requirements.lock pyproject.toml
	@[ -n "$(PYTHON)" ] || { echo "Python 3.11 or newer is needed and was not found." >&2; exit 1; }
	@if command -v uv >/dev/null 2>&1; then \
	  { [ -x $(BIN)/python ] || uv venv --quiet --python $(PYTHON) .venv; } && \
	  uv pip sync --quiet --compile-bytecode --python $(BIN)/python requirements.lock && \
	  uv pip install --quiet --python $(BIN)/python --no-deps -e . ; \
	else \
	  { [ -x $(BIN)/pip ] || $(PYTHON) -m venv .venv; } && \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock && \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e . ; \
	fi
	@touch $(READY)

demo: $(READY)
	@$(BIN)/duban demo $(DEMO)

test: $(READY) contracts
	@$(BIN)/pytest -n auto --dist loadgroup

check: $(READY) lint types test

lint: $(READY)
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .

types: $(READY)
	@$(BIN)/mypy

contracts: $(READY)
	@$(BIN)/lint-imports --no-cache

format: $(READY)
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: $(READY)
	@for one in tests/bench/bench_*.py; do echo "== $$one"; $(BIN)/python $$one; done

bench-scale: $(READY)
	@$(BIN)/python tests/bench/bench_scale.py

bench-reading: $(READY)
	@$(BIN)/python tests/bench/bench_reading.py

# The README's picture, drawn by the running program on the demonstration.
picture: demo
	@DUBAN_HOME=$(DEMO) $(BIN)/python docs/picture.py docs/tui.svg

clean:
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis demo
