# make handouts    install what is missing, build the sample library into out/
# make test        every check of a change; make test-slow adds veraPDF, the second opinion on accessibility
# make lint        the checks that run nothing
# make bench       how long it takes here, beside other programs; writes bench/RESULTS.md; bench-slow adds what takes minutes
# make compare     each drawing in three renderers: the worst difference of a pixel
# make clean       remove what the above made, the virtual environment too

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
TOOLS  := rsvg-convert=librsvg2-bin chromium=chromium handlebars=handlebars yaegi=yaegi
OTHERS := pandoc=pandoc chromium=chromium

.PHONY: handouts test test-slow lint bench bench-slow compare clean native
.DELETE_ON_ERROR:

handouts: native $(VENV)/handout.stamp
	$(BIN)/handout build --out out

test: lint
	-.ci/install-native $(TOOLS)  # checks whose tool cannot be installed are left out, and named at the end
	$(BIN)/pytest -n 2 -m "not slow" $(PYTEST_OPTIONS)

test-slow: native $(VENV)/slow.stamp
	$(BIN)/pytest -m slow $(PYTEST_OPTIONS)

lint: native $(VENV)/test.stamp
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: native $(VENV)/bench.stamp
	-.ci/install-native $(OTHERS)  # those that cannot be installed are left out, and named
	$(BIN)/python .ci/bench.py
	$(BIN)/python bench/figures.py
	$(BIN)/python -m bench.versus $(BENCH_OPTIONS)

bench-slow:
	$(MAKE) bench BENCH_OPTIONS=--slow

compare: native $(VENV)/test.stamp
	.ci/install-native $(TOOLS)
	$(BIN)/python -m tests.figures.renderers

clean:
	rm -rf out dist build $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

native:
	PYTHON=$(PYTHON) .ci/install-native

# `--group` needs pip 25.1, and Debian's is older.
$(VENV)/pip.stamp:
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	touch $@

$(VENV)/handout.stamp: pyproject.toml $(VENV)/pip.stamp
	$(BIN)/python -m pip install --quiet --editable .
	$(BIN)/python -m compileall -q src  # pip does it for all but editable installs
	$(BIN)/python -m handout.compiled
	touch $@

$(VENV)/test.stamp: $(VENV)/handout.stamp
	$(BIN)/python -m pip install --quiet --group test
	touch $@

$(VENV)/bench.stamp: $(VENV)/handout.stamp
	-$(BIN)/python -m pip install --quiet --group bench
	touch $@

$(VENV)/slow.stamp: $(VENV)/test.stamp
	$(BIN)/python -m pip install --quiet --group slow
	touch $@
