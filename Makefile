# Two commands matter: `make run` starts the whole platform, `make test` runs every test.
# Needed: a JDK 17 or newer, Maven, Node with npm, and make.

SCRIPTS := deploy/scripts
DATA ?= .local

.DEFAULT_GOAL := help
.PHONY: help run stop status clean-data build test system-test benchmark check format

help: ## what can be done
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: build ## start the platform (CLOCK=real|2026-11-24T08:55, DATA=<folder>, ARGS="--port.gateway=18080 …", ARGS=help)
	@$(SCRIPTS)/run.sh --data=$(DATA) $(ARGS)

stop: ## end a platform that runs, or what a killed one left behind
	@$(SCRIPTS)/stop.sh --data=$(DATA)

status: ## whether the platform runs
	@$(SCRIPTS)/run.sh status --data=$(DATA)

clean-data: ## forget everything the platform has stored
	@$(SCRIPTS)/clean-data.sh $(DATA)

build: ## build what is missing or out of date
	@$(SCRIPTS)/require.sh
	@$(SCRIPTS)/build.sh

test: ## run every test: unit, service, wire, system and browser
	@$(SCRIPTS)/test.sh

system-test: ## run the journeys over the packaged platform only
	@$(SCRIPTS)/test.sh -pl system-tests -am -Dtest=NoUnitTest -Dsurefire.failIfNoSpecifiedTests=false

benchmark: ## measure how fast it is and write docs/benchmarks.md (ARGS="search rush plan desks displays kill capacity", all without)
	@$(SCRIPTS)/benchmark.sh $(ARGS)

check: ## format, compiler checks and null checks, without running anything
	@$(SCRIPTS)/maven.sh check test-compile

format: ## put all Java sources into the house format
	@$(SCRIPTS)/maven.sh format spotless:apply
