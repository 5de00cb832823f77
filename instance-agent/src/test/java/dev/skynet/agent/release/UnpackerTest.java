package dev.skynet.agent.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skynet.agent.control.TicketControl;
import dev.skynet.agent.control.TicketFailure;
import dev.skynet.agent.rig.RealTime;
import dev.skynet.protocol.message.FailureReason;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** As root, with what a stranger has packed. */
class UnpackerTest {
  private static final UnpackLimits ROOMY = new UnpackLimits(1000, 20);

  @TempDir Path root;

  private Path folder;

  /** What an archive holds. */
  record Entry(String name, byte kind, int mode, String content) {
    static Entry file(String name, String text) {
      return new Entry(name, TarConstants.LF_NORMAL, 0644, text);
    }

    static Entry symbolic(String name, String target) {
      return new Entry(name, TarConstants.LF_SYMLINK, 0777, target);
    }

    static Entry hard(String name, String target) {
      return new Entry(name, TarConstants.LF_LINK, 0644, target);
    }

    static Entry of(byte kind, String name) {
      return new Entry(name, kind, 0755, "");
    }
  }

  static Stream<Arguments> hostile() {
    return Stream.of(
        Arguments.of("leads out", List.of(Entry.file("../evil", "x"))),
        Arguments.of("leads out", List.of(Entry.file("a/../../evil", "x"))),
        Arguments.of("no relative path", List.of(Entry.file("/evil", "x"))),
        Arguments.of("is there twice", List.of(Entry.file("a", "x"), Entry.file("./a", "y"))),
        Arguments.of("lies below", List.of(Entry.symbolic("a", ".."), Entry.file("a/evil", "x"))),
        Arguments.of("is there twice", List.of(Entry.symbolic("a", ".."), dir("a/"))),
        Arguments.of("no file of it", List.of(Entry.hard("a", "etc/passwd"))),
        Arguments.of("leads out", List.of(Entry.hard("a", "../evil"))),
        Arguments.of("no file of it", List.of(Entry.symbolic("b", ".."), Entry.hard("a", "b"))),
        Arguments.of("neither file", List.of(Entry.of(TarConstants.LF_FIFO, "a"))),
        Arguments.of("neither file", List.of(Entry.of(TarConstants.LF_CHR, "a"))),
        Arguments.of("needs for itself", List.of(Entry.file(Releases.MARKER, "{}"))),
        Arguments.of("deeper than", List.of(Entry.file("a/".repeat(65) + "b", "x"))),
        Arguments.of("more than the 1000 bytes", List.of(Entry.file("a", "x".repeat(1001)))),
        Arguments.of("more than the 20 entries", many()));
  }

  @BeforeEach
  void anEmptyFolder() throws IOException {
    folder = Files.createDirectory(root.resolve("folder"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void refuses(String why, List<Entry> entries) throws Exception {
    // when
    Path archive = pack(entries);
    // then
    assertThatThrownBy(() -> unpack(archive))
        .isInstanceOf(TicketFailure.class)
        .hasMessageContaining(why)
        .extracting(e -> ((TicketFailure) e).reason())
        .isEqualTo(FailureReason.UnpackRefused);
    assertThat(root.resolve("evil")).doesNotExist();
  }

  @Test
  void dropsSetuidAndKeepsModesAndLinks() throws Exception {
    // when
    unpack(
        pack(
            List.of(
                new Entry("bin/tool", TarConstants.LF_NORMAL, 04755, "tool"),
                Entry.symbolic("latest", "bin"),
                Entry.symbolic("outside", "/etc/hostname"),
                Entry.hard("same", "bin/tool"))));
    // then
    assertThat(Files.getPosixFilePermissions(folder.resolve("bin/tool")))
        .isEqualTo(PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThat((int) Files.getAttribute(folder.resolve("bin/tool"), "unix:mode") & 07000).isZero();
    assertThat(folder.resolve("latest/tool")).hasContent("tool");
    assertThat(Files.isSameFile(folder.resolve("same"), folder.resolve("bin/tool"))).isTrue();
    assertThat(Files.readSymbolicLink(folder.resolve("outside")))
        .isEqualTo(Path.of("/etc/hostname"));
  }

  private static Entry dir(String name) {
    return Entry.of(TarConstants.LF_DIR, name);
  }

  private static List<Entry> many() {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < 21; i++) {
      entries.add(Entry.file("f" + i, ""));
    }
    return entries;
  }

  private void unpack(Path archive) throws Exception {
    new Unpacker()
        .unpack(archive, folder, ROOMY, new TicketControl(new RealTime(), Duration.ofMinutes(1)));
  }

  private Path pack(List<Entry> entries) throws IOException {
    Path archive = root.resolve("archive.tar.gz");
    try (OutputStream file = Files.newOutputStream(archive);
        var tar = new TarArchiveOutputStream(new GZIPOutputStream(file))) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (Entry entry : entries) {
        byte[] text = entry.content().getBytes(StandardCharsets.UTF_8);
        var header = new TarArchiveEntry(entry.name(), entry.kind(), true);
        header.setMode(entry.mode());
        if (entry.kind() == TarConstants.LF_NORMAL) {
          header.setSize(text.length);
        } else {
          header.setLinkName(entry.content());
        }
        tar.putArchiveEntry(header);
        if (entry.kind() == TarConstants.LF_NORMAL) {
          tar.write(text);
        }
        tar.closeArchiveEntry();
      }
    }
    return archive;
  }
}
