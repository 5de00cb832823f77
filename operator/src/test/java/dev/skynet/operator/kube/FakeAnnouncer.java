package dev.skynet.operator.kube;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Events by hand. */
public final class FakeAnnouncer implements Announcer {
  private static final int MESSAGE_LIMIT = 1024;

  private final List<Announced> announced = new CopyOnWriteArrayList<>();

  @Override
  public void announce(HasMetadata about, boolean warning, String reason, String message) {
    var meta = about.getMetadata();
    announced.add(
        new Announced(
            about.getKind(),
            meta.getNamespace(),
            meta.getName(),
            meta.getUid(),
            warning,
            reason,
            message.substring(0, Math.min(MESSAGE_LIMIT, message.length()))));
  }

  /** All of them, the oldest first. */
  public List<Announced> announced() {
    return List.copyOf(announced);
  }

  /**
   * One Event.
   *
   * @param kind of the object that it is about
   * @param namespace of the object, and of the Event
   * @param name of the object
   * @param uid of the object
   * @param warning whether a person should look
   * @param reason in CamelCase
   * @param message for a person
   */
  public record Announced(
      String kind,
      String namespace,
      String name,
      String uid,
      boolean warning,
      String reason,
      String message) {}
}
