package dev.skynet.operator.webhook.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names that a push gives to its Rollouts: the same push, the same name. */
public final class RolloutNames {
  private static final int SHORT_COMMIT = 7;
  private static final int HASH_DIGITS = 5;

  private RolloutNames() {}

  /** {@code <group>-<sha7>-<5 hex over provider, repository, ref, before, after>}. */
  public static String of(PushedGroup group, Push push) {
    // A newline can stand in none of the parts.
    String push5 =
        hash(
            String.join(
                "\n",
                push.provider(),
                push.repository().text(),
                push.ref(),
                push.before(),
                push.after()));
    return group.name() + "-" + push.after().substring(0, SHORT_COMMIT) + "-" + push5;
  }

  /**
   * {@code <name>-<5 hex over the delivery>}: for a push that has the same five parts as one whose
   * Rollout is finished, because the branch was forced back in between.
   */
  public static String sibling(String name, Push push) {
    return name + "-" + hash(push.delivery());
  }

  private static String hash(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
