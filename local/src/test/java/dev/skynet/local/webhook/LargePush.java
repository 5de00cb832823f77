package dev.skynet.local.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.skynet.local.git.Push;
import dev.skynet.local.git.WebhookDelivery;
import java.io.IOException;
import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A push as large as GitHub sends them. */
final class LargePush {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LIMIT = 25 * 1024 * 1024;

  private LargePush() {}

  /** As many commits with as many files as fit into 25 MiB; short paths take the most memory. */
  static WebhookDelivery of(String id, Push push) throws IOException {
    String files =
        IntStream.range(0, 2_900)
            .mapToObj(i -> '"' + Integer.toString(i, 36) + '"')
            .collect(Collectors.joining(","));
    String commit = "{\"added\":[%s],\"removed\":[],\"modified\":[]}".formatted(files);
    String body = WebhookDelivery.push(id, push).body();
    int room = LIMIT - body.length();
    String commits = String.join(",", Collections.nCopies(room / (commit.length() + 1), commit));
    ObjectNode payload = (ObjectNode) JSON.readTree(body);
    payload.putRawValue("commits", new RawValue("[" + commits + "]"));
    return new WebhookDelivery(id, "push", JSON.writeValueAsString(payload));
  }
}
