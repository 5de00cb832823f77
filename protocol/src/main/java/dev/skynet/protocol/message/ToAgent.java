package dev.skynet.protocol.message;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** From the operator to the inbox of one instance. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = RollCall.class, name = "roll-call"),
  @JsonSubTypes.Type(value = Prepare.class, name = "prepare"),
  @JsonSubTypes.Type(value = Upload.class, name = "upload"),
  @JsonSubTypes.Type(value = Stage.class, name = "stage"),
  @JsonSubTypes.Type(value = Ticket.class, name = "ticket"),
  @JsonSubTypes.Type(value = Confirm.class, name = "confirm"),
  @JsonSubTypes.Type(value = Revert.class, name = "revert"),
  @JsonSubTypes.Type(value = Cancel.class, name = "cancel")
})
public sealed interface ToAgent extends Message
    permits RollCall, Prepare, Upload, Stage, Ticket, Confirm, Revert, Cancel {}
