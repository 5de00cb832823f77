package dev.skynet.operator.aws;

import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.MESSAGE_RETENTION_PERIOD;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.POLICY;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.VISIBILITY_TIMEOUT;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.skynet.operator.config.RoleArn;
import dev.skynet.protocol.message.WireJson;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What an inbox is made with. */
final class InboxAttributes {
  private final ObjectMapper json = WireJson.mapper();
  private final SqsClient sqs;
  private final Optional<RoleArn> role;
  private final QueueTimes times;

  InboxAttributes(SqsClient sqs, Optional<RoleArn> role, QueueTimes times) {
    this.sqs = sqs;
    this.role = role;
    this.times = times;
  }

  /** Of a new inbox. */
  Map<QueueAttributeName, String> of(String name, String reader) {
    var attributes = new EnumMap<QueueAttributeName, String>(QueueAttributeName.class);
    attributes.put(MESSAGE_RETENTION_PERIOD, String.valueOf(times.retention().toSeconds()));
    attributes.put(VISIBILITY_TIMEOUT, String.valueOf(times.visibility().toSeconds()));
    policy(name, reader).ifPresent(policy -> attributes.put(POLICY, policy.toString()));
    return attributes;
  }

  /** Of an inbox that is there: the reader may come under another role than before. */
  void setPolicy(String name, String url, String reader) {
    policy(name, reader)
        .filter(wanted -> !wanted.equals(standing(url)))
        .ifPresent(
            wanted ->
                sqs.setQueueAttributes(
                    request ->
                        request.queueUrl(url).attributes(Map.of(POLICY, wanted.toString()))));
  }

  private Optional<JsonNode> policy(String name, String reader) {
    var region = sqs.serviceClientConfiguration().region().id();
    return role.map(arn -> QueuePolicies.inbox(name, region, arn, reader));
  }

  private @Nullable JsonNode standing(String url) {
    var text =
        sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(POLICY))
            .attributes()
            .get(POLICY);
    try {
      return text == null ? null : json.readTree(text);
    } catch (JsonProcessingException e) {
      return null; // whatever stands there, it is not ours
    }
  }
}
