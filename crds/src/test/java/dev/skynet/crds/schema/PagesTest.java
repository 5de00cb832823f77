package dev.skynet.crds.schema;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PagesTest {
  @Test
  void committedStatesPageShowsTheTablesOfTheCode() throws IOException {
    new CommittedFile(Path.of("../docs/states.md")).mustBe(StatesPage.text());
  }

  @Test
  void committedApiPageShowsTheFieldsOfTheSchema() throws IOException {
    new CommittedFile(Path.of("../docs/reference/api.md")).mustBe(ApiPage.text());
  }
}
