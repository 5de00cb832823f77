package dev.skynet.operator.aws;

import static dev.skynet.protocol.names.QueueNames.GONE_TAG;
import static dev.skynet.protocol.names.QueueNames.GROUP_TAG;
import static dev.skynet.protocol.names.QueueNames.INSTANCE_TAG;

import dev.skynet.operator.config.RoleArn;
import dev.skynet.operator.fleet.InboxRegister;
import dev.skynet.operator.fleet.InstanceInbox;
import dev.skynet.protocol.message.MessageCodec;
import dev.skynet.protocol.message.ToAgent;
import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.GroupName;
import dev.skynet.protocol.names.QueueNames;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** The inboxes of one fleet on SQS. What SQS refuses for now is thrown and tried again. */
public final class SqsInboxes implements InstanceInbox, InboxRegister {
  private static final Logger LOG = LoggerFactory.getLogger(SqsInboxes.class);

  /** Two groups that want the same inbox go one after the other; different ones seldom wait. */
  private static final int LOCKS = 32;

  private final MessageCodec codec = new MessageCodec();
  private final List<ReentrantLock> making =
      Stream.generate(ReentrantLock::new).limit(LOCKS).toList();
  private final SqsClient sqs;
  private final QueueNames names;
  private final QueueUrls urls;
  private final QueueTags tags;
  private final InboxAttributes attributes;
  private final Duration send;

  /**
   * @param role that the policies name; empty: no policy is put, which is right for a local stack
   *     only
   */
  public SqsInboxes(SqsClient sqs, Fleet fleet, Optional<RoleArn> role, QueueTimes times) {
    this.sqs = sqs;
    this.names = new QueueNames(fleet);
    this.urls = new QueueUrls(sqs);
    this.tags = new QueueTags(sqs);
    this.attributes = new InboxAttributes(sqs, role, times);
    this.send = times.send();
    if (role.isEmpty()) {
      LOG.warn("SKYNET_ROLE_ARN is not set: inboxes get no queue policy, as in a local stack");
    }
  }

  @Override
  public void send(ToAgent message) throws InboxMissing {
    var name = names.inbox(message.instance());
    var url = urls.find(name).orElseThrow(() -> new InboxMissing(message.instance()));
    var body = codec.encode(message);
    try {
      sqs.sendMessage(
          request ->
              request
                  .queueUrl(url)
                  .messageBody(body)
                  .overrideConfiguration(
                      // what is tried longer might go out when another leads
                      limits -> limits.apiCallAttemptTimeout(send).apiCallTimeout(send)));
    } catch (QueueDoesNotExistException e) {
      urls.forget(name);
      throw new InboxMissing(message.instance());
    }
  }

  @Override
  public List<Inbox> list() {
    var found =
        sqs
            .listQueuesPaginator(
                request -> request.queueNamePrefix(names.inboxPrefix()).maxResults(1000))
            .queueUrls()
            .stream()
            .toList();
    return tags.ofAll(found).entrySet().stream()
        .flatMap(entry -> inbox(entry.getKey(), entry.getValue()).stream())
        .toList();
  }

  /**
   * {@inheritDoc}
   *
   * @throws software.amazon.awssdk.services.sqs.model.QueueDeletedRecentlyException for 60 s after
   *     an inbox of this name was deleted (a rule of SQS): try again
   */
  @Override
  public boolean create(GroupName group, String instance, String sender) {
    var name = names.inbox(instance);
    var lock = making.get(Math.floorMod(name.hashCode(), LOCKS));
    lock.lock();
    try {
      var url = urls.find(name);
      var existing = url.flatMap(tags::of);
      if (existing.isPresent()) {
        return adopt(name, url.orElseThrow(), existing.get(), group, instance, sender);
      }
      return make(name, group, instance, sender);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void tagGone(String instance, Instant when) {
    var name = names.inbox(instance);
    urls.find(name)
        .ifPresent(
            url -> ifItIsThere(name, () -> tags.put(url, Map.of(GONE_TAG, when.toString()))));
  }

  @Override
  public void delete(String instance) {
    var name = names.inbox(instance);
    urls.find(name)
        .ifPresent(
            url -> ifItIsThere(name, () -> sqs.deleteQueue(request -> request.queueUrl(url))));
    urls.forget(name);
  }

  private boolean make(String name, GroupName group, String instance, String sender) {
    var url =
        sqs.createQueue(
                request ->
                    request
                        .queueName(name)
                        .attributes(attributes.of(name, sender))
                        .tags(owner(group, instance)))
            .queueUrl();
    urls.remember(name, url);
    // Making a queue that somebody else just made succeeds and leaves that one's tags.
    var owner = tags.of(url).map(made -> made.get(GROUP_TAG));
    return owner.isEmpty() || owner.get().equals(group.toString());
  }

  private boolean adopt(
      String name,
      String url,
      Map<String, String> existing,
      GroupName group,
      String instance,
      String sender) {
    var owner = owner(group, instance);
    if (!existing.getOrDefault(GROUP_TAG, group.toString()).equals(group.toString())) {
      return false;
    }
    if (!existing.entrySet().containsAll(owner.entrySet())) {
      tags.put(url, owner);
    }
    if (existing.containsKey(GONE_TAG)) {
      tags.remove(url, GONE_TAG);
    }
    attributes.setPolicy(name, url, sender);
    return true;
  }

  private void ifItIsThere(String name, Runnable call) {
    try {
      call.run();
    } catch (QueueDoesNotExistException e) {
      urls.forget(name);
    }
  }

  private Optional<Inbox> inbox(String url, Map<String, String> found) {
    var name = url.substring(url.lastIndexOf('/') + 1);
    var group = found.get(GROUP_TAG);
    var instance = names.instanceOf(name);
    if (group == null || instance.isEmpty()) {
      LOG.atWarn().addKeyValue("queue", name).log("Queue is tagged for no group; left alone");
      return Optional.empty();
    }
    try {
      var gone = Optional.ofNullable(found.get(GONE_TAG)).map(Instant::parse);
      return Optional.of(new Inbox(GroupName.parse(group), instance.get(), gone));
    } catch (IllegalArgumentException | DateTimeException e) {
      LOG.atWarn()
          .addKeyValue("queue", name)
          .log("Queue has a tag that cannot be read; left alone: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private static Map<String, String> owner(GroupName group, String instance) {
    var owner = new HashMap<String, String>();
    owner.put(GROUP_TAG, group.toString());
    owner.put(INSTANCE_TAG, instance);
    return owner;
  }
}
