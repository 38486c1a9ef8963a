# Everything a newcomer or a developer does, one line each. `make` alone lists it.
.DEFAULT_GOAL := help
.PHONY: help run test coverage lint format types check wheel dist site superset browser train weigh gazetteer bench calibrate docs licences lock clean
.DELETE_ON_ERROR:

VENV := .venv
PY := $(VENV)/bin/python
PARLEY := $(VENV)/bin/parley
STAMP := $(VENV)/.installed
# The first Python that is new enough; `make run PYTHON=/path/to/python3.12` takes another.
PYTHON ?= $(shell for each in python3 python3.13 python3.12 python3.11; do \
	"$$each" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& { echo "$$each"; break; }; done)
PIP := $(PY) -m pip --disable-pip-version-check --quiet
# uv installs side by side what pip does one by one, and leaves out the bytecode of what nobody runs.
SUPERSET := apache-superset==6.1.0 duckdb-engine duckdb==1.5.5 'cachelib<0.14' rich cachetools
LOCKED := --require-hashes --no-deps --requirement requirements.lock

help: ## List what can be made
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18

run: $(STAMP) ## Build the warehouse from the sample corpus, and show what is in it
	@$(PARLEY) run
	@$(PARLEY) examples

test: $(STAMP) ## Run every test, on all cores (ARGS: more arguments for pytest)
	$(PY) -m pytest -n auto $(ARGS)

coverage: $(STAMP) ## Run the tests of the pure layers and the warehouse; nine tenths of all branches must be run
	$(PY) -m pytest -n auto -q --cov --cov-report term -m "not whole" \
	  tests/transforms tests/schemas tests/warehouse

lint: $(STAMP) ## Look for faults
	$(PY) -m ruff check .

format: $(STAMP) ## Put the code into its form
	$(PY) -m ruff format .
	$(PY) -m ruff check --select I --fix --quiet .

types: $(STAMP) ## Check the types
	$(PY) -m mypy

check: lint types ## Lint, form and types
	$(PY) -m ruff format --check .

superset: $(STAMP) ## Let Superset draw the dashboard of a release (its own environment; many minutes, once)
	@test -x build/superset/bin/superset || { $(PYTHON) -m venv build/superset && \
	  build/superset/bin/python -m pip --disable-pip-version-check --quiet install $(SUPERSET); }
	SUPERSET_PYTHON=$(abspath build/superset/bin/python) $(PY) -m pytest -q tests/superset

browser: $(STAMP) ## Look at a report in headless Chromium: charts, filters, keyboard, axe-core
	REPORT_IN_BROWSER=1 $(PY) -m pytest -q tests/warehouse/report/test_browser.py

wheel: $(STAMP) ## Build the wheel, install it with pip alone, and run it elsewhere (some minutes)
	$(PY) -m tests.packaging.try_wheel

dist: $(STAMP) ## Build the wheel into dist/, for the container
	$(PY) -m pip wheel --quiet --no-deps --wheel-dir dist .

site: $(STAMP) ## Build the documentation site into build/site, with all links checked
	NO_MKDOCS_2_WARNING=1 $(PY) -m mkdocs build --strict --quiet

train: $(STAMP) ## Train the reader anew on data/training (needs pip install -e .[train]; up to an hour)
	$(PY) -m parley.flows.app.train

weigh: $(STAMP) ## Learn anew whom sentences leave unsaid, on data/training (a quarter of an hour)
	$(PY) -m parley.flows.app.weigh

gazetteer: $(STAMP) ## Write the gazetteer anew (needs pip install -e .[gazetteer]; a minute)
	$(PY) -m parley.flows.app.gazetteer

bench: $(STAMP) ## Measure: words per second, and how fast the command line answers
	$(PY) -m tests.benchmarks.run
	$(PY) -m tests.benchmarks.components
	$(PY) -m tests.benchmarks.workers
	$(PY) -m tests.benchmarks.joining 10000 100000
	$(PY) -m tests.benchmarks.archive 1000 10000 100000
	$(PY) -m tests.benchmarks.growth 1000 10000

calibrate: $(STAMP) ## Count on the gold how often each method is right (after `make run`)
	$(PY) -m parley.flows.app.calibrate

docs: $(STAMP) ## Write the pages that are made from code anew
	$(PY) -m parley.warehouse.dictionary
	$(PY) -m parley.warehouse.quality
	$(PY) -m parley.flows.reference

licences: $(STAMP) ## Write the list of licences anew, and look for known flaws of what is locked
	$(PY) -m tests.packaging.supply

lock: $(STAMP) ## Resolve pyproject.toml into requirements.lock, with hashes (UPGRADE=1: the newest)
	@cp requirements.lock requirements.lock.new
	@$(PY) -m uv pip compile --quiet --no-header --no-annotate --generate-hashes --universal \
	  --python-version 3.11 $(if $(UPGRADE),--upgrade) --group pyproject.toml:dev pyproject.toml \
	  --output-file requirements.lock.new >/dev/null
	@{ echo '# Locked with hashes by `make lock`; install with pip --require-hashes --no-deps.'; \
	  cat requirements.lock.new; } > requirements.lock
	@rm requirements.lock.new

clean: ## Remove the environment and what tools leave behind (never the warehouse)
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis build src/*.egg-info

# The environment, once: it is made again when a dependency changes.
$(STAMP): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Parley needs Python 3.11 or newer, and none was found." \
	  "Install it, or name it: make run PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "The module venv is missing:" \
	  "sudo apt-get install python3-venv"; exit 1; }
	@echo "1 of 3: making the environment in $(VENV) (this and the next, once) ..."
	@test -x $(PY) || $(PYTHON) -m venv $(VENV)
	@sed -n '/^uv==/,/[^\\]$$/p' requirements.lock > $(VENV)/uv.lock
	@$(PIP) install --require-hashes --no-deps -r $(VENV)/uv.lock
	@echo "2 of 3: installing $$(grep -c '^[a-z].*==' requirements.lock) packages, 1.5 GB ..."
	@$(PY) -m uv pip install --quiet --python $(PY) $(LOCKED) || { echo "uv does not reach" \
	  "the package registry as pip does; pip takes some minutes ..."; $(PIP) install $(LOCKED); }
	@echo "3 of 3: installing Parley ..."
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $(STAMP)
