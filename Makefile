# The commands of the project; each sets up what it needs. `make help` lists them.

PYTHON = .venv/bin/python
ISSUE = 2026-11-27
UV = $$(command -v .venv/bin/uv || echo uv)
LOCK = --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --quiet $(UPGRADE)

.POSIX:
.PHONY: help sample test check gate verify bench soak lock wheel clean

help: ## say what each command does
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1	\2/p' Makefile | expand -t 16

sample: ## set up, build the sample issue, say where its PDF lies
	@sh src/setup.sh
	@.venv/bin/stonehand build issues/$(ISSUE)
	@ls out/$(ISSUE)/press/*.pdf

test: ## set up and run every test but those of `verify` and `soak`
	@sh src/setup.sh dev
	@$(PYTHON) -m pytest -n auto -m "not soak and not outside"

check: gate ## the one gate for all: format, lint, types, import contract, unit and property tests
	@$(PYTHON) -m pytest -n auto -m "not soak and not outside and not long" tests/unit tests/property

gate: ## format, lint, types and the import contract alone
	@sh src/setup.sh dev
	@$(PYTHON) -m ruff format --check --quiet .
	@$(PYTHON) -m ruff check --quiet .
	@$(PYTHON) -m mypy
	@.venv/bin/lint-imports

verify: gate ## the gate, then the tests that need programs outside Python; says what was skipped
	@sh src/verify.sh

bench: ## measure speed, memory and quality of setting
	@sh src/setup.sh dev
	@$(PYTHON) tests/bench/run.py

soak: ## run the long campaigns
	@sh src/setup.sh dev
	@$(PYTHON) -m pytest -m soak

lock: ## pin the dependencies anew with uv (`make lock UPGRADE=--upgrade` for the newest)
	@$(UV) pip compile pyproject.toml --group build $(LOCK) --output-file requirements.lock >/dev/null
	@$(UV) pip compile --group dev $(LOCK) --constraint requirements.lock --output-file requirements-dev.lock \
	  $$(sed -n 's/^\([a-z0-9.-]*\)==.*/--no-emit-package \1/p' requirements.lock) >/dev/null

wheel: ## build the wheel into dist/, without network
	@sh src/setup.sh
	@.venv/bin/hatchling build --target wheel --directory dist

clean: ## remove what was built, the environment included
	rm -rf .venv .sys dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find out -mindepth 1 ! -name README.md -delete
