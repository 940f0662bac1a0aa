# The targets that developers use are the ones that .ci/run uses.
GO        ?= go
VERSION   ?= $(shell .ci/version)
# Where the project is found, once it has an address: what leads there is left out until then.
ADDRESS   ?=
# The library of the command line makes pages from its own description, which the program does not ask for: without
# them it starts a third sooner.
TAGS       = urfave_cli_no_docs
OUT       ?= cablelint
LDFLAGS    = -s -w -X main.version=$(VERSION) -X main.address=$(ADDRESS)
PLATFORMS  = linux/amd64 linux/arm64 darwin/amd64 darwin/arm64 windows/amd64 windows/arm64
FUZZTIME  ?= 20s
GOLANGCI   = v2.15.0
ACTIONLINT = v1.7.12
TOOLS      = $(CURDIR)/bin

# What looks at more in a long run of the tests than in every other, by the folder that it is in; of extract, also
# files that other programs make, where they are on the machine.
LONG_TESTS = cmd/cablelint:TestFixSurvivesKilling|TestProgramIsSmall|TestOneSignalEndsARun|TestNoWordOfACableLeaks|TestFilesOfPrograms|TestPlay \
	linter:TestGateNeverLowers|TestFixLosesNothing|Test.*Take.*Memory|TestInstructions \
	linter/cable/parse:TestHostile linter/lsp:TestLargeDocument|TestMemory|TestFloodIsLeftToAPerson linter/marking:TestControlsAreValues \
	linter/extract:.*Hostile.*|.*Broken.*|.*Bombs|TestLargeOffice|TestPDFOfPrograms|TestProgramsDocuments \
	linter/report:TestFormatsHoldLittle linter/session:TestPlantedFaultsOnDisk linter/settings:TestSchemaAgrees \
	linter/spill:TestHostile.*AreReadInLinearTime rules/register:TestDamage

# Every fuzz target, as FOLDER:NAME.
FUZZ_TARGETS = $(shell grep -r '^func Fuzz' --include='*_test.go' cmd linter rules | \
	sed 's|^\(.*\)/[^/]*:func \(Fuzz[A-Za-z0-9_]*\).*|./\1:\2|' | sort)

.PHONY: build test test-long race lint actionlint fmt fuzz fuzz-targets bench instructions growth cover mutate scale docs pictures new-rule fixtures-update cross dist dist-test rename clean vscode vscode-test play site site-test

build:
	CGO_ENABLED=0 $(GO) build -trimpath -tags $(TAGS) -ldflags '$(LDFLAGS)' -o $(OUT) ./cmd/cablelint

# The page to paste a cable into, as one HTML file.
play:
	mkdir -p dist
	$(GO) run docs/play/build.go -version $(VERSION) -o dist/cablelint.html

test:
	$(GO) test ./...

# What takes minutes or measures the clock: the whole of searches of which `make test` takes a share, with the same
# seeds, the growth of what hostile texts cost, and the instructions of a run where valgrind is.
test-long:
	@for tests in $(foreach t,$(LONG_TESTS),'$(t)'); do \
		LONG=1 $(GO) test -count=1 -timeout 30m -run "^($${tests#*:})$$" "./$${tests%%:*}" || exit 1; \
	done

# The detector makes a package take ten times as long, and on a machine with other work longer than go's ten minutes.
race:
	$(GO) test -race -timeout 40m ./...

lint: $(TOOLS)/golangci-lint-$(GOLANGCI)
	$< run ./...
	GOOS=js GOARCH=wasm $< run ./docs/play

# The workflows of .github; the scripts in them too where shellcheck is installed.
actionlint: $(TOOLS)/actionlint-$(ACTIONLINT)
	$<

fmt: $(TOOLS)/golangci-lint-$(GOLANGCI)
	$< fmt ./...

$(TOOLS)/golangci-lint-$(GOLANGCI):
	GOBIN=$(TOOLS) $(GO) install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$(GOLANGCI)
	mv $(TOOLS)/golangci-lint $@

$(TOOLS)/actionlint-$(ACTIONLINT):
	GOBIN=$(TOOLS) $(GO) install github.com/rhysd/actionlint/cmd/actionlint@$(ACTIONLINT)
	mv $(TOOLS)/actionlint $@

# The random search, FUZZTIME for each target; what fails is named at the end. It leaves the input that
# failed under testdata/fuzz of the package: kept there, every `make test` replays it.
fuzz:
	@failed=; for target in $(FUZZ_TARGETS); do \
		echo "fuzz $$target"; \
		$(GO) test -run '^$$' -fuzz "^$${target##*:}$$" -fuzztime $(FUZZTIME) "$${target%:*}" || failed="$$failed $$target"; \
	done; \
	test -z "$$failed" || { echo "fuzz targets that failed:$$failed" >&2; exit 1; }

