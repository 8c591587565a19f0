# `make run` and `make test` are all that one needs; the others are their parts.
PORT ?= 8080
INVENTORY ?= inventory.gpkg

standorte = .build/release/standorte

.PHONY: example interop run test fuzz lint image

# Installs what is missing, builds, imports geodata/ (nothing twice), prints the hectares, and serves until Ctrl-C.
run: $(standorte)
	@.ci/install-packages run
	@$(standorte) import geodata --inventory "$(INVENTORY)"
	@echo
	@$(standorte) sites --inventory "$(INVENTORY)"
	@echo
	@exec $(standorte) serve --inventory "$(INVENTORY)" --port "$(PORT)"

# Installs what is missing, checks the format, and runs every test.
test:
	@.ci/install-packages run build test
	@.ci/install-python-tools
	@$(MAKE) --no-print-directory lint
	swift build --build-tests
	swift test --skip-build

# Gives our parsers bytes that nobody would send, for a minute in all; FUZZ="1800 wkb" gives one of them half an hour.
fuzz:
	@.ci/install-packages run build
	Tests/Fuzzing/run $(FUZZ)

# Only when something changed: SwiftPM alone takes up to fifteen seconds to find that nothing did.
$(standorte): Package.swift $(shell find Sources -type f)
	@.ci/install-packages build
	swift build --configuration release --static-swift-stdlib --product standorte
	@touch $@

# Builds and runs the package in Examples/, which uses the library as another package does.
example:
	@.ci/install-packages run build
	swift run --package-path Examples ShapefileToHectares geodata

# Installs QGIS, and has its provider for OGC API Features read a server. Not part of `make test`: QGIS is large.
interop:
	@.ci/install-packages run build interop
	swift build --product standorte
	@Tests/Interop/run .build/debug/standorte

lint:
	swift format lint --strict --recursive --parallel Package.swift Sources Tests

# A container image with nothing but the program and what it needs to run.
image:
	docker build --tag zukunftsstandorte .
