# The same targets serve a developer and .ci/run. `make run` and `make test` need the .NET SDK and nothing else.

CONFIGURATION ?= Release
OUT           ?= artifacts
DOTNET        ?= dotnet

# Options of `make run`: SCENARIO="a day with the phone"  SOUND="music=song.wav prompt=voice.wav"  POLICY="mixingOthers=Heard"  PACE=2.0
SCENARIO ?=
SOUND    ?=
POLICY   ?=
PACE     ?=

# Options of `make explore`: SESSIONS="1 2"  POLICY="mixingOthers=Heard"
SESSIONS ?= 1 2

.DEFAULT_GOAL := help
.PHONY: help run test check picture generate explore format format-check bench clean

help: ## Say what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 16

run: check ## Play the story: a timeline, artifacts/story.wav and artifacts/story.svg
	@$(DOTNET) run --project runtime/audio-session -c $(CONFIGURATION) -v quiet -- play --out $(OUT) \
	  $(if $(SCENARIO),--scenario "$(SCENARIO)") $(foreach s,$(SOUND),--sound $(s)) $(foreach p,$(POLICY),--policy $(p)) $(if $(PACE),--pace $(PACE))

test: check ## Run every test
	@$(DOTNET) test StateMachine.sln -c $(CONFIGURATION) --nologo --logger trx --results-directory $(OUT)/test-results

check: ## Say what is wrong with the spec, before the C# compiler misses what was not generated
	@$(DOTNET) run --project generator/machine -c $(CONFIGURATION) -v quiet -- check spec

picture: ## Draw the README's picture anew: spec/story.svg
	@$(DOTNET) run --project runtime/audio-session -c $(CONFIGURATION) -v quiet -- play --out $(OUT) > /dev/null && cp $(OUT)/story.svg spec/story.svg

generate: ## Write the generated C# where one can read it: artifacts/generated
	@$(DOTNET) run --project generator/machine -c $(CONFIGURATION) -v quiet -- generate spec --namespace AudioSessions.Policy --out $(OUT)/generated

explore: check ## Search every reachable state of the policy for broken invariants
	@$(DOTNET) run --project generator/machine -c $(CONFIGURATION) -v quiet -- explore spec $(foreach n,$(SESSIONS),--instances Session=$(n)) $(foreach p,$(POLICY),--policy $(p))

format: ## Format the C#; the build itself enforces the other rules of style
	@$(DOTNET) format whitespace StateMachine.sln

format-check: ## Fail where the C# is not formatted
	@$(DOTNET) format whitespace StateMachine.sln --verify-no-changes

bench: ## Print what the generated code costs, against hand-written code in the same run
	@$(DOTNET) run --project runtime/benchmarks -c Release -v quiet

clean: ## Remove everything that was built
	@rm -rf $(OUT)
	@find . -type d \( -name bin -o -name obj \) -not -path './.git/*' -prune -exec rm -rf {} +
