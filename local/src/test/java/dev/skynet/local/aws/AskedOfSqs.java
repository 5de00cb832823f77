package dev.skynet.local.aws;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What was asked of SQS, for what the local server takes and does not show again. */
final class AskedOfSqs implements ExecutionInterceptor {
  private final List<SdkRequest> requests = new CopyOnWriteArrayList<>();

  /** A client whose requests are seen here; the caller closes it. */
  SqsClient client(LocalAws servers) {
    return SqsClient.builder()
        .endpointOverride(servers.sqsEndpoint())
        .region(Region.of(LocalAws.REGION))
        .credentialsProvider(servers.credentials())
        .httpClientBuilder(Apache5HttpClient.builder())
        .overrideConfiguration(config -> config.addExecutionInterceptor(this))
        .build();
  }

  /** The requests of one kind, in order. */
  <T extends SdkRequest> List<T> all(Class<T> kind) {
    return requests.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    requests.add(context.request());
  }
}
