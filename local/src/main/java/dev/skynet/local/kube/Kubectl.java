package dev.skynet.local.kube;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The kubectl of the control plane.
 *
 * @param program where it stands
 * @param kubeconfig whose rights it has
 * @param cache where it keeps what it learns of the server, so that nothing is left in the home
 *     directory
 */
public record Kubectl(Path program, Path kubeconfig, Path cache) {
  /** Runs it to its end. */
  public Result run(String... arguments) {
    return run("", List.of(arguments));
  }

  /**
   * Runs it and answers what it printed.
   *
   * @throws IllegalStateException if it failed, with what it said
   */
  public String ok(String... arguments) {
    return run(arguments).orThrow();
  }

  /**
   * Applies objects.
   *
   * @param yaml one or more documents
   * @throws IllegalStateException if it failed, with what it said
   */
  public String apply(String yaml, String... arguments) {
    List<String> all = new ArrayList<>(List.of("apply", "-f", "-"));
    all.addAll(List.of(arguments));
    return run(yaml, all).orThrow();
  }

  /**
   * Runs it with something to read.
   *
   * @param input its standard input
   */
  public Result run(String input, List<String> arguments) {
    List<String> argv =
        new ArrayList<>(
            List.of(program.toString(), "--kubeconfig=" + kubeconfig, "--cache-dir=" + cache));
    argv.addAll(arguments);
    try {
      ProcessBuilder builder = new ProcessBuilder(argv);
      builder.environment().put("KUBERC", "off"); // the user's own aliases and defaults
      Process process = builder.start();
      // not on the common pool: the JDK's HTTP client needs it, and it may have one thread only
      CompletableFuture<String> errors =
          CompletableFuture.supplyAsync(
              () -> text(process.getErrorStream()), Thread.ofVirtual()::start);
      feed(process, input);
      String output = text(process.getInputStream());
      return new Result(arguments, process.waitFor(), output, errors.join());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run " + program, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while kubectl ran", e);
    }
  }

  private static void feed(Process process, String input) {
    try (var in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // it ended before it read all; its exit code and its errors say why
    }
  }

  private static String text(InputStream stream) {
    try (stream) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What came of it.
   *
   * @param arguments what it was asked
   * @param exitCode 0 is success
   * @param output its standard output
   * @param errors its standard error
   */
  public record Result(List<String> arguments, int exitCode, String output, String errors) {
    /** Whether it succeeded. */
    public boolean succeeded() {
      return exitCode == 0;
    }

    /**
     * The standard output of a success.
     *
     * @throws IllegalStateException otherwise
     */
    public String orThrow() {
      if (!succeeded()) {
        throw new IllegalStateException(
            "kubectl %s ended with %d: %s"
                .formatted(String.join(" ", arguments), exitCode, errors.strip()));
      }
      return output;
    }
  }
}
