package dev.skynet.operator.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the AWS SDK will find in the environment, for the start's printout and for what must be
 * known beside it (an own S3 endpoint needs path-style addressing). The SDK reads region, endpoints
 * and credentials by itself; no credential is held here.
 *
 * @param region empty: the SDK asks its own chain
 * @param sqsEndpoint an own SQS server instead of AWS
 * @param s3Endpoint an own S3 server instead of AWS
 * @param credentialsFile with access keys; empty: the SDK asks its own chain
 * @param role that the operator runs under, which the inboxes' policies name; empty: inboxes get no
 *     policy, which is right for a local stack only
 */
public record AwsSettings(
    Optional<String> region,
    Optional<URI> sqsEndpoint,
    Optional<URI> s3Endpoint,
    Optional<Path> credentialsFile,
    Optional<RoleArn> role) {

  static AwsSettings read(Settings settings) {
    return new AwsSettings(
        settings.find(OperatorSettings.AWS_REGION),
        settings.find(OperatorSettings.AWS_ENDPOINT_URL_SQS),
        settings.find(OperatorSettings.AWS_ENDPOINT_URL_S3),
        settings.find(OperatorSettings.AWS_SHARED_CREDENTIALS_FILE),
        settings.find(OperatorSettings.ROLE_ARN));
  }
}