fuzz-targets:
	@printf '%s\n' $(FUZZ_TARGETS)

bench:
	$(GO) test -run '^$$' -bench . -benchmem ./linter/... ./cmd/...

# Count the instructions of a run over a fixed sample under callgrind, and keep them as the figures that
# test-long holds every change to.
instructions:
	mkdir -p linter/testdata
	LONG=1 $(GO) test -count=1 -v -run '^TestInstructions$$' ./linter -renew

# The work on hostile texts and on twice as much of each, counted under valgrind: 105 shapes, which take the better part of
# an hour.
growth:
	LONG=1 $(GO) test -count=1 -timeout 6h -run '^TestWorkGrowsAsTextDoes$$' ./linter

cover:
	$(GO) test -coverprofile=cover.out ./... && $(GO) tool cover -func=cover.out | tail -1

# Mutation tests of the packages that decide about protection, or of those named: make mutate PACKAGES=linter/fix
mutate:
	.ci/mutate $(PACKAGES)

# The examples for clusters, run for real on a generated collection; wants Java 17 and GNU parallel, fetches PySpark.
scale:
	.ci/scale

# Regenerate what is made from the law, the rules and the code.
docs:
	$(GO) generate ./linter/law ./linter/marking
	$(GO) test ./linter/explain -update
	$(GO) test ./linter/vocab ./linter/extract/internal/pdf -run TestPacked -update
	$(MAKE) build
	./cablelint rules --format markdown > docs/rules.md
	./cablelint config schema > docs/config.schema.json
	$(GO) test ./linter/report ./linter/outline ./linter/board ./linter/collection -run TestSchemaOf -update
	$(GO) test ./linter/internal/schematest -update

# Take the pictures of README.md and docs/reports.md again; wants chromium and tmux.
pictures: build
	docs/images/make.sh ./cablelint

# The pages as a static site, in SITE; it opens from a folder too.
SITE ?= $(CURDIR)/dist/site
site:
	cd .ci/site && $(GO) run . ../.. '$(SITE)'

# Every page of it in Chromium: dead links, errors, what runs over a telephone's side.
site-test:
	cd .ci/site && $(GO) vet ./... && $(GO) test ./...

# The file and the fixture of a new rule: make new-rule NAME=portion-upside-down
new-rule:
	.ci/new-rule '$(NAME)'

# Write what the rules find into the fixtures; look at the diff.
fixtures-update:
	$(GO) test ./linter/ruletest -update
	$(GO) test ./linter/explain -update

# One binary for each platform that is shipped, to see that all build.
cross:
	@set -e; for p in $(PLATFORMS); do \
		echo "build $$p"; CGO_ENABLED=0 GOOS=$${p%/*} GOARCH=$${p#*/} $(GO) build -trimpath -tags $(TAGS) -o /dev/null ./cmd/cablelint; \
	done

# What is released, in dist: programs, archives, packages, the image, the page, the extension, schemas, checksums.
dist:
	.ci/dist

# Two builds give the same bytes; what they made holds the program; the package installs and leaves nothing behind.
dist-test:
	.ci/test-dist

# The extension, in dist: a package for each platform with the program in it, and one without. make vscode
# TARGETS=linux-x64 makes one.
vscode:
	docs/editors/vscode/build $(TARGETS)

# The journeys of the extension in a real VS Code, which is built once, outside the checkout (some minutes). Wants Node 20,
# Chromium, ripgrep, a C++ compiler and libkrb5-dev; where one is missing it says so and does nothing.
vscode-test:
	docs/editors/vscode/test/run $(JOURNEYS)

# Give the module another path everywhere: make rename MODULE=example.org/cablelint
rename:
	@test -n "$(MODULE)" || { echo 'usage: make rename MODULE=path' >&2; exit 2; }
	@old=$$($(GO) list -m) && $(GO) mod edit -module $(MODULE) && \
	grep -rl --include='*.go' --include='.golangci.yml' "$$old/" . | xargs sed -i.orig -e "s#\"$$old/#\"$(MODULE)/#g" -e "s#\([[ ]\)$$old/#\1$(MODULE)/#g" \
		-e "s#pkg: $$old\([,$$]\)#pkg: $(MODULE)\1#" -e "s#module-path: $$old#module-path: $(MODULE)#" && \
	find . -name '*.orig' -delete && gofmt -w cmd rules linter fixtures && $(GO) build ./...

clean:
	rm -rf cablelint bin dist cover.out
