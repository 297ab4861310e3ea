# One door for everybody, CI included. Each target does its own set-up; `make` alone prints what there is.

BIN := .venv/bin
EXAMPLE ?= examples/symptom-checker-startup.yaml
# How pytest is run; for instance: make test PYTEST="-n 0 -x -k truth"
PYTEST ?= -n auto --dist worksteal

.DEFAULT_GOAL := help
.PHONY: help setup demo test check format lint packs bench docs golden clean

help:
	@echo "make TARGET, where TARGET is one of"
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## make .venv with the pinned versions, and see to what the PDF needs
	@sh tools/setup.sh

demo: setup ## judge an example and write build/demo/report.pdf
	@mkdir -p build/demo
	$(BIN)/compliance report $(EXAMPLE) -o build/demo/report.pdf
	@echo "Have a look at build/demo/report.pdf"

test: check ## all tests: what `check` does, then pytest
	$(BIN)/pytest $(PYTEST)

check: lint packs ## the fast half of the tests, for before a commit

lint: setup ## style (ruff), types (mypy), and which floor imports which
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/make_docs.py --check

packs: setup ## check every rule pack: shape, quotes if their texts are at hand, meaning, cases, coverage
	$(BIN)/compliance pack check rules

format: setup ## put code into its one shape
	$(BIN)/ruff check --fix --exit-zero --quiet
	$(BIN)/ruff format

bench: setup ## measure speed, as ratios to something known in the same run
	@for benchmark in benchmarks/*.py; do echo "== $$benchmark"; $(BIN)/python $$benchmark || exit 1; done

docs: setup ## write the pages of docs/ that are made from the program
	$(BIN)/python tools/make_docs.py

golden: setup ## write the expected outputs of the tests anew; then read the diff
	$(BIN)/pytest $(PYTEST) --update-golden
	git diff --stat -- tests

clean: ## remove what was made here, .venv included
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +
