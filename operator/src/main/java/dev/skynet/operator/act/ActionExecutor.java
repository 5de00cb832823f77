package dev.skynet.operator.act;

import dev.skynet.operator.Timings;
import dev.skynet.operator.artifact.ArtifactStore;
import dev.skynet.operator.fleet.InboxRegister;
import dev.skynet.operator.fleet.InstanceInbox;
import dev.skynet.operator.fleet.InstanceInbox.InboxMissing;
import dev.skynet.operator.group.action.Action;
import dev.skynet.operator.kube.Announcer;
import dev.skynet.operator.leader.Leadership;
import dev.skynet.operator.metrics.OperatorMetrics;
import dev.skynet.operator.observe.FleetMemory;
import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.GroupName;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out the actions of a stored plan, one after the other. A failure of one never stops the
 * others; it is named, and what still matters the next plan asks for again.
 */
public final class ActionExecutor {
  private static final Logger log = LoggerFactory.getLogger(ActionExecutor.class);

  /** Of the time between two looks at a group that one plan's acts may take. */
  private static final int SHARE = 6;

  private final Parts parts;
  private final MessageWriter writer;
  private final FirstMessages firsts;
  private final Failing failing = new Failing();

  /**
   * What acting needs.
   *
   * @param clock AWS time
   * @param reignSince when the lease was won, AWS time
   */
  public record Parts(
      Fleet fleet,
      Timings timings,
      InstantSource clock,
      Leadership leadership,
      InstanceInbox inboxes,
      InboxRegister register,
      ArtifactStore artifacts,
      Announcer announcer,
      FleetMemory memory,
      SentLog sent,
      OperatorMetrics metrics,
      Appearances appearances,
      Instant reignSince) {}

  /** An executor for one reign. */
  public ActionExecutor(Parts parts) {
    this.parts = parts;
    this.writer = new MessageWriter(parts.fleet(), parts.artifacts(), parts.timings());
    this.firsts = new FirstMessages(parts.metrics(), parts.appearances(), parts.reignSince());
  }

  /**
   * Acts, as long as the lease is sure, and not much longer than 10 s: where a service does not
   * answer the rest is left for the next plan, which is made from newer facts. What failed before
   * goes last, so that it holds up nothing.
   *
   * @param objects the group for null, or the Rollout of that name
   */
  public Acted act(
      GroupName group,
      List<Action> actions,
      Function<@Nullable String, Optional<HasMetadata>> objects) {
    List<Action> undone = new ArrayList<>();
    int tickets = 0;
    Instant end = parts.clock().instant().plus(parts.timings().resync().dividedBy(SHARE));
    for (Action action : failing.last(actions, a -> describe(group, a))) {
      boolean late = parts.clock().instant().isAfter(end) && !(action instanceof Action.Announce);
      if (late || !parts.leadership().sure(parts.timings().sure())) {
        undone.add(action);
        continue;
      }
      boolean known = action instanceof Action.Send send && isRecent(group, send);
      if (known) {
        continue;
      }
      if (!one(group, action, objects)) {
        undone.add(action);
      } else if (action instanceof Action.SendTicket) {
        tickets++;
      }
    }
    return new Acted(undone, tickets);
  }

  private boolean one(
      GroupName group, Action action, Function<@Nullable String, Optional<HasMetadata>> objects) {
    String what = describe(group, action);
    try {
      switch (action) {
        case Action.Send send -> send(group, send, objects);
        case Action.CreateInbox create -> create(group, create);
        case Action.MarkGone gone -> markGone(group, gone);
        case Action.DeleteInbox delete -> delete(group, delete.instance());
        case Action.Announce event -> announce(event, objects);
      }
      failing.well(what);
      return true;
    } catch (RuntimeException e) {
      if (action instanceof Action.Send send) {
        parts.metrics().sendFailed(MessageWriter.kind(send));
      }
      failing.failed(what, e);
      return false;
    }
  }

  private boolean isRecent(GroupName group, Action.Send send) {
    return parts
        .sent()
        .isRecent(group, send.key(), parts.clock().instant(), parts.timings().resend());
  }

  private void send(
      GroupName group,
      Action.Send send,
      Function<@Nullable String, Optional<HasMetadata>> objects) {
    try {
      parts.inboxes().send(writer.write(group, send));
      parts.metrics().sent(MessageWriter.kind(send));
      log.info("sent: group={} {}", group, send.key());
      if (!parts.sent().contains(group, send.key())) {
        measure(send, objects);
      }
    } catch (InboxMissing e) {
      // Counts as sent: it is tried again like an unanswered one, once there is an inbox again.
      log.warn("group={} {} cannot get {}: no inbox", group, send.instance(), send.key());
      parts.metrics().sendFailed("no-inbox");
      parts.memory().inboxMissing(group, send.instance());
    }
    parts.sent().sent(group, send.key(), parts.clock().instant());
  }

  private void measure(
      Action.Send send, Function<@Nullable String, Optional<HasMetadata>> objects) {
    Instant now = parts.clock().instant();
    switch (send) {
      case Action.SendPrepare prepare ->
          firsts.sent(send, objects.apply(prepare.turn().rollout()), now);
      case Action.SendTicket ticket ->
          firsts.sent(send, objects.apply(ticket.turn().rollout()), now);
      default -> {}
    }
  }

  private void create(GroupName group, Action.CreateInbox create) {
    if (!parts.register().create(group, create.instance(), create.sender())) {
      log.warn(
          "contested: instance={} says hello to group={}, but its inbox belongs to another group;"
              + " give one of the two hosts another id in agent.yml",
          create.instance(),
          group);
      parts.metrics().contested();
      parts.memory().contested(group, create.instance());
      return;
    }
    if (parts.memory().registered(group, create.instance(), Optional.empty())) {
      log.info("inbox made: group={} instance={}", group, create.instance());
    }
  }

  private void markGone(GroupName group, Action.MarkGone gone) {
    parts
        .memory()
        .goneSince(group, gone.instance(), parts.clock().instant())
        .ifPresent(
            when -> {
              parts.register().tagGone(gone.instance(), when);
              parts.memory().gone(group, gone.instance(), when);
            });
  }

  /** Also used for the members of a group that is gone. */
  public void delete(GroupName group, String instance) {
    parts.register().delete(instance);
    parts.memory().unregistered(group, instance);
    log.info("inbox deleted: group={} instance={}", group, instance);
  }

  private void announce(
      Action.Announce event, Function<@Nullable String, Optional<HasMetadata>> objects) {
    Optional<HasMetadata> about = objects.apply(event.rollout());
    try {
      about.ifPresent(
          object ->
              parts.announcer().announce(object, event.warning(), event.reason(), event.message()));
    } catch (RuntimeException e) {
      // For people only: nothing waits for it, and it is not tried again.
      log.warn("event {} could not be made: {}", event.reason(), e.toString());
    }
  }

  private static String describe(GroupName group, Action action) {
    String what =
        switch (action) {
          case Action.Send send -> send.key();
          case Action.CreateInbox create -> "create inbox " + create.instance();
          case Action.MarkGone gone -> "mark gone " + gone.instance();
          case Action.DeleteInbox delete -> "delete inbox " + delete.instance();
          case Action.Announce event -> "event " + event.reason();
        };
    return group + " " + what;
  }
}
