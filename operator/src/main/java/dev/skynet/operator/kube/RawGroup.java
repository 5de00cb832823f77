package dev.skynet.operator.kube;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;
import org.jspecify.annotations.Nullable;

/**
 * An InstanceGroup as it stands on the API server, unread. A typed class would end its informer at
 * the first object that does not fit; this one is converted object by object, so that a bad one is
 * named and the others go on.
 */
@Group("skynet.dev")
@Version("v1alpha1")
@Kind("InstanceGroup")
@Plural("instancegroups")
@Singular("instancegroup")
public class RawGroup extends CustomResource<JsonNode, JsonNode> implements Namespaced {
  private static final long serialVersionUID = 1;

  @Override
  protected @Nullable JsonNode initSpec() {
    return null;
  }

  @Override
  protected @Nullable JsonNode initStatus() {
    return null;
  }
}
