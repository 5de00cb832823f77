package dev.skynet.operator.kube;

/**
 * The object is not any more as it was read: whatever was planned from it must be thrown away, with
 * all its actions.
 */
public final class Stale extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param what kind and name of the object, and what was to be written
   */
  public Stale(String what) {
    super(what);
  }
}
