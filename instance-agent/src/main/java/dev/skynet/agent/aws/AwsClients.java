package dev.skynet.agent.aws;

import dev.skynet.agent.config.AgentConfig;
import dev.skynet.agent.time.AwsClock;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The SDK's clients, on the smallest of its HTTP clients, telling the clock what time it is. */
public final class AwsClients implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** Longer than the longest poll that SQS allows (20 s). */
  private static final Duration SOCKET = Duration.ofSeconds(30);

  private final SdkHttpClient http =
      new HonestHttp(
          UrlConnectionHttpClient.builder()
              .connectionTimeout(CONNECT)
              .socketTimeout(SOCKET)
              .build());
  private final AwsCredentialsProvider credentials;
  private final AgentConfig config;
  private final ClientOverrideConfiguration overrides;

  /** Clients with the credentials that the SDK's own chain finds. */
  public AwsClients(AgentConfig config, AwsClock clock) {
    this(config, clock, DefaultCredentialsProvider.builder().build());
  }

  /** Clients with these credentials. */
  public AwsClients(AgentConfig config, AwsClock clock, AwsCredentialsProvider credentials) {
    this.config = config;
    this.credentials = credentials;
    this.overrides =
        ClientOverrideConfiguration.builder()
            .addExecutionInterceptor(new DateHeader(clock))
            .build();
  }

  /** A client for SQS. */
  public SqsClient sqs() {
    var builder =
        SqsClient.builder()
            .httpClient(http)
            .region(Region.of(config.region()))
            .credentialsProvider(credentials)
            .overrideConfiguration(overrides);
    config.endpoints().sqs().ifPresent(builder::endpointOverride);
    return builder.build();
  }

  /** A client for S3. Digests are checked by whoever uses the bytes, so the SDK need not. */
  public S3Client s3() {
    var builder =
        S3Client.builder()
            .httpClient(http)
            .region(Region.of(config.region()))
            .credentialsProvider(credentials)
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .overrideConfiguration(overrides);
    config
        .endpoints()
        .s3()
        .ifPresent(endpoint -> builder.endpointOverride(endpoint).forcePathStyle(true));
    return builder.build();
  }

  @Override
  public void close() {
    http.close();
  }
}
