package dev.skynet.agent.journal;

import dev.skynet.agent.files.DurableFiles;
import dev.skynet.protocol.message.MessageCodec;
import dev.skynet.protocol.message.ToAgent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** All ticket folders. The folder that a ticket's folder lies in says where it stands. */
public final class Tickets {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");
  private static final List<TicketState> KNOWN =
      List.of(TicketState.RUNNING, TicketState.RECEIVED, TicketState.DONE, TicketState.FAILED);

  private static final int MOST_UNREADABLE = 20;

  private final MessageCodec codec = new MessageCodec();
  private final DurableFiles files;
  private final InstantSource clock;
  private final Path root;

  /** Makes the folders that are missing, and clears away what a kill has left half made. */
  public Tickets(DurableFiles files, InstantSource clock, Path root) throws IOException {
    this.files = files;
    this.clock = clock;
    this.root = root;
    for (TicketState state : TicketState.values()) {
      files.makeDirectories(root.resolve(state.folder()));
    }
    files.removeTree(incoming());
  }

  /** Whether a ticket may be called so: the name becomes that of a folder. */
  public static boolean allows(String id) {
    return ID.matcher(id).matches();
  }

  /** The folder of this ticket. */
  public synchronized Optional<TicketFolder> find(String id) {
    return KNOWN.stream()
        .map(state -> folder(id, state))
        .filter(folder -> allows(id) && Files.isDirectory(path(folder.id(), folder.state())))
        .findFirst();
  }

  /** Stores a ticket that came; when this returns it is safe to delete the message. */
  public synchronized TicketFolder receive(String id, FolderFile kind, ToAgent message)
      throws IOException {
    if (!allows(id)) {
      throw new IllegalArgumentException("'" + id + "' cannot be a ticket's id");
    }
    files.removeTree(incoming());
    files.makeDirectories(incoming());
    files.write(incoming().resolve(kind.fileName()), codec.encode(message));
    files.move(incoming(), path(id, TicketState.RECEIVED));
    return folder(id, TicketState.RECEIVED);
  }

  /** Stores a further message about a ticket, wherever its folder stands now. */
  public synchronized void store(String id, FolderFile kind, ToAgent message) throws IOException {
    Optional<TicketFolder> folder = find(id);
    if (folder.isPresent()) {
      folder.get().store(kind, message);
    }
  }

  /** Moves the ticket on. */
  public synchronized TicketFolder move(TicketFolder folder, TicketState to) throws IOException {
    if (folder.state() != to) {
      files.move(path(folder.id(), folder.state()), path(folder.id(), to));
    }
    return folder(folder.id(), to);
  }

  /** All tickets that stand there, the oldest first. */
  public synchronized List<TicketFolder> in(TicketState state) throws IOException {
    try (var paths = Files.list(root.resolve(state.folder()))) {
      return paths
          .filter(Files::isDirectory)
          .sorted(Comparator.comparingLong(Tickets::modified).thenComparing(Path::toString))
          .map(path -> folder(path.getFileName().toString(), state))
          .toList();
    }
  }

  /** Puts aside a message that nobody can read. */
  public synchronized void unreadable(String messageId, String body, String why)
      throws IOException {
    String name = allows(messageId) ? messageId : "message";
    Path folder = root.resolve(TicketState.UNREADABLE.folder()).resolve(name);
    files.makeDirectories(folder);
    files.write(folder.resolve("message"), body);
    files.write(folder.resolve("why"), why + "\n");
    forgetOldest(TicketState.UNREADABLE, MOST_UNREADABLE);
  }

  /** Removes the oldest folders past this number. */
  public synchronized void forgetOldest(TicketState state, int keep) throws IOException {
    List<TicketFolder> all = in(state);
    for (TicketFolder old : all.subList(0, Math.max(0, all.size() - keep))) {
      files.removeTree(path(old.id(), state));
    }
  }

  /** Forgets a ticket; it may come again. */
  public synchronized void forget(String id) throws IOException {
    for (TicketState state : KNOWN) {
      files.removeTree(path(id, state));
    }
  }

  private Path incoming() {
    return root.resolve(".incoming");
  }

  private Path path(String id, TicketState state) {
    return root.resolve(state.folder()).resolve(id);
  }

  private TicketFolder folder(String id, TicketState state) {
    return new TicketFolder(files, clock, id, state, path(id, state));
  }

  private static long modified(Path path) {
    try {
      return Files.getLastModifiedTime(path).toMillis();
    } catch (IOException e) {
      return 0;
    }
  }
}
