package dev.skynet.agent.work;

import dev.skynet.protocol.message.Stage;
import dev.skynet.protocol.message.Upload;

/** Something to be done when its turn comes. */
public sealed interface Task {
  /**
   * Take this ticket on from where it stands.
   *
   * @param ticket its id
   */
  record Continue(String ticket) implements Task {}

  /**
   * Put again what was built.
   *
   * @param upload leave to do so
   */
  record UploadAgain(Upload upload) implements Task {}

  /**
   * Unpack a release ahead of its turn.
   *
   * @param stage which
   */
  record StageRelease(Stage stage) implements Task {}

  /** Nothing more: the agent is asked to end. */
  record End() implements Task {}
}
