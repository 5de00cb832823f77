package dev.skynet.local.demo;

import dev.skynet.local.git.Push;
import dev.skynet.local.git.WebhookDelivery;
import dev.skynet.local.stack.Installation;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;

/** GitHub's part of the story: posts pushes, and takes how long the answer was. */
public final class Forge {
  private static final Pattern ROLLOUT = Pattern.compile(Shop.NAMESPACE + "/([a-z0-9-]+)");

  private final Installation installation;
  private final Figures figures;
  private final Screen screen;

  Forge(Installation installation, Figures figures, Screen screen) {
    this.installation = installation;
    this.figures = figures;
    this.screen = screen;
  }

  /** The name of the Rollout that the bridge made. */
  String deliver(Push push) throws InterruptedException {
    var delivery = WebhookDelivery.push(UUID.randomUUID().toString(), push);
    try {
      long begun = System.nanoTime();
      HttpResponse<String> answer =
          delivery.postTo(installation.webhook(), installation.webhookSecret());
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      var name = ROLLOUT.matcher(answer.body());
      if (answer.statusCode() != 202 || !name.find()) {
        throw new StoryFailed(
            "the bridge answered %d: %s".formatted(answer.statusCode(), answer.body()));
      }
      figures.webhook(took);
      screen.say(
          "   POST /webhooks/github -> %d  Rollout %s"
              .formatted(answer.statusCode(), name.group(1)));
      return name.group(1);
    } catch (IOException e) {
      throw new StoryFailed("the bridge does not answer: " + e.getMessage());
    }
  }
}
