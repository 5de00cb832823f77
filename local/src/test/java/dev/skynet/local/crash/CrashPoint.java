package dev.skynet.local.crash;

import dev.skynet.operator.kube.RawGroup;
import java.lang.reflect.Method;
import java.util.Optional;

/** What the operator does to the outside: it may die before each of these, and after it. */
public enum CrashPoint {
  /** A finalizer of a group or a Rollout comes or goes, and the labels with it. */
  FINALIZER,
  /** The status of a group is stored. */
  GROUP_STATUS,
  /** The status of a Rollout is stored. */
  ROLLOUT_STATUS,
  /** Reports that are stored are deleted. */
  SQS_DELETE,
  /** A message is sent to an inbox. */
  SQS_SEND,
  /** A manifest is written. */
  MANIFEST,
  /** The desired pointer is brought to what it should be. */
  POINTER;

  /** The point that a method of a port stands for. */
  static Optional<CrashPoint> of(Method call) {
    return Optional.ofNullable(
        switch (call.getName()) {
          case "change" -> FINALIZER;
          case "storeStatus" ->
              call.getParameterTypes()[0] == RawGroup.class ? GROUP_STATUS : ROLLOUT_STATUS;
          case "delete" -> SQS_DELETE;
          case "send" -> SQS_SEND;
          case "publishManifest" -> MANIFEST;
          case "keep" -> POINTER;
          default -> null;
        });
  }
}
