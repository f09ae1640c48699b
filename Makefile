# make demo     solves the toy model and a realistic problem
# make test     format, build with warnings as errors, all tests
# make test-report  pages and drawings of reports, by a strict parser and in a browser where there is one
# make test-page  the local page in a browser, and its server used as nobody should
# make test-cluster  batches that are killed, full disks, a Slurm and two hosts of this machine's own
# make dependent    another package depends on this one by version, and solves
# make page     sidereal-page, the server of the local page, beside the command
# make install  the command, its manual page, and completions for bash, zsh and fish; PREFIX=/usr/local, DESTDIR=
# make docs     the library's documentation as pages, in .build/docs
# make results  writes Results/ anew from Problems/
# make caveat    writes Results/caveat anew: whether serial work comes first
# make fuzz      fuzzes all that reads files, each for SECONDS=600; what breaks it stays in .build-fuzz/found
# make benchmark  times by phase, beside other solvers and by size, in Results/speed

.PHONY: demo docs page test test-page test-report browser test-cluster cluster dependent install install-built results caveat fuzz benchmark format glpk glpsol cbc

SUDO = $$([ "$$(id -u)" = 0 ] || echo sudo)
APT = $(SUDO) apt-get update -qq && DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq
# With Swift's own libraries inside, the command starts in half the time and runs where there is no Swift. Two packages
# are built in one folder: with manifests from its cache the second has been seen to look for its product in the first.
BUILD = swift build -c release --static-swift-stdlib --disable-build-manifest-caching
RELEASE = $(BUILD) --product sidereal
SIDEREAL = "$$($(RELEASE) --show-bin-path)/sidereal"

demo: glpk
	$(RELEASE)
	$(SIDEREAL) solve Problems/toy/toy-2052.yaml
	@echo
	$(SIDEREAL) solve Problems/generations/open-deadline.yaml --html .build/report.html
	@echo
	@echo 'the same as a page with charts: .build/report.html'

# SwiftNIO takes minutes to build, so the command itself does without it.
page: glpk
	$(RELEASE)
	$(BUILD) --product sidereal-page
	@echo 'now: sidereal serve FILE, or' $(SIDEREAL) 'serve Problems/toy/toy-2052.yaml'

test: glpk glpsol
	swift format lint --strict --recursive Sources Tests Package.swift Benchmarks/Sources
	swift build --build-tests
	swift test --skip-build

# html5lib reads pages; selenium and axe look at them where Debian's chromium and chromium-driver are.
test-report: glpk browser
	swift build --product sidereal
	python3 -m venv .venv && .venv/bin/pip install --quiet html5lib selenium axe-selenium-python
	.venv/bin/python Tests/report.py "$$(swift build --show-bin-path)/sidereal"

# Hostile use needs no browser.
test-page: glpk browser
	swift build --product sidereal
	swift build --product sidereal-page
	python3 -m venv .venv && .venv/bin/pip install --quiet selenium axe-selenium-python
	.venv/bin/python Tests/Page/hostile.py "$$(swift build --show-bin-path)/sidereal"
	if command -v chromedriver >/dev/null 2>&1; \
	  then .venv/bin/python Tests/Page/browser.py "$$(swift build --show-bin-path)/sidereal"; fi

browser:
	@command -v chromium >/dev/null 2>&1 && command -v chromedriver >/dev/null 2>&1 \
	  || { $(APT) --no-install-recommends chromium chromium-driver; } \
	  || echo 'no chromium: reports and the page are not looked at in a browser' >&2

# Needs root for a Slurm and hosts of its own; what cannot be had is passed over with a word.
test-cluster: glpk cluster
	swift build --product sidereal
	Tests/Cluster/run.sh "$$(swift build --show-bin-path)/sidereal"

cluster:
	@command -v slurmctld >/dev/null 2>&1 && command -v parallel >/dev/null 2>&1 && command -v sshd >/dev/null 2>&1 \
	  || { $(APT) --no-install-recommends slurm-wlm munge parallel openssh-server openssh-client iproute2; } \
	  || echo 'not all of Slurm, munge, GNU parallel, ssh and iproute2 are here: their tests are passed over' >&2

dependent: glpk
	Tests/dependent.sh

install: glpk
	$(RELEASE)
	$(MAKE) install-built BINARY=$(SIDEREAL)

