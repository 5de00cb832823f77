package dev.skynet.local.demo;

/** The system did not do what the story tells; the message says what was seen instead. */
final class StoryFailed extends RuntimeException {
  private static final long serialVersionUID = 1;

  StoryFailed(String message) {
    super(message);
  }
}
