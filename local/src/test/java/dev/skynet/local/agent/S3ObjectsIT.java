package dev.skynet.local.agent;

import dev.skynet.agent.aws.AwsClients;
import dev.skynet.agent.aws.PresignedUploads;
import dev.skynet.agent.aws.S3Objects;
import dev.skynet.agent.objects.ObjectSource;
import dev.skynet.agent.objects.ObjectsContract;
import dev.skynet.agent.objects.UploadTarget;
import dev.skynet.local.aws.LocalAws;
import dev.skynet.protocol.message.PresignedPut;
import dev.skynet.protocol.release.Sha256;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

class S3ObjectsIT extends ObjectsContract {
  private final AgentAws aws = new AgentAws();
  private final AwsClients clients = aws.clients(AgentAws.clock());
  private final S3Client s3 = clients.s3();
  private final String bucket = aws.resources.bucket();
  private final S3Objects source = new S3Objects(s3, bucket);
  private final PresignedUploads target = new PresignedUploads();

  @AfterEach
  void close() {
    s3.close();
    clients.close();
    aws.close();
  }

  @Override
  protected ObjectSource source() {
    return source;
  }

  @Override
  protected UploadTarget target() {
    return target;
  }

  @Override
  protected void put(String key, byte[] bytes) {
    aws.s3.putObject(r -> r.bucket(bucket).key(key), RequestBody.fromBytes(bytes));
  }

  /** Signed for the address through the proxy, as an operator behind it would. */
  @Override
  protected PresignedPut presigned(String key, Sha256 digest, long size) {
    try (S3Presigner presigner =
        S3Presigner.builder()
            .endpointOverride(URI.create(aws.environment().get("AWS_ENDPOINT_URL_S3")))
            .region(Region.of(LocalAws.REGION))
            .credentialsProvider(aws.servers.credentials())
            .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
            .build()) {
      var signed =
          presigner.presignPutObject(
              put ->
                  put.signatureDuration(Duration.ofMinutes(5))
                      .putObjectRequest(
                          request ->
                              request
                                  .bucket(bucket)
                                  .key(key)
                                  .contentLength(size)
                                  .checksumSHA256(
                                      Base64.getEncoder().encodeToString(digest.bytes()))));
      Map<String, List<String>> headers = new TreeMap<>(signed.signedHeaders());
      headers.remove("host");
      return new PresignedPut(key, signed.url().toString(), headers);
    }
  }

  @Override
  protected void cut() {
    aws.cut();
  }
}
