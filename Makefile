PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help
help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

# Engine and Vietnamese data for reading scans, venv module: from Debian's or Ubuntu's own packages, only when missing.
.PHONY: system
system:
	@sh scripts/system-packages.sh ocr $(PYTHON)

.PHONY: system-test
system-test:
	@sh scripts/system-packages.sh test $(PYTHON)

$(VENV)/.installed: pyproject.toml constraints.txt | system
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Vanban needs Python 3.11 or newer; $(PYTHON) is older. Run: make PYTHON=/path/to/python3.11 demo" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --upgrade -c constraints.txt pip
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt --only-binary tesserocr -e '.[ocr]' \
		|| echo "tesserocr has no wheel for this machine: the tesseract program will be used instead"
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed | system-test
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

.PHONY: demo
demo: system $(VENV)/.installed ## Set up and read the samples, scans included
	@mkdir -p out/demo
	$(BIN)/vanban extract samples/*.docx samples/*.pdf -o out/demo/
	@echo "One JSON record each in out/demo/. Look at one: $(BIN)/vanban extract samples/ke-hoach-phu-luc.pdf --format table"

.PHONY: test
test: system-test $(VENV)/.installed-dev ## Set up and run the tests
	OMP_THREAD_LIMIT=1 $(BIN)/python -m pytest -n 2 --dist worksteal --doctest-modules tests pipeline/vanban

# The programs that the benchmarks compare with have requirements of their own: an environment apart.
PEERS := .venv-bench
$(PEERS)/.installed: benchmarks/peers.txt | system
	@sh scripts/system-packages.sh bench $(PYTHON)
	@test -x $(PEERS)/bin/python || $(PYTHON) -m venv $(PEERS)
	$(PEERS)/bin/pip install --quiet --disable-pip-version-check -r benchmarks/peers.txt
	@touch $@

.PHONY: bench-peers
bench-peers: $(VENV)/.installed-dev $(PEERS)/.installed ## Set up the programs that the benchmarks compare with

.PHONY: bench
bench: bench-peers ## Measure speed and the reading of scans beside other programs (half an hour)
	$(BIN)/python benchmarks/digital.py
	$(BIN)/python benchmarks/ocr.py

# Ray is large and has requirements of its own: an environment apart.
CLUSTER := .venv-cluster
$(CLUSTER)/.installed: pyproject.toml constraints.txt | system-test
	@test -x $(CLUSTER)/bin/python || $(PYTHON) -m venv $(CLUSTER)
	$(CLUSTER)/bin/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[cluster,postgres]' pytest
	@touch $@

.PHONY: test-cluster
test-cluster: $(CLUSTER)/.installed ## Kill a node of a Ray cluster of two while it reads (three minutes)
	OMP_THREAD_LIMIT=1 $(CLUSTER)/bin/python -m pytest tests/cluster

.PHONY: kill-batch
kill-batch: $(VENV)/.installed-dev ## Kill a run over 2,000 documents ten times and compare everything (five minutes)
	OMP_THREAD_LIMIT=1 $(BIN)/python -m tests.robustness.kill_batch

MINUTES ?= 10

.PHONY: fuzz
fuzz: $(VENV)/.installed-dev ## Try generated texts and pages on the parsers for MINUTES=10
	OMP_THREAD_LIMIT=1 $(BIN)/python -m tests.robustness.fuzzing --minutes $(MINUTES)

.PHONY: robustness
robustness: $(VENV)/.installed-dev ## Read the corpus of damaged and odd files, all of it
	OMP_THREAD_LIMIT=1 $(BIN)/python -m tests.robustness

.PHONY: lint
lint: $(VENV)/.installed-dev typecheck ## Check style, types and that generated pages are fresh
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python docs/generate.py --check

.PHONY: typecheck
typecheck: $(VENV)/.installed-dev ## Check types (mypy --strict)
	$(BIN)/mypy

.PHONY: format
format: $(VENV)/.installed-dev ## Format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

.PHONY: docs
docs: $(VENV)/.installed-dev ## Write the generated reference pages
	$(BIN)/python docs/generate.py

.PHONY: samples
samples: $(VENV)/.installed-dev ## Render the samples anew from samples/sources
	$(BIN)/python -m tests.builder samples

.PHONY: lock
lock: $(VENV)/.installed-dev ## Pin the versions that are installed now
	$(BIN)/python scripts/lock.py > constraints.new && mv constraints.new constraints.txt

.PHONY: clean
clean: ## Remove the environment and everything that was made
	rm -rf $(VENV) $(PEERS) $(CLUSTER) out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
