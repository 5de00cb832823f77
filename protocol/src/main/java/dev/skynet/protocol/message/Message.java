package dev.skynet.protocol.message;

import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.GroupName;

/** What crosses a queue; see {@link MessageCodec} for its JSON. */
public sealed interface Message permits ToAgent, FromAgent {
  /** Identifies the message; a second one with the same id is the same message. */
  String id();

  /** The fleet that sender and receiver belong to. */
  Fleet fleet();

  /** The group that it is about. */
  GroupName group();

  /** The instance that receives or sends it. */
  String instance();
}
