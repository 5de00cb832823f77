package dev.skynet.agent.work;

import dev.skynet.agent.inbox.InboxLoop;
import dev.skynet.agent.inbox.InstanceInbox.Received;
import dev.skynet.agent.journal.Tickets;
import dev.skynet.agent.outbox.Outbox;
import dev.skynet.agent.outbox.Reports;
import dev.skynet.agent.state.HostRecord;
import dev.skynet.agent.state.StateFile;
import dev.skynet.protocol.message.Cancel;
import dev.skynet.protocol.message.Confirm;
import dev.skynet.protocol.message.MessageCodec;
import dev.skynet.protocol.message.Prepare;
import dev.skynet.protocol.message.RefusalReason;
import dev.skynet.protocol.message.Revert;
import dev.skynet.protocol.message.RollCall;
import dev.skynet.protocol.message.Stage;
import dev.skynet.protocol.message.Ticket;
import dev.skynet.protocol.message.ToAgent;
import dev.skynet.protocol.message.UnreadableMessage;
import dev.skynet.protocol.message.Upload;
import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.GroupName;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores what a message asks for; once that is done the message may be deleted. */
public final class MessageHandler implements InboxLoop.Handling {
  private static final Logger LOG = LoggerFactory.getLogger(MessageHandler.class);

  private final MessageCodec codec = new MessageCodec();
  private final Fleet fleet;
  private final GroupName group;
  private final String instance;
  private final Tickets tickets;
  private final TicketMessages ticketMessages;
  private final RollCalls rollCalls;
  private final Stager stager;
  private final StateFile state;
  private final TaskQueue tasks;
  private final Outbox outbox;
  private final Reports reports;

  public MessageHandler(
      Fleet fleet,
      GroupName group,
      String instance,
      Tickets tickets,
      TicketMessages ticketMessages,
      RollCalls rollCalls,
      Stager stager,
      StateFile state,
      TaskQueue tasks,
      Outbox outbox,
      Reports reports) {
    this.fleet = fleet;
    this.group = group;
    this.instance = instance;
    this.tickets = tickets;
    this.ticketMessages = ticketMessages;
    this.rollCalls = rollCalls;
    this.stager = stager;
    this.state = state;
    this.tasks = tasks;
    this.outbox = outbox;
    this.reports = reports;
  }

  /**
   * What a text says; one that says nothing is put aside and refused.
   *
   * @throws IOException if it must come again
   */
  @Override
  public Optional<ToAgent> read(Received received) throws IOException {
    try {
      ToAgent message = codec.decodeToAgent(received.body());
      Optional<String> ticket = ticketOf(message);
      if (ticket.isPresent() && !Tickets.allows(ticket.get())) {
        unreadable(received, "'" + ticket.get() + "' cannot be a ticket's id");
        return Optional.empty();
      }
      return Optional.of(message);
    } catch (UnreadableMessage e) {
      unreadable(received, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /**
   * Stores what it asks for, and has it done.
   *
   * @throws IOException if it must come again
   */
  @Override
  public void handle(ToAgent message) throws IOException {
    LOG.info("{} {}", message.getClass().getSimpleName(), ticketOf(message).orElse(""));
    if (!message.fleet().equals(fleet)
        || !message.group().equals(group)
        || !message.instance().equals(instance)) {
      refuse(
          message,
          RefusalReason.WrongGroup,
          "it is for %s %s in fleet %s, this is %s %s in fleet %s"
              .formatted(
                  message.group(), message.instance(), message.fleet(), group, instance, fleet));
      return;
    }
    switch (message) {
      case RollCall call -> rollCalls.answer(call);
      case Ticket ticket -> ticketMessages.arrived(ticket.ticket(), ticket);
      case Prepare prepare -> ticketMessages.arrived(prepare.ticket(), prepare);
      case Upload upload -> ticketMessages.upload(upload);
      case Revert revert -> revert(revert);
      case Cancel cancel -> ticketMessages.cancel(cancel);
      case Confirm confirm -> confirm(confirm);
      case Stage stage -> stage(stage);
    }
  }

  private void revert(Revert revert) throws IOException {
    if (revert.fence() < state.get().fence()) {
      refuse(revert, RefusalReason.LowerFence, "a higher fence was seen already");
      return;
    }
    state.update(record -> record.seen(revert.fence()));
    ticketMessages.revert(revert);
  }

  private void confirm(Confirm confirm) throws IOException {
    HostRecord.Provisional waiting = state.get().provisional();
    if (waiting != null && waiting.ticket().equals(confirm.ticket())) {
      state.update(HostRecord::confirmed);
    }
  }

  private void stage(Stage stage) throws IOException {
    if (stage.fence() < state.get().fence()) {
      refuse(stage, RefusalReason.LowerFence, "a higher fence was seen already");
      return;
    }
    state.update(record -> record.seen(stage.fence()));
    stager.remember(stage);
    tasks.add(new Task.StageRelease(stage));
  }

  private void unreadable(Received received, String why) throws IOException {
    LOG.warn("a message cannot be read: {}", why);
    tickets.unreadable(received.id(), received.body(), why);
    outbox.post(reports.refused(null, RefusalReason.Unreadable, why));
  }

  private void refuse(ToAgent message, RefusalReason reason, String why) throws IOException {
    outbox.post(reports.refused(ticketOf(message).orElse(null), reason, why));
  }

  private static Optional<String> ticketOf(ToAgent message) {
    return switch (message) {
      case Ticket ticket -> Optional.of(ticket.ticket());
      case Prepare prepare -> Optional.of(prepare.ticket());
      case Upload upload -> Optional.of(upload.ticket());
      case Revert revert -> Optional.of(revert.ticket());
      case Cancel cancel -> Optional.of(cancel.ticket());
      case Confirm confirm -> Optional.of(confirm.ticket());
      case RollCall call -> Optional.empty();
      case Stage stage -> Optional.empty();
    };
  }
}
