package dev.skynet.operator.kube;

import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.InstantSource;

/** Events of the core API, beside their object. */
public final class ApiAnnouncer implements Announcer {
  private static final int MESSAGE_LIMIT = 1024;

  private final KubernetesClient client;
  private final String instance;
  private final InstantSource clock;

  /**
   * @param client is not closed here
   * @param instance name of this pod
   */
  public ApiAnnouncer(KubernetesClient client, String instance, InstantSource clock) {
    this.client = client;
    this.instance = instance;
    this.clock = clock;
  }

  @Override
  public void announce(HasMetadata about, boolean warning, String reason, String message) {
    String now = clock.instant().toString();
    var meta = about.getMetadata();
    client
        .v1()
        .events()
        .inNamespace(meta.getNamespace())
        .resource(
            new EventBuilder()
                .withNewMetadata()
                .withGenerateName(meta.getName() + ".")
                .withNamespace(meta.getNamespace())
                .endMetadata()
                .withInvolvedObject(
                    new ObjectReferenceBuilder()
                        .withApiVersion(about.getApiVersion())
                        .withKind(about.getKind())
                        .withNamespace(meta.getNamespace())
                        .withName(meta.getName())
                        .withUid(meta.getUid())
                        .build())
                .withType(warning ? "Warning" : "Normal")
                .withReason(reason)
                .withMessage(cut(message))
                .withFirstTimestamp(now)
                .withLastTimestamp(now)
                .withCount(1)
                .withNewSource()
                .withComponent("skynet-operator")
                .endSource()
                .withReportingComponent("skynet.dev/operator")
                .withReportingInstance(instance)
                .build())
        .create();
  }

  private static String cut(String message) {
    return message.length() <= MESSAGE_LIMIT ? message : message.substring(0, MESSAGE_LIMIT);
  }
}
