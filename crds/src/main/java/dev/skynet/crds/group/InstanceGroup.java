package dev.skynet.crds.group;

import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/** The EC2 instances that run the same code. */
@Group("skynet.dev")
@Version("v1alpha1")
@Kind("InstanceGroup")
@Plural("instancegroups")
@Singular("instancegroup")
@ShortNames("sig")
public class InstanceGroup extends CustomResource<InstanceGroupSpec, InstanceGroupStatus>
    implements Namespaced {
  private static final long serialVersionUID = 1;
}
