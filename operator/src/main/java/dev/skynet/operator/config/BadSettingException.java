package dev.skynet.operator.config;

/** A variable of the environment cannot be used; the message names it and says what to do. */
public final class BadSettingException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param name of the variable
   * @param problem what is wrong, and what to do
   */
  public BadSettingException(String name, String problem) {
    super(name + ": " + problem);
  }
}
