package dev.skynet.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Who began a run.
 *
 * @param boot the machine's boot; start times of another one mean nothing
 * @param process the JVM
 */
record Owner(String boot, ProcessIdentity process) {
  static Owner thisProcess() throws IOException {
    long pid = ProcessHandle.current().pid();
    return new Owner(
        currentBoot(),
        ProcessIdentity.of(pid)
            .orElseThrow(() -> new IOException("cannot read /proc/" + pid + "/stat")));
  }

  static Owner read(Path file) throws IOException {
    String[] words = Files.readString(file).strip().split(" ", -1);
    if (words.length != 3) {
      throw new IOException(file + " is not the record of a run");
    }
    return new Owner(
        words[0], new ProcessIdentity(Long.parseLong(words[1]), Long.parseLong(words[2])));
  }

  String line() {
    return "%s %d %d%n".formatted(boot, process.pid(), process.startTicks());
  }

  boolean sameBoot() throws IOException {
    return boot.equals(currentBoot());
  }

  boolean alive() throws IOException {
    return sameBoot() && process.alive();
  }

  private static String currentBoot() throws IOException {
    return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
  }
}
