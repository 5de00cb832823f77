package dev.skynet.operator.aws;

import dev.skynet.operator.config.AwsSettings;
import dev.skynet.operator.config.BadSettingException;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The clients that all adapters share. Close them last.
 *
 * @param sqs may wait longer than a long poll
 * @param s3 hides no status: a 412 is seen as one
 * @param presigner signs with the same credentials
 * @param http carries both
 */
public record AwsClients(SqsClient sqs, S3Client s3, S3Presigner presigner, SdkHttpClient http)
    implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(3);

  /** More than the 20 s of a long poll. */
  private static final Duration SOCKET = Duration.ofSeconds(30);

  private static final Duration ATTEMPT = Duration.ofSeconds(10);
  private static final Duration CALL = Duration.ofSeconds(30);

  /** The long polls, the parallel listing of inboxes and the reconcilers' own calls together. */
  private static final int CONNECTIONS = 64;

  /**
   * Region, endpoints and credentials from where the SDK always finds them.
   *
   * @throws BadSettingException if there is no region
   */
  public static AwsClients open(AwsClock clock, AwsSettings settings) {
    return open(clock, settings, DefaultCredentialsProvider.builder().build());
  }

  /** With these credentials. */
  public static AwsClients open(
      AwsClock clock, AwsSettings settings, AwsCredentialsProvider credentials) {
    Region region = region(settings);
    var http =
        Apache5HttpClient.builder()
            .connectionTimeout(CONNECT)
            .connectionAcquisitionTimeout(ATTEMPT)
            .socketTimeout(SOCKET)
            .maxConnections(CONNECTIONS)
            .tcpKeepAlive(true)
            .build();
    var sqs = common(SqsClient.builder(), http, clock, region, credentials);
    settings.sqsEndpoint().ifPresent(sqs::endpointOverride);
    // Where a checksum matters it is a SHA-256 that the adapter gives itself.
    var s3 =
        common(S3Client.builder(), http, clock, region, credentials)
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .forcePathStyle(settings.s3Endpoint().isPresent());
    settings.s3Endpoint().ifPresent(s3::endpointOverride);
    return new AwsClients(sqs.build(), s3.build(), presigner(settings, region, credentials), http);
  }

  private static Region region(AwsSettings settings) {
    if (settings.region().isPresent()) {
      return Region.of(settings.region().get());
    }
    try {
      return DefaultAwsRegionProviderChain.builder().build().getRegion();
    } catch (SdkClientException e) {
      throw new BadSettingException(
          "AWS_REGION",
          "is not set, and the SDK finds no region elsewhere; set it to the region of the fleet's queues and bucket");
    }
  }

  private static <C, B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>> B common(
      B builder,
      SdkHttpClient http,
      AwsClock clock,
      Region region,
      AwsCredentialsProvider credentials) {
    return builder
        .region(region)
        .httpClient(http)
        .credentialsProvider(credentials)
        .overrideConfiguration(
            config ->
                config
                    .retryStrategy(RetryMode.STANDARD)
                    .apiCallAttemptTimeout(ATTEMPT)
                    .apiCallTimeout(CALL)
                    .addExecutionInterceptor(new DateHeader(clock)));
  }

  private static S3Presigner presigner(
      AwsSettings settings, Region region, AwsCredentialsProvider credentials) {
    var presigner =
        S3Presigner.builder()
            .region(region)
            .credentialsProvider(credentials)
            .serviceConfiguration(
                S3Configuration.builder()
                    .pathStyleAccessEnabled(settings.s3Endpoint().isPresent())
                    .build());
    settings.s3Endpoint().ifPresent(presigner::endpointOverride);
    return presigner.build();
  }

  @Override
  public void close() {
    presigner.close();
    s3.close();
    sqs.close();
    http.close();
  }
}
