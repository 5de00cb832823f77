package dev.skynet.operator.webhook;

import dev.skynet.operator.webhook.github.GithubPush;
import dev.skynet.operator.webhook.github.Signature;
import dev.skynet.operator.webhook.github.UnreadablePayloadException;
import dev.skynet.operator.webhook.push.Groups;
import dev.skynet.operator.webhook.push.Push;
import dev.skynet.operator.webhook.push.PushMatcher;
import dev.skynet.operator.webhook.push.PushMatcher.Match;
import dev.skynet.operator.webhook.push.PushRecorder;
import dev.skynet.operator.webhook.push.PushRecorder.Recorded;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Answers a delivery of GitHub. Until the signature is found good nothing in it is looked at. */
public final class GithubWebhook {
  /** GitHub sends a GUID; anything longer or stranger is not stored in an object. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

  private final Supplier<Collection<byte[]>> secrets;
  private final Groups groups;
  private final PushRecorder recorder;

  /**
   * Keeps nothing between two deliveries.
   *
   * @param secrets those valid now; asked at each delivery
   */
  public GithubWebhook(Supplier<Collection<byte[]>> secrets, Groups groups, PushRecorder recorder) {
    this.secrets = secrets;
    this.groups = groups;
    this.recorder = recorder;
  }

  /** Returns once every Rollout is stored, or is known not to be. */
  public Answer answer(GithubHeaders headers, byte[] body) {
    Collection<byte[]> valid = secrets.get();
    if (valid.isEmpty()) {
      return Answer.of(WebhookResult.UNAVAILABLE, "the bridge has no webhook secret");
    }
    if (headers.signature().isEmpty()) {
      return Answer.of(
          WebhookResult.BAD_SIGNATURE,
          "X-Hub-Signature-256 is missing; set a secret in the webhook's settings");
    }
    if (!Signature.matches(body, headers.signature().get(), valid)) {
      return Answer.of(
          WebhookResult.BAD_SIGNATURE,
          "the signature fits no secret; set the same secret in the webhook's settings and here");
    }
    return signed(headers, body).signed(headers.delivery().filter(id -> ID.matcher(id).matches()));
  }

  private Answer signed(GithubHeaders headers, byte[] body) {
    if (headers.event().isEmpty()) {
      return Answer.of(WebhookResult.UNREADABLE, "X-GitHub-Event is missing");
    }
    return switch (headers.event().get()) {
      case "ping" -> Answer.of(WebhookResult.PING, "the signature is good");
      case "push" -> push(headers.delivery(), body);
      default -> Answer.of(WebhookResult.IGNORED, "only pushes roll anything out");
    };
  }

  private Answer push(Optional<String> delivery, byte[] body) {
    String id = delivery.orElse("");
    if (!ID.matcher(id).matches()) {
      return Answer.of(
          WebhookResult.UNREADABLE, "X-GitHub-Delivery is not 1 to 64 letters, digits and dashes");
    }
    try {
      return switch (GithubPush.read(body, id)) {
        case GithubPush.Ignored(String reason) -> Answer.of(WebhookResult.IGNORED, reason);
        case GithubPush.Moved(Push push) -> moved(push);
      };
    } catch (UnreadablePayloadException e) {
      return Answer.of(WebhookResult.UNREADABLE, String.valueOf(e.getMessage()));
    }
  }

  private Answer moved(Push push) {
    if (!groups.synced()) {
      return Answer.of(WebhookResult.UNAVAILABLE, "the groups are not read yet; deliver again");
    }
    Match match = PushMatcher.match(push, groups.all());
    if (!match.meant().isEmpty()) {
      return stored(recorder.record(push, match.meant()));
    }
    if (!groups.current()) {
      return Answer.of(
          WebhookResult.UNAVAILABLE, "the groups may have changed unseen; deliver again");
    }
    return Answer.of(WebhookResult.NO_MATCH, noMatch(push, match));
  }

  private static String noMatch(Push push, Match match) {
    return match.untouched() == 0
        ? "no group has this repository and " + push.ref()
        : "no file of the push is under the paths of the %d groups of this repository and %s"
            .formatted(match.untouched(), push.ref());
  }

  private static Answer stored(Recorded recorded) {
    if (!recorded.failed().isEmpty()) {
      return Answer.of(
          WebhookResult.UNAVAILABLE,
          recorded.created(),
          "not stored for %s; deliver again".formatted(String.join(", ", recorded.failed())));
    }
    if (recorded.created().isEmpty()) {
      return Answer.of(
          WebhookResult.ALREADY_THERE, "already there: " + String.join(", ", recorded.there()));
    }
    return Answer.of(
        WebhookResult.CREATED,
        recorded.created(),
        recorded.there().isEmpty()
            ? "stored"
            : "stored; already there: " + String.join(", ", recorded.there()));
  }
}
