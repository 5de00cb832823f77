package dev.skynet.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skynet.operator.artifact.PointerStore;
import dev.skynet.operator.artifact.PointerStoreContract;
import dev.skynet.operator.aws.S3Pointers;
import dev.skynet.operator.group.action.PointerWish;
import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.GroupName;
import dev.skynet.protocol.names.S3Keys;
import dev.skynet.protocol.release.DesiredPointer.Ran;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;

class S3PointersIT extends PointerStoreContract {
  @RegisterExtension private static final AwsUnderTest AWS = new AwsUnderTest();

  private static final GroupName WEB = new GroupName("shop", "web");

  private final String bucket = AWS.make(fleet).bucket();
  private final S3Pointers pointers = new S3Pointers(AWS.clients().s3(), fleet, bucket);

  @Override
  protected PointerStore store() {
    return pointers;
  }

  @Test
  void aWriteWhoseAnswerWasLostCountsOnce() throws Exception {
    try (var front = LossyFront.of(AWS.servers().s3Endpoint());
        var clients = AWS.clientsOf(front.endpoint(), AWS.clock())) {
      // given
      var through = new S3Pointers(clients.s3(), fleet, bucket);
      front.loseAnswersToNextPuts(1);

      // when
      var first = through.keep(WEB, ran("uid-1", 1)).orElseThrow();
      front.loseAnswersToNextPuts(1);
      var second = through.keep(WEB, ran("uid-2", 2)).orElseThrow();

      // then
      assertThat(front.lost()).isEqualTo(2);
      assertThat(first.rollouts()).extracting(Ran::uid).containsExactly("uid-1");
      assertThat(second.rollouts()).extracting(Ran::uid).containsExactly("uid-1", "uid-2");
      assertThat(pointers.keep(WEB, PointerWish.NOTHING)).contains(second);
    }
  }

  @Test
  void saysWhichPointerIsNoneOfThisGroup() {
    // given
    var key = new S3Keys(fleet).desired(WEB);
    put(key, "{\"v\":1,\"fleet\":\"other\",\"group\":\"shop/web\",\"fence\":1,\"rollouts\":[]}");

    // then
    assertThatThrownBy(() -> pointers.keep(WEB, PointerWish.NOTHING))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(key)
        .hasMessageContaining("other");
  }

  @Test
  void saysWhichPointerNobodyCanRead() {
    // given
    var key = new S3Keys(fleet).desired(WEB);
    put(key, "not JSON");

    // then
    assertThatThrownBy(() -> pointers.keep(WEB, ran("uid-1", 1)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(key);
  }

  @Test
  void saysThatTheBucketIsMissing() {
    // given
    var lost = new S3Pointers(AWS.clients().s3(), new Fleet("nowhere"), "skynet-nowhere");

    // then
    assertThatThrownBy(() -> lost.keep(WEB, ran("uid-1", 1)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("skynet-nowhere");
  }

  private void put(String key, String body) {
    AWS.clients().s3().putObject(r -> r.bucket(bucket).key(key), RequestBody.fromString(body));
  }

  private static PointerWish ran(String uid, long fence) {
    return new PointerWish(0, Optional.of(new Ran("web", uid, fence)), Optional.empty());
  }
}
