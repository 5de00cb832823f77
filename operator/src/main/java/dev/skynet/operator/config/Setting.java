package dev.skynet.operator.config;

/**
 * One variable of the environment, as data: what reads it and what tells of it are the same. None
 * is a secret: those stand in files.
 *
 * @param name of the variable
 * @param kind what its text must be
 * @param need what holds when it is not set
 * @param meaning what it is, as the end of "set it to"
 */
record Setting<T>(String name, Kind<T> kind, Need need, String meaning) {
  /** What holds when a variable is not set. */
  sealed interface Need {
    /** The start is refused. */
    record Required() implements Need {}

    /** This text holds, read as if it were set. */
    record Otherwise(String text) implements Need {}

    /** There is none; the words say what happens then. */
    record Optional(String instead) implements Need {}
  }

  static <T> Setting<T> required(String name, Kind<T> kind, String meaning) {
    return new Setting<>(name, kind, new Need.Required(), meaning);
  }

  static <T> Setting<T> otherwise(String name, Kind<T> kind, String text, String meaning) {
    return new Setting<>(name, kind, new Need.Otherwise(text), meaning);
  }

  static <T> Setting<T> optional(String name, Kind<T> kind, String instead, String meaning) {
    return new Setting<>(name, kind, new Need.Optional(instead), meaning);
  }
}
