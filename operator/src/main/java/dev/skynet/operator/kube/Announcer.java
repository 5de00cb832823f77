package dev.skynet.operator.kube;

import io.fabric8.kubernetes.api.model.HasMetadata;

/** Kubernetes Events, for people. */
public interface Announcer {
  /**
   * Makes one Event.
   *
   * @param about the object that it is about
   * @param warning whether a person should look
   * @param reason in CamelCase
   * @param message for a person
   * @throws RuntimeException of the client if it cannot be made
   */
  void announce(HasMetadata about, boolean warning, String reason, String message);
}
