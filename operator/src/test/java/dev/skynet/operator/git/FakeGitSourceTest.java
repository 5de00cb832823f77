package dev.skynet.operator.git;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class FakeGitSourceTest extends GitSourceContract {
  @TempDir private Path temp;
  private FakeGitSource source;

  @BeforeEach
  void start() {
    source = new FakeGitSource(temp);
  }

  @Override
  protected GitSource source() {
    return source;
  }

  @Override
  protected String url() {
    return "https://git.example.com/shop.git";
  }

  @Override
  protected String commit(String branch, Map<String, String> files) {
    return source.commit(branch, files);
  }

  @Override
  protected void goAway() {
    source.goAway();
  }
}
