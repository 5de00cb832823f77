package dev.skynet.agent.release;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How many more files a file system takes. */
@FunctionalInterface
public interface Inodes {
  /** As many as may be made; nothing where there is no bound, or none is known. */
  OptionalLong free();

  /** Of the file system of this folder, as {@code stat -f} says: Java does not know. */
  static Inodes of(Path folder) {
    return new AsStatSays(folder);
  }

  /**
   * Asks the program, which is part of every Linux. One that cannot be asked refuses no ticket: a
   * file system that is full says so itself.
   *
   * @param folder any on the file system
   */
  record AsStatSays(Path folder) implements Inodes {
    private static final Logger LOG = LoggerFactory.getLogger(Inodes.class);
    private static final Pattern ANSWER = Pattern.compile("(\\d+) (\\d+)");

    @Override
    public OptionalLong free() {
      try {
        Process stat =
            new ProcessBuilder(List.of("stat", "-f", "-c", "%c %d", "--", folder.toString()))
                .redirectError(Redirect.DISCARD)
                .start();
        try (BufferedReader answer = stat.inputReader()) {
          return read(String.valueOf(answer.readLine()));
        }
      } catch (IOException e) {
        LOG.warn("whether {} takes more files is not known: {}", folder, e.getMessage());
        return OptionalLong.empty();
      }
    }

    /** A file system that makes inodes as it needs them has a total of 0. */
    static OptionalLong read(String totalAndFree) {
      Matcher numbers = ANSWER.matcher(totalAndFree);
      return numbers.matches() && Long.parseLong(numbers.group(1)) > 0
          ? OptionalLong.of(Long.parseLong(numbers.group(2)))
          : OptionalLong.empty();
    }
  }
}
