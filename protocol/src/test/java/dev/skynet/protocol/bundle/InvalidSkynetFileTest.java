package dev.skynet.protocol.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvalidSkynetFileTest {
  private final SkynetFileParser parser = new SkynetFileParser();

  /** Each row stands below {@code version: 1}; '|' is a new line, and what is wrong is expected. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "serivces: {}                      ! 2 ! 'serivces' is unknown; did you mean 'services'?",
        "Build: {run: [make]}              ! 2 ! 'Build' is unknown; did you mean 'build'?",
        "zzz: 1                            ! 2 ! 'zzz' is unknown; remove it; known here: version, build, env, services, hooks, health, keep",
        "user: shop                        ! 2 ! 'user' is not supported by this version",
        "config: {}                        ! 2 ! 'config' is not supported by this version",
        "shared: [log]                     ! 2 ! 'shared' is not supported by this version",
        "writable: [tmp]                   ! 2 ! 'writable' is not supported by this version",
        "files: []                         ! 2 ! 'files' is not supported by this version",
        "irreversible: false               ! 2 ! 'irreversible' is not supported by this version",
        "build: {run: [a], memory: 2GiB}   ! 2 ! 'build.memory' is not supported by this version",
        "build: {run: [a], cache: [.npm]}  ! 2 ! 'build.cache' is not supported by this version",
        "keep:|  free: 2GiB                ! 3 ! 'keep.free' is not supported by this version",
        "services:|  p: {unit: a, run: b}  ! 3 ! 'services.p.unit' is not supported by this version",
        "services: {p: {run: b, switch: x}} ! 2 ! 'services.p.switch' is not supported by this version",
        "services: {p: {run: b, memory: x}} ! 2 ! 'services.p.memory' is not supported by this version",
        "hooks: {once: {run: b, user: x}}  ! 2 ! 'hooks.once.user' is not supported by this version",
        "hooks: {befor: x}                 ! 2 ! 'hooks.befor' is unknown; did you mean 'before'?",
        "build: {env: {A: b}}              ! 2 ! 'build.run' is missing",
        "build: {run: npm ci}              ! 2 ! 'build.run' is not a list; write it like [npm ci, npm run build]",
        "build: {run: [[a]]}               ! 2 ! 'build.run[0]' is not a single value",
        "build: {run: [a], timeout: 2h}    ! 2 ! 'build.timeout' is '2h'; write a duration from 1s to 1h, like 30s or 15m",
        "build: {run: [a], timeout: 15}    ! 2 ! 'build.timeout' is '15'",
        "build: {run: [a], timeout: []}    ! 2 ! 'build.timeout' is not a single value",
        "build: {run: [a], output: [../x]} ! 2 ! 'build.output' names '../x'",
        "build: {run: [a], output: [/etc]} ! 2 ! 'build.output' names '/etc'",
        "build: {run: [a], output: [.]}    ! 2 ! 'build.output' names '.'",
        "env: {1A: b}                      ! 2 ! 'env.1A' is no name of an environment variable",
        "env: {SKYNET_COMMIT: b}           ! 2 ! 'env.SKYNET_COMMIT' is set by the agent itself",
        "env: {A: }                        ! 2 ! 'env.A' has no value",
        "env: {A: {B: c}}                  ! 2 ! 'env.A' is not a single value",
        "env: [A]                          ! 2 ! 'env' is not a mapping",
        "services: {Web: {run: a}}         ! 2 ! 'services.Web' is no name of a service",
        "services:|  web:|    stop: 5s     ! 4 ! 'services.web.run' is missing; add run: bin/server",
        "services: {web: bin/server}       ! 2 ! 'services.web' is not a mapping",
        "services: {web: {run: ' '}}       ! 2 ! 'services.web.run' is empty",
        "services: {a: {run: b, stop: 0s}} ! 2 ! 'services.a.stop' is '0s'",
        "hooks: {once: {timeout: 1m}}      ! 2 ! 'hooks.once.run' is missing; add run: bin/once",
        "hooks: {once: [a]}                ! 2 ! 'hooks.once' is not a mapping",
        "health: {checks: [{run: a, tcp: 'a:1'}]} ! 2 ! 'health.checks[0]' has more than one of http, tcp and run",
        "health: {checks: [{}]}            ! 2 ! 'health.checks[0]' has none of http, tcp and run",
        "health: {checks: [{tcp: a}]}      ! 2 ! 'health.checks[0].tcp' is 'a'; write host:port",
        "health: {checks: [{tcp: 'a:70000'}]} ! 2 ! 'health.checks[0].tcp' is 'a:70000'",
        "health: {checks: [{http: {url: 'ftp://a'}}]} ! 2 ! 'health.checks[0].http.url' is 'ftp://a'",
        "health: {checks: [{http: {url: '/healthz'}}]} ! 2 ! 'health.checks[0].http.url' is '/healthz'",
        "health: {checks: [{http: {url: 'http://a', status: 99}}]} ! 2 ! 'health.checks[0].http.status' is '99'; write a number from 100 to 599",
        "health: {checks: [{http: {}}]}    ! 2 ! 'health.checks[0].http.url' is missing",
        "health: {stable: -1s}             ! 2 ! 'health.stable' is '-1s'; write a duration from 0s to 1h",
        "keep: {releases: 0}               ! 2 ! 'keep.releases' is '0'; write a number from 1 to 50",
        "keep: {failed: many}              ! 2 ! 'keep.failed' is 'many'; write a number from 0 to 50",
        "env: {A: b}|env: {A: c}           ! 3 ! 'env' stands here again; keep one of them",
        "env: {A: b, A: c}                 ! 2 ! 'env.A' stands here again",
        "env: &a {A: b}|build: *a          ! 3 ! an alias (*name) stands here; write it out",
        "? [a]|: b                         ! 2 ! a key that is not a plain text",
        "env: {A: [[[[[[[[[[[x]]]]]]]]]]]}|# ! 2 ! this is nested more than 10 levels deep",
        "env: {A: b                        ! 3 ! this is not YAML",
        "---|version: 1                    ! 2 ! this is not YAML"
      })
  void namesLineProblemAndCure(String yaml, int line, String problem) {
    // when
    InvalidSkynetFile refusal = refusal("version: 1\n" + yaml.strip().replace("|", "\n") + "\n");
    // then
    assertThat(refusal.problems()).hasSize(1);
    assertThat(refusal).hasMessageStartingWith("skynet.yml:" + line + ": " + problem);
    assertThat(refusal.problems().getFirst().cure()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "``             ! the file is empty; begin with 'version: 1'",
        "`# nothing`    ! the file is empty",
        "[1]            ! the file is not a mapping of keys",
        "env: {}        ! 'version' is missing; begin the file with 'version: 1'",
        "version: 2     ! 'version' is '2'; write 'version: 1'",
        "version:       ! 'version' has no value"
      })
  void asksForTheVersionFirst(String yaml, String problem) {
    assertThat(refusal(yaml)).hasMessageStartingWith("skynet.yml:1: " + problem);
  }

  @Test
  void reportsAllProblemsInTheOrderOfTheFile() {
    // when
    InvalidSkynetFile refusal =
        refusal(
            """
            version: 1
            keep: {releases: none}
            hooks: {bfore: x}
            user: shop
            services:
              web: {stop: soon}
            """);
    // then
    assertThat(refusal.problems()).extracting(Problem::line).containsExactly(2, 3, 4, 6, 6);
    assertThat(refusal.getMessage().lines()).hasSize(5).allMatch(l -> l.startsWith("skynet.yml:"));
  }

  @Test
  void refusesAHugeFileBeforeReadingIt() {
    assertThat(refusal("version: 1\nenv: {A: " + "x".repeat(70_000) + "}"))
        .hasMessageContaining("at most 65536 are read");
  }

  @Test
  void refusesMoreServicesThanFitOnAHost() {
    // given
    StringBuilder yaml = new StringBuilder("version: 1\nservices:\n");
    for (int i = 0; i < 21; i++) {
      yaml.append("  s").append(i).append(": {run: x}\n");
    }
    // then
    assertThat(refusal(yaml.toString())).hasMessageContaining("'services' has 21 services");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: "})
  void survivesHostileDepth(String opening) {
    assertThat(refusal("version: 1\nenv: " + opening.repeat(10_000)))
        .hasMessageContaining("nested more than 10 levels deep");
  }

  @Test
  void refusesWhatIsNoText() {
    assertThatThrownBy(() -> parser.parse("version: 1\nenv: {A: \u0007}"))
        .isInstanceOf(InvalidSkynetFile.class)
        .hasMessageContaining("this is not YAML");
  }

  private InvalidSkynetFile refusal(String yaml) {
    return catchThrowableOfType(InvalidSkynetFile.class, () -> parser.parse(yaml));
  }
}
