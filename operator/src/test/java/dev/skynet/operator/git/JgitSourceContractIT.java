package dev.skynet.operator.git;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The adapter, against git's own server. */
class JgitSourceContractIT extends GitSourceContract {
  @TempDir private Path temp;
  private Origin origin;
  private GitHttpServer server;
  private GitSource source;

  @BeforeEach
  void start() throws IOException {
    origin = new Origin(temp.resolve("srv/shop.git"));
    server = GitHttpServer.over(temp.resolve("srv"));
    source =
        new JgitSource(
            temp.resolve("work"), GitLimits.usual(true), InstantSource.fixed(Instant.EPOCH));
  }

  @AfterEach
  void stop() {
    server.close();
    origin.close();
  }

  @Override
  protected GitSource source() {
    return source;
  }

  @Override
  protected String url() {
    return server.url("shop.git");
  }

  @Override
  protected String commit(String branch, Map<String, String> files) {
    Map<String, Origin.Entry> tree = new TreeMap<>();
    files.forEach((path, content) -> tree.put(path, Origin.file(content)));
    return origin.commit(branch, tree);
  }

  @Override
  protected void goAway() {
    server.close();
  }
}
