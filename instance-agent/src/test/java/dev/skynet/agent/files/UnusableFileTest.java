package dev.skynet.agent.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** One line each: which, what is wrong, what to do. */
class UnusableFileTest {
  private static final String STATE = "/var/lib/skynet";

  @Test
  void aDirectoryOfAnotherUser() {
    String said = STATE + ": may not be used by " + System.getProperty("user.name") + "; start";
    assertThat(said(new AccessDeniedException(STATE))).startsWith(said).contains("as root");
    assertThat(said(new FileSystemException(STATE, null, "Operation not permitted")))
        .startsWith(said);
  }

  @Test
  void aFileInTheWay() {
    String said = STATE + ": cannot be made, a file is in its way; move that away";
    assertThat(said(new FileAlreadyExistsException(STATE))).startsWith(said);
    assertThat(said(new FileSystemException(STATE, null, "Not a directory"))).startsWith(said);
  }

  @Test
  void anythingElseInTheSystemsOwnWords() {
    assertThat(said(new FileSystemException(STATE, null, "Read-only file system")))
        .isEqualTo(
            STATE
                + ": cannot be used: Read-only file system;"
                + " mend that, or name other directories under roots in agent.yml");
  }

  @Test
  void isOneLineWhateverItSays() {
    assertThat(new UnusableFile(Path.of(STATE), "first\n second", "third"))
        .hasMessage(STATE + ": first second; third");
  }

  private static String said(FileSystemException refusal) {
    return String.valueOf(UnusableFile.of(refusal).getMessage());
  }
}
