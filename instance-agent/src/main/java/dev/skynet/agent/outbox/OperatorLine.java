package dev.skynet.agent.outbox;

import java.io.IOException;

/** The way to the operator. */
public interface OperatorLine {
  /**
   * Hands over a report; when this returns it cannot be lost any more.
   *
   * @throws IOException if that is not sure; try again
   */
  void report(String json) throws IOException;

  /**
   * Hands over a pulse.
   *
   * @throws IOException if that is not sure; the next pulse will do
   */
  void pulse(String json) throws IOException;
}
