package dev.skynet.protocol.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.protocol.bundle.SkynetFile.Build;
import dev.skynet.protocol.bundle.SkynetFile.Check;
import dev.skynet.protocol.bundle.SkynetFile.Health;
import dev.skynet.protocol.bundle.SkynetFile.Hook;
import dev.skynet.protocol.bundle.SkynetFile.Hooks;
import dev.skynet.protocol.bundle.SkynetFile.Keep;
import dev.skynet.protocol.bundle.SkynetFile.Service;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SkynetFileParserTest {
  private final SkynetFileParser parser = new SkynetFileParser();

  @Test
  void readsEveryKeyThatThisVersionHas() throws InvalidSkynetFile {
    // when
    SkynetFile file =
        parser.parse(
            """
            version: 1
            build:
              run: [npm ci, npm run build]
              env: {NODE_ENV: production}
              timeout: 20m
              output: [dist, bin, deploy/]
            env: {PORT: 8080, EMPTY: ""}
            services:
              web: {run: bin/server, stop: 45s}
              worker: {run: bin/worker}
            hooks:
              once: {run: bin/migrate, timeout: 15m}
              before: bin/warm-cache
              after: bin/clear-cdn
              undo: bin/undo
            health:
              checks:
                - http: {url: "http://127.0.0.1:${PORT}/healthz", contains: "${SKYNET_COMMIT}"}
                - tcp: "127.0.0.1:9090"
                - tcp: "[::1]:9091"
                - run: bin/smoke
              start: 90s
              stable: 0s
            keep: {releases: 5, failed: 0}
            """);
    // then
    assertThat(file)
        .isEqualTo(
            new SkynetFile(
                Optional.of(
                    new Build(
                        List.of("npm ci", "npm run build"),
                        Map.of("NODE_ENV", "production"),
                        Duration.ofMinutes(20),
                        List.of("dist", "bin", "deploy/"))),
                Map.of("PORT", "8080", "EMPTY", ""),
                List.of(
                    new Service("web", "bin/server", Duration.ofSeconds(45)),
                    new Service("worker", "bin/worker", Duration.ofSeconds(30))),
                new Hooks(
                    Optional.of(new Hook("bin/migrate", Duration.ofMinutes(15))),
                    Optional.of(new Hook("bin/warm-cache", Duration.ofMinutes(5))),
                    Optional.of(new Hook("bin/clear-cdn", Duration.ofMinutes(5))),
                    Optional.of(new Hook("bin/undo", Duration.ofMinutes(5)))),
                new Health(
                    List.of(
                        new Check.Http(
                            "http://127.0.0.1:${PORT}/healthz",
                            200,
                            Optional.of("${SKYNET_COMMIT}")),
                        new Check.Tcp("127.0.0.1", 9090),
                        new Check.Tcp("::1", 9091),
                        new Check.Command("bin/smoke")),
                    Duration.ofSeconds(90),
                    Duration.ZERO),
                new Keep(5, 0)));
  }

  @Test
  void fillsInTheDocumentedDefaults() throws InvalidSkynetFile {
    // when
    SkynetFile file = parser.parse("version: 1\n");
    // then
    assertThat(file)
        .isEqualTo(
            new SkynetFile(
                Optional.empty(),
                Map.of(),
                List.of(),
                Hooks.NONE,
                new Health(List.of(), Duration.ofSeconds(60), Duration.ofSeconds(10)),
                new Keep(3, 1)));
  }

  @Test
  void givesABuildFifteenMinutesAndTheWholeTree() throws InvalidSkynetFile {
    // when
    SkynetFile file = parser.parse("version: 1\nbuild: {run: [make]}\n");
    // then
    assertThat(file.build())
        .contains(new Build(List.of("make"), Map.of(), Duration.ofMinutes(15), List.of()));
  }

  @Test
  void startsServicesInTheOrderOfTheFile() throws InvalidSkynetFile {
    // when
    SkynetFile file =
        parser.parse("version: 1\nservices: {zeta: {run: z}, alpha: {run: a}, mid: {run: m}}\n");
    // then
    assertThat(file.services()).extracting(Service::name).containsExactly("zeta", "alpha", "mid");
  }
}
