# The same targets serve a developer and .ci/run. `make run` and `make test` need the .NET SDK and nothing else.

CONFIGURATION ?= Release
OUT           ?= artifacts
DOTNET        ?= dotnet

# Options of `make run`: SCENARIO="a day with the phone"  SOUND="music=song.wav prompt=voice.wav"  POLICY="mixingOthers=Heard"  PACE=2.0
SCENARIO ?=
SOUND    ?=
POLICY   ?=
PACE     ?=

# Options of `make explore`: SESSIONS="1 2" for the whole machine with so many, instead of the searches of spec/explore.plan;  POLICY="mixingOthers=Heard"
SESSIONS ?=

# Options of `make fuzz`: COUNT=1000000  SEED=1
COUNT ?= 1000000
SEED  ?= 1

# The compiler's command line, and every spec of the repository.
MACHINE = $(DOTNET) run --project generator/machine -c $(CONFIGURATION) -v quiet --
SPECS   = spec generator/tests/Cases generator/samples/Turnstile runtime/samples/EditedPolicy runtime/benchmarks/Policy

.DEFAULT_GOAL := help
.PHONY: help run test check picture generate render explore fuzz format format-check accept pack bench clean

help: ## Say what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 16

run: check ## Play the story: a timeline, artifacts/story.wav and artifacts/story.svg
	@$(DOTNET) run --project runtime/audio-session -c $(CONFIGURATION) -v quiet -- play --out $(OUT) \
	  $(if $(SCENARIO),--scenario "$(SCENARIO)") $(foreach s,$(SOUND),--sound $(s)) $(foreach p,$(POLICY),--policy $(p)) $(if $(PACE),--pace $(PACE))

test: check ## Run every test
	@$(DOTNET) test StateMachine.sln -c $(CONFIGURATION) --nologo --logger trx --results-directory $(OUT)/test-results

check: ## Say what is wrong with the spec, before the C# compiler misses what was not generated
	@$(MACHINE) check spec

picture: ## Draw the README's picture anew: spec/story.svg
	@$(DOTNET) run --project runtime/audio-session -c $(CONFIGURATION) -v quiet -- play --out $(OUT) > /dev/null && cp $(OUT)/story.svg spec/story.svg

generate: ## Write the generated C# where one can read it: artifacts/generated
	@$(MACHINE) generate spec --namespace AudioSessions.Policy --out $(OUT)/generated

render: check ## Draw the spec: diagrams, tables, who interrupts whom, one page to read: artifacts/render
	@$(MACHINE) render spec --out $(OUT)/render $(foreach p,$(POLICY),--policy $(p))

explore: check ## Search every reachable state for broken invariants: the whole with one session, its core with two and three
	@$(MACHINE) explore spec $(if $(SESSIONS),$(foreach n,$(SESSIONS),--instances Session=$(n)),--plan spec/explore.plan) $(foreach p,$(POLICY),--policy $(p))

fuzz: ## Give the compiler COUNT broken specs: it must not throw, hang or accept what it cannot compile
	@$(DOTNET) run --project generator/fuzz -c $(CONFIGURATION) -v quiet -- --count $(COUNT) --seed $(SEED)

format: ## Format the specs and the C#; the build itself enforces the other rules of style
	@$(MACHINE) fmt $(SPECS)
	@$(DOTNET) format whitespace StateMachine.sln

format-check: ## Fail where a spec or the C# is not formatted
	@$(MACHINE) fmt $(SPECS) --check
	@$(DOTNET) format whitespace StateMachine.sln --verify-no-changes

accept: ## Write anew what tests compare with: snapshots, spec/ERRORS.md, titles of diagnostics; look at what changed
	@ACCEPT=1 $(DOTNET) test generator/tests -c $(CONFIGURATION) --nologo
	@ACCEPT=1 $(DOTNET) test generator/machine.Tests -c $(CONFIGURATION) --nologo
	@git status --short

pack: ## Make the packages: artifacts/packages
	@$(DOTNET) msbuild packages.proj -restore -nologo -v:minimal -p:Configuration=$(CONFIGURATION) -p:PackageOutputPath=$(CURDIR)/$(OUT)/packages

bench: ## Print what the generated code and the compiler cost, as ratios within the same run
	@$(DOTNET) run --project runtime/benchmarks -c Release -v quiet
	@$(DOTNET) run --project generator/benchmarks -c Release -v quiet

clean: ## Remove everything that was built
	@rm -rf $(OUT)
	@find . -type d \( -name bin -o -name obj \) -not -path './.git/*' -prune -exec rm -rf {} +
