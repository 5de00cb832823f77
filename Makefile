# skynet: `make help` lists what there is.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

JDK = $(shell build/find-jdk)
MAVEN = JAVA_HOME='$(JDK)' MAVEN_OPTS='--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED -Djansi.noreset=true' mvn -B -ntp
LOCAL = '$(JDK)/bin/java' --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dlogback.configurationFile=dev/skynet/local/demo/logback.xml -cp 'local/target/dist/lib/*'
SOURCES := $(shell git ls-files -co --exclude-standard -- '*.java' '*pom.xml' '*/src/main/*' 'helm/*' 'local/kube/*' 'crds/*' 2>/dev/null)
BUILT := local/target/built

.PHONY: help demo test build clean tools

help: ## lists these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-7s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(BUILT) ## shows the whole system at work on this machine (KEEP=1: leaves it running until Ctrl-C)
	@$(LOCAL) dev.skynet.local.demo.DemoMain $(if $(KEEP),--keep)

test: tools ## runs all tests and gates (SLOW=1: one story at the default periods too)
	@echo 'Formatting, static analysis, unit, integration and end-to-end tests: usually 20 to 25 minutes on 2 cores, more with empty caches.'
	@$(if $(SLOW),,echo 'Skipped, as it takes minutes: the story at the default periods; make test SLOW=1 tells it too.')
	@$(MAVEN) verify $(if $(SLOW),-Dskynet.slow=true)
	@touch $(BUILT)

build: $(BUILT) ## builds everything without tests

clean: tools ## removes what was built
	@$(MAVEN) -q clean

$(BUILT): $(SOURCES) Makefile | tools
	@echo 'Building: usually a minute, some more when Maven has to fetch the libraries first.'
	@$(MAVEN) -q package -DskipTests
	@touch $@

tools:
	@build/find-jdk >/dev/null
	@command -v mvn >/dev/null || { echo 'Maven was not found on the PATH. Install it, for example: apt-get install maven, dnf install maven, or unpack https://maven.apache.org/download.cgi and put its bin on the PATH; then run make again.' >&2; exit 1; }
