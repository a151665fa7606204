# Every chore in one place. Each makes .venv by itself; set PYTHON to choose the Python that it is made with.

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
CANDIDATES := $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11

.PHONY: demo test check evals bench soak clean

# An article on the terminal, the same as a web page in build/demo.html, a ledger of the examples in build/demo.db, and the
# desk over it: served until Ctrl-C on a terminal, else only asked whether it answers.
demo: $(READY)
	@mkdir -p build
	$(BIN)/onrecord read examples/ferry.txt --html build/demo.html
	@echo
	@rm -f build/demo.db*
	$(BIN)/onrecord add examples --ledger build/demo.db
	$(BIN)/onrecord link --ledger build/demo.db
	@# What became of some forecasts, as docs/guide/the-first-comment.md (which a test types) has it.
	@grep '^onrecord resolve' docs/guide/the-first-comment.md | sed 's#^onrecord#$(BIN)/onrecord#' \
	    | ONRECORD_LEDGER=build/demo.db ONRECORD_USER="Ida Lind" sh -e >build/resolved.txt 2>&1 || { cat build/resolved.txt; exit 1; }
	$(BIN)/onrecord articles --ledger build/demo.db
	$(BIN)/onrecord search ferry --ledger build/demo.db
	@echo
	@echo "The article as a web page: build/demo.html; the ledger: build/demo.db"
	@if [ -t 1 ]; then \
	    echo "The desk opens in a browser; Ctrl-C stops it."; \
	    $(BIN)/onrecord serve --ledger build/demo.db --port 0; \
	else \
	    $(BIN)/onrecord serve --ledger build/demo.db --port 0 --check; \
	fi

test: $(READY)
	$(BIN)/python -m pytest

check: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

# Every floor of evals/floors.json, on the data in ../shared.
evals: $(READY)
	$(BIN)/python -m evals

# How long reading takes beside what it cannot do without.
bench: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[bench]'
	$(BIN)/python -m benchmarks.reader
	$(BIN)/python -m benchmarks.deep

# The long runs: hours rather than minutes.
soak: $(READY)
	$(BIN)/python -m pytest -m soak

clean:
	rm -rf $(VENV) build dist

# Made anew when what it installs has changed; left without its stamp, and so made again, when that fails half-way.
$(READY): pyproject.toml
	@rm -f $@
	@for python in $(CANDIDATES); do \
	    if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	        echo "making $(VENV) with $$($$python --version)"; \
	        $$python -m venv $(VENV) && exit 0; \
	        echo "error: $$python cannot make a virtual environment; on Debian: apt-get install python3-venv" >&2; \
	        exit 1; \
	    fi; \
	done; \
	echo "error: no Python 3.11 or newer found; install one, or name it: make PYTHON=/path/to/python3" >&2; \
	exit 1
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test]'
	@touch $@
