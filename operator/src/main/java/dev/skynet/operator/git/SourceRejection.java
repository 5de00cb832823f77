package dev.skynet.operator.git;

import dev.skynet.crds.common.Reason;

/** Ends the fetch for good; becomes {@link SourceResult.Rejected}. */
final class SourceRejection extends Exception {
  private static final long serialVersionUID = 1;

  private final Reason reason;
  private final String text;

  SourceRejection(Reason reason, String text) {
    super(text);
    this.reason = reason;
    this.text = text;
  }

  SourceResult.Rejected result() {
    return new SourceResult.Rejected(reason, text);
  }
}
