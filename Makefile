# The main targets are `make run` and `make test`.
PORT ?= 8080
INVENTORY ?= inventory.gpkg

standorte = .build/release/standorte

# Suites about deadlines and waiting clients. They run after the others, since the others keep all cores busy.
timed = ConnectionCountTests|ShapesTests|StopTests|TimeoutTests|ServedReadsTests|InlineReadConnectionsTests

.PHONY: bench endurance example interop release run test fuzz lint image

# Installs missing packages, builds, imports geodata/ (once), prints the hectares, and serves until Ctrl-C.
run: $(standorte)
	@.ci/install-packages run
	@$(standorte) import geodata --inventory "$(INVENTORY)"
	@echo
	@$(standorte) sites --inventory "$(INVENTORY)"
	@echo
	@exec $(standorte) serve --inventory "$(INVENTORY)" --port "$(PORT)"

# Installs missing packages, checks the format, and runs all tests.
test:
	@.ci/install-packages run build test
	@.ci/install-python-tools
	@$(MAKE) --no-print-directory lint
	swift build --build-tests
	swift test --skip-build --skip '$(timed)'
	swift test --skip-build --filter '$(timed)'
	@$(MAKE) --no-print-directory example

# Fuzzes all parsers for a minute in total. FUZZ="1800 wkb" fuzzes one parser for half an hour,
# FUZZ="1800 http" the router over a store.
fuzz:
	@.ci/install-packages run build
	Tests/Fuzzing/run $(FUZZ)

# The optimised program. The optimiser can fail where the compiler for tests does not.
release: $(standorte)

# Runs SwiftPM only after a change: it needs up to fifteen seconds to detect that nothing changed.
$(standorte): Package.swift $(shell find Sources -type f)
	@.ci/install-packages build
	swift build --configuration release --static-swift-stdlib --product standorte
	@touch $@

# Builds and runs the package in Examples/, which uses the library as another package does. Shares the build folder, so
# that nothing is built twice: seconds after a build, minutes without.
example:
	@.ci/install-packages run build
	swift run --package-path Examples --scratch-path .build ShapefileToHectares geodata

# Installs QGIS and reads a server with its OGC API Features provider. Not part of `make test`, since QGIS is large.
interop:
	@.ci/install-packages run build interop
	swift build --product standorte
	@Tests/Interop/run .build/debug/standorte

# Runs all benchmarks and compares them with the table of this kind of machine: about half an hour. BENCH="--parts server"
# runs one part, BENCH=--record keeps the table.
bench: $(standorte)
	swift build --configuration release --static-swift-stdlib --product BareServer
	Tests/Benchmarks/bench.py $(BENCH)

# Runs a short round of each endurance script with the optimised program: about ten minutes.
endurance: $(standorte)
	@.ci/install-packages run build
	@Tests/Endurance/run $(standorte)

lint:
	swift format lint --strict --recursive --parallel Package.swift Sources Tests

# Builds a container image with the program and its runtime dependencies.
image:
	docker build --tag zukunftsstandorte .
