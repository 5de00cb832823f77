package dev.skynet.crds.rollout;

import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/** One attempt to bring one group to one revision; never reused. */
@Group("skynet.dev")
@Version("v1alpha1")
@Kind("Rollout")
@Plural("rollouts")
@Singular("rollout")
@ShortNames("sro")
public class Rollout extends CustomResource<RolloutSpec, RolloutStatus> implements Namespaced {
  private static final long serialVersionUID = 1;

  /** Label: the name of the group; set by the bridge and by the operator. */
  public static final String GROUP_LABEL = "skynet.dev/group";

  /** Label: {@code true} once the phase is final. */
  public static final String FINISHED_LABEL = "skynet.dev/finished";

  /** Finalizer, from admission to the end. */
  public static final String FINALIZER = "skynet.dev/rollout";
}
