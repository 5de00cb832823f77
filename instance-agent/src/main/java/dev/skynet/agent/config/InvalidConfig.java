package dev.skynet.agent.config;

/** {@code agent.yml} was refused; the message names the setting, what is wrong and what to do. */
public final class InvalidConfig extends Exception {
  private static final long serialVersionUID = 1;

  InvalidConfig(String message) {
    super(message);
  }
}
