package dev.skynet.operator.aws;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.skynet.operator.config.RoleArn;
import java.util.List;

/**
 * Who may use an inbox. The denials matter: within one account any identity policy that allows
 * {@code sqs:*} would do as well as ours.
 */
final class QueuePolicies {
  private static final String VERSION = "2012-10-17";
  private static final List<String> SEND = List.of("sqs:SendMessage", "sqs:PurgeQueue");
  private static final List<String> READ =
      List.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility");
  private static final List<String> FIND = List.of("sqs:GetQueueUrl", "sqs:GetQueueAttributes");

  private final String queueArn;
  private final ObjectNode policy = JsonNodeFactory.instance.objectNode();

  private QueuePolicies(String queueArn) {
    this.queueArn = queueArn;
    policy.put("Version", VERSION).putArray("Statement");
  }

  /**
   * The operator's role sends, the reader receives and deletes, nobody else does either.
   *
   * @param queue name of the inbox
   * @param region of the queue
   * @param role of the operator; the queue is in its account
   * @param reader the SenderId that SQS puts on the reader's messages, which is its {@code
   *     aws:userid}: {@code <role id>:<instance id>}, or the id of a user
   */
  static ObjectNode inbox(String queue, String region, RoleArn role, String reader) {
    var arn = "arn:%s:sqs:%s:%s:%s".formatted(role.partition(), region, role.account(), queue);
    return new QueuePolicies(arn)
        .add("OperatorSends", "Allow", SEND, "ArnEquals", "aws:PrincipalArn", role.arn())
        .add("ReaderReads", "Allow", READ, "StringEquals", "aws:userid", reader)
        .add("ReaderFindsIt", "Allow", FIND, "StringEquals", "aws:userid", reader)
        .add("NobodyElseSends", "Deny", SEND, "ArnNotEquals", "aws:PrincipalArn", role.arn())
        .add("NobodyElseReads", "Deny", READ, "StringNotEquals", "aws:userid", reader)
        .policy;
  }

  private QueuePolicies add(
      String sid, String effect, List<String> actions, String operator, String key, String value) {
    var statement = policy.withArray("Statement").addObject();
    statement.put("Sid", sid).put("Effect", effect).putObject("Principal").put("AWS", "*");
    var names = statement.putArray("Action");
    actions.forEach(names::add);
    statement.put("Resource", queueArn);
    statement.putObject("Condition").putObject(operator).put(key, value);
    return this;
  }
}
