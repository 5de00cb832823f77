package dev.skynet.operator.observe;

import dev.skynet.operator.fleet.InboxRegister;
import dev.skynet.operator.fleet.InboxRegister.Inbox;
import dev.skynet.protocol.names.GroupName;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the register of tagged inboxes at the begin of a reign and every few minutes after. */
public final class RegisterReader implements Loop.Step {
  private static final Logger log = LoggerFactory.getLogger(RegisterReader.class);

  private final InboxRegister register;
  private final FleetMemory memory;
  private final GroupDirectory groups;
  private final Consumer<List<GroupName>> seen;
  private final Duration period;

  /**
   * @param seen is told after each reading which groups have inboxes
   * @param period between two readings
   */
  public RegisterReader(
      InboxRegister register,
      FleetMemory memory,
      GroupDirectory groups,
      Consumer<List<GroupName>> seen,
      Duration period) {
    this.register = register;
    this.memory = memory;
    this.groups = groups;
    this.seen = seen;
    this.period = period;
  }

  @Override
  public Duration run() {
    memory.registerReadBegins();
    List<Inbox> inboxes = register.list();
    boolean first = !memory.isRegisterRead();
    memory.registerRead(inboxes);
    if (first) {
      log.info("register read: inboxes={}", inboxes.size());
    }
    groups.wakeAll();
    seen.accept(inboxes.stream().map(Inbox::group).distinct().toList());
    return period;
  }
}
