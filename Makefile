# Each command makes the checkout ready first, and says what it does. `make help` lists them.

# The first Python that is new enough, of the names that systems use for it.
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$name -c "$(NEW_ENOUGH)" 2>/dev/null && { echo $$name; break; }; done)

BIN := .venv/bin
# Programs of the environment come first: node, where this machine has none of its own.
WITH_ENV := PATH="$(CURDIR)/$(BIN):$$PATH"
export NO_MKDOCS_2_WARNING := 1
export PYTHONUTF8 := 1
# Python may keep its modules compiled, whatever the machine's setting: every command starts a third of a second sooner.
export PYTHONDONTWRITEBYTECODE :=
# Tests in a browser wait more than they work: one process more than there are cores.
TESTERS := $(shell echo $$(( $$(nproc 2>/dev/null || echo 2) + 1 )))
BUILT_FOR_TESTS := .cache/site-test
TEST := HANDBOOK_SITE="$(CURDIR)/$(BUILT_FOR_TESTS)" $(WITH_ENV) $(BIN)/python -m pytest

.PHONY: help serve test build pdf check report lint format bench fuzz lock clean setup-site setup-test python \
	test-style test-types test-site
.DEFAULT_GOAL := help

help: ## List these commands
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)$$/  make \1\t\2/p' Makefile | expand -t 16

serve: setup-site ## Build the site, serve it on 127.0.0.1 and print its address (PORT=8000)
	@$(WITH_ENV) $(BIN)/handbook serve $(if $(PORT),--port $(PORT))

test: setup-test ## Run every check and test, the ones in a real browser too
	@$(MAKE) --no-print-directory --jobs=3 test-types test-style test-site
	@# What measures time comes first and on its own. All else runs even if that fails; 5: ARGS chose none of them.
	@timed=0; rest=0; $(TEST) -m "timed and not thorough" $(or $(ARGS),tests/browser) || timed=$$?; \
	$(TEST) -m "not timed and not thorough" --numprocesses=$(TESTERS) --dist=loadfile --no-loadscope-reorder $(ARGS) || rest=$$?; \
	case $$timed$$rest in 00|05|50) ;; *) exit 1 ;; esac

# Beside each other: style and types say nothing unless something is wrong.
test-style:
	@$(BIN)/ruff check --quiet .

test-types:
	@$(BIN)/mypy --no-error-summary

test-site:
	@rm -rf $(BUILT_FOR_TESTS)
	@$(WITH_ENV) $(BIN)/handbook build --out $(BUILT_FOR_TESTS)

build: setup-site ## Build the site into the folder site
	@$(WITH_ENV) $(BIN)/handbook build

pdf: setup-site ## Make the PDFs that have changed
	@$(WITH_ENV) $(BIN)/handbook pdf

check: setup-site ## Check the definitions in procedures and checklists
	@$(WITH_ENV) $(BIN)/handbook check

report: setup-test ## List what to review, sources to read again, spelling, and how easy each page is to read
	@$(BIN)/handbook report $(if $(OUT),--out $(OUT))

lint: setup-test ## Check the style and the types of the code
	@$(BIN)/ruff check .
	@$(BIN)/mypy

format: setup-test ## Lay out the code and the imports
	@$(BIN)/ruff check --quiet --select I --fix .
	@$(BIN)/ruff format .

bench: setup-test ## Measure, and write docs/benchmarks.md
	@$(WITH_ENV) $(BIN)/python -m bench

fuzz: setup-test ## Try the properties of the engine on very many made-up cases, and the browser in more states
	@$(WITH_ENV) $(BIN)/python -m pytest -m thorough $(ARGS)
	@$(WITH_ENV) $(BIN)/python -m pytest -m hypothesis --hypothesis-profile=fuzz $(ARGS)

lock: setup-site ## Pin packages anew after a change to requirements/*.in or package.json
	@$(BIN)/python -m tools.lock

clean: ## Remove whatever set-up, builds and tests have made
	rm -rf .venv .cache node_modules site dist test-results .hypothesis .pytest_cache .mypy_cache .ruff_cache *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

setup-site: python
	@$(PYTHON) -m tools.setup site

setup-test: python
	@$(PYTHON) -m tools.setup test

python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed, and was not found. As root: apt-get install python3 python3-venv"; exit 1; }
