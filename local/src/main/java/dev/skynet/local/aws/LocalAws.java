package dev.skynet.local.aws;

import dev.skynet.local.process.LoopbackPorts;
import dev.skynet.protocol.names.Fleet;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** SQS and S3 together, with the credentials that both accept. */
public final class LocalAws implements AutoCloseable {
  /** Where everything is said to be. */
  public static final String REGION = "eu-west-1";

  /** What {@link SqsServer} gives as the sender of every message. */
  public static final String SENDER_ID = "127.0.0.1";

  private static final String ACCESS_KEY = "skynet-local";
  private static final String SECRET_KEY = "skynet-local-secret";

  private final SqsServer sqs;
  private final S3Server s3;

  private LocalAws(SqsServer sqs, S3Server s3) {
    this.sqs = sqs;
    this.s3 = s3;
  }

  /**
   * Starts both.
   *
   * @param data where S3 keeps its objects
   */
  public static LocalAws start(LoopbackPorts ports, Path data) {
    SqsServer sqs = SqsServer.start(ports.next());
    try {
      return new LocalAws(sqs, S3Server.start(ports.next(), data, ACCESS_KEY, SECRET_KEY));
    } catch (RuntimeException e) {
      sqs.close();
      throw e;
    }
  }

  /** Where SQS listens. */
  public URI sqsEndpoint() {
    return sqs.endpoint();
  }

  /** Where S3 listens. */
  public URI s3Endpoint() {
    return s3.endpoint();
  }

  /** The environment under which the SDK of another process finds both. */
  public Map<String, String> environment() {
    return environment(sqsEndpoint(), s3Endpoint());
  }

  /** The same, through proxies. */
  public Map<String, String> environment(URI sqsProxy, URI s3Proxy) {
    Map<String, String> environment = new HashMap<>();
    environment.put("AWS_REGION", REGION);
    environment.put("AWS_ACCESS_KEY_ID", ACCESS_KEY);
    environment.put("AWS_SECRET_ACCESS_KEY", SECRET_KEY);
    environment.put("AWS_ENDPOINT_URL_SQS", sqsProxy.toString());
    environment.put("AWS_ENDPOINT_URL_S3", s3Proxy.toString());
    return environment;
  }

  /** The keys as a shared credentials file of the SDK. */
  public String credentialsFile() {
    return """
        [default]
        aws_access_key_id = %s
        aws_secret_access_key = %s
        """
        .formatted(ACCESS_KEY, SECRET_KEY);
  }

  /** A client of SQS; the caller closes it. */
  public SqsClient sqsClient() {
    return SqsClient.builder()
        .endpointOverride(sqsEndpoint())
        .region(Region.of(REGION))
        .credentialsProvider(credentials())
        .httpClientBuilder(Apache5HttpClient.builder())
        .build();
  }

  /** A client of S3; the caller closes it. */
  public S3Client s3Client() {
    return S3Client.builder()
        .endpointOverride(s3Endpoint())
        .region(Region.of(REGION))
        .credentialsProvider(credentials())
        .forcePathStyle(true)
        .httpClientBuilder(Apache5HttpClient.builder())
        .build();
  }

  /** What SQS and S3 accept (only S3 looks at it). */
  public StaticCredentialsProvider credentials() {
    return StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY));
  }

  /** Makes what a person makes on AWS for a fleet; does nothing where it stands. */
  public FleetResources createFleetResources(Fleet fleet) {
    try (SqsClient queues = sqsClient();
        S3Client buckets = s3Client()) {
      return FleetResources.create(fleet, queues, buckets);
    }
  }

  /** Stops both; the objects stay. */
  @Override
  public void close() {
    try {
      s3.close();
    } finally {
      sqs.close();
    }
  }
}