# What is built already; manual page and completions are made of the help that the command itself gives.
PREFIX = /usr/local
PLACE = $(DESTDIR)$(PREFIX)
MAN = $(PLACE)/share/man/man1
BASH_COMPLETIONS = $(PLACE)/share/bash-completion/completions
ZSH_COMPLETIONS = $(PLACE)/share/zsh/site-functions
FISH_COMPLETIONS = $(PLACE)/share/fish/vendor_completions.d
install-built:
	install -d "$(PLACE)/bin" "$(MAN)" "$(BASH_COMPLETIONS)" "$(ZSH_COMPLETIONS)" "$(FISH_COMPLETIONS)"
	install -m 755 "$(BINARY)" "$(PLACE)/bin/sidereal"
	page="$$(dirname "$(BINARY)")/sidereal-page"; \
	  if [ -x "$$page" ]; then install -m 755 "$$page" "$(PLACE)/bin/sidereal-page"; fi
	"$(BINARY)" manual >"$(MAN)/sidereal.1"
	"$(BINARY)" --generate-completion-script bash >"$(BASH_COMPLETIONS)/sidereal"
	"$(BINARY)" --generate-completion-script zsh >"$(ZSH_COMPLETIONS)/_sidereal"
	"$(BINARY)" --generate-completion-script fish >"$(FISH_COMPLETIONS)/sidereal.fish"

# Symbols of the library and of what it hands on, then DocC of the Swift toolchain.
DOCUMENTED = Sidereal Answers Modelling Problems Reporting Search
docs: glpk
	swift package dump-symbol-graph --skip-synthesized-members --minimum-access-level public >/dev/null
	rm -rf .build/symbols && mkdir -p .build/symbols
	for module in $(DOCUMENTED); do \
	  cp "$$(swift build --show-bin-path)/../symbolgraph/$$module.symbols.json" .build/symbols/ || exit 1; done
	docc convert Sources/Sidereal/Sidereal.docc --warnings-as-errors --additional-symbol-graph-dir .build/symbols --output-path .build/docs \
	  --transform-for-static-hosting --fallback-display-name Sidereal --fallback-bundle-identifier Sidereal
	@echo 'now: python3 -m http.server --directory .build/docs, and open /documentation/sidereal'

results: glpk
	$(RELEASE)
	python3 Results/regenerate.py $(SIDEREAL)

caveat: glpk
	$(RELEASE)
	python3 Results/caveat/tables.py $(SIDEREAL)

# FUZZERS=FuzzPlan takes one of them. Their inputs are kept, so that the next run goes on from there.
FUZZERS = FuzzProblem FuzzTable FuzzPlan FuzzResult FuzzProtocol
SECONDS = 600
fuzz:
	python3 Tests/Fuzzing/corpus.py .build-fuzz
	Tests/Fuzzing/run.sh .build-fuzz $(SECONDS) $(FUZZERS)

format:
	swift format --in-place --recursive Sources Tests Package.swift Benchmarks/Sources

# The library that the solver is built on.
glpk:
	@ls /usr/include/glpk.h /usr/local/include/glpk.h >/dev/null 2>&1 \
	  || echo '#include <glpk.h>' | clang -E -x c - >/dev/null 2>&1 \
	  || { $(APT) libglpk-dev; } || { echo 'install GLPK 5 with its headers first' >&2; exit 1; }

# Reads exported programs in tests; those are skipped without it.
glpsol:
	@command -v glpsol >/dev/null 2>&1 || { $(APT) glpk-utils; } \
	  || echo 'no glpsol: tests of exported programs are skipped' >&2

# Our times beside other solvers'; needs Python 3 with venv, and the package index. ARGUMENTS: see Benchmarks/README.md.
ARGUMENTS = all
benchmark: glpk glpsol cbc
	$(BUILD) --product sidereal-bench
	python3 -m venv .venv && .venv/bin/pip install --quiet -r Benchmarks/requirements.txt
	.venv/bin/python Benchmarks/run.py $(ARGUMENTS)

# One of the solvers that the benchmark compares with; skipped where it cannot be had.
cbc:
	@command -v cbc >/dev/null 2>&1 || { $(APT) coinor-cbc; } || echo 'no cbc: skipped' >&2
