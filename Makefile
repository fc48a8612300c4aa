# Assay's commands. `make run` and `make test` each do all the set-up themselves; a second run finds it done.

HOST ?= 127.0.0.1
PORT ?= 8080
DATA ?= .data
export HOST PORT DATA

# Where set-up puts libraries, models, tools and samples.
export ASSAY_HOME ?= $(CURDIR)/.deps
export ASSAY_PYTHON ?= $(ASSAY_HOME)/venv/bin/python

# One configuration for the program and its tests, so that nothing is compiled twice; undeclared imports are errors.
SWIFT_FLAGS = -c release -Xswiftc -enable-testing --explicit-target-dependency-import-check error

# Tests that only compute. They run by themselves: beside them those that wait for something would wait for a core. So
# do those of engines, which look at the memory of their own process, and those of deliveries, which wait for others.
COMPUTING = ^(Barcodes|Checks|Domain|Forensics|Imaging|ListFiles|Screening|TransparencyLog|Typesetting)Tests\.

.DEFAULT_GOAL := help
.PHONY: help setup setup-samples setup-tests setup-bench build run test bench accuracy screening zones check soak fuzz fuzz-entries clean clean-all

help:           ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo "  variables      HOST=$(HOST) PORT=$(PORT) DATA=$(DATA)"

setup:          ## Debian packages, libraries and models that building and running need
	@python3 Setup/setup.py

setup-samples:  ## the same, and the specimen documents
	@python3 Setup/setup.py --samples

setup-tests:    ## the same, and the Python tools of tests and benchmarks
	@python3 Setup/setup.py --samples --tests

setup-bench:    ## the same, and what peers of benchmarks are built with
	@python3 Setup/setup.py --samples --tests --bench

build: setup    ## the release program, .build/release/assay
	@command -v swift >/dev/null || { echo "build: the Swift 6.3 toolchain is not on the PATH" >&2; exit 1; }
	@swift build $(SWIFT_FLAGS)

run: setup-samples build   ## set up, build, verify one sample through the HTTP API, then serve
	@exec Setup/run.sh

test: setup-tests build    ## every test, on throw-away databases
	@swift build $(SWIFT_FLAGS) --build-tests
	@Setup/bounded.sh 200 swift test $(SWIFT_FLAGS) --disable-xctest --skip-build --filter '$(COMPUTING)'
	@Setup/bounded.sh 300 swift test $(SWIFT_FLAGS) --disable-xctest --skip-build --skip '$(COMPUTING)' \
	  --skip AccuracyTests --skip DeliveryTests --skip EndToEndTests --skip EnginesTests --skip PostgreSQLClusterTests \
	  --skip PostgreSQLTests
	@Setup/bounded.sh 200 swift test $(SWIFT_FLAGS) --disable-xctest --skip-build --filter '^DeliveryTests\.'
	@Setup/bounded.sh 200 swift test $(SWIFT_FLAGS) --disable-xctest --skip-build --filter '^EnginesTests\.'
	@Setup/bounded.sh 200 swift test $(SWIFT_FLAGS) --disable-xctest --skip-build --filter '^PostgreSQLTests\.'
	@Setup/bounded.sh 200 swift test $(SWIFT_FLAGS) --disable-xctest --skip-build --filter '^PostgreSQLClusterTests\.'
	@timeout 2400 swift test $(SWIFT_FLAGS) --disable-xctest --skip-build --filter EndToEndTests

check: setup    ## format, imports, architecture and fast tests: about a minute
	@.ci/check

# Each measures a built program; what it needs to know it finds in the environment above.
bench: setup-bench
bench accuracy zones soak fuzz: setup-tests build
	@test -x Benchmarks/$@ || { echo "$@: Benchmarks/$@ is not here yet" >&2; exit 1; }
	@Benchmarks/$@

bench:          ## measure speed, rewrite Benchmarks/RESULTS.md
accuracy:       ## measure accuracy on labelled data, rewrite Benchmarks/ACCURACY.md
screening:      ## how fast names are screened, in both directions, on the lists of ASSAY_SHARED_DATA; JSON lines
	@if [ -n "$(ASSAY_SHARED_DATA)" ]; then \
	  .build/release/assay-engine --screening-speed "$(ASSAY_SHARED_DATA)" --customers 1000000; \
	else echo "SKIPPED: no lists (set ASSAY_SHARED_DATA to the folder of labelled data)"; fi

zones:          ## zones beside the open readers, rewrite Benchmarks/ZONES.md
soak:           ## a long run under load, with faults
fuzz:           ## a long run on hostile input
fuzz-entries: setup-tests  ## coverage-guided fuzzing of every decoder and parser, FUZZ_SECONDS each
	@Benchmarks/fuzz-entries

clean:          ## remove what the build made
	@rm -rf .build

clean-all: clean  ## remove what set-up fetched as well; data under DATA stays
	@rm -rf .deps
