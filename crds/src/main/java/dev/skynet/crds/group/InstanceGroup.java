package dev.skynet.crds.group;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
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
@Categories("skynet")
@JsonClassDescription(
    "The instances that run the same code, where that code comes from, and how it is rolled out.")
@AdditionalPrinterColumn(
    name = "Ready",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].status")
@AdditionalPrinterColumn(name = "Revision", jsonPath = ".status.desired.short")
@AdditionalPrinterColumn(name = "Converged", jsonPath = ".status.members.summary")
@AdditionalPrinterColumn(name = "Rollout", jsonPath = ".status.active.name")
@AdditionalPrinterColumn(
    name = "Age",
    jsonPath = ".metadata.creationTimestamp",
    type = AdditionalPrinterColumn.Type.DATE)
@ValidationRule(
    value = "size(self.metadata.name) <= 40 && !self.metadata.name.contains('.')",
    message = "metadata.name must be a DNS label of at most 40 characters: a-z, 0-9 and '-'")
public class InstanceGroup extends CustomResource<InstanceGroupSpec, InstanceGroupStatus>
    implements Namespaced {
  private static final long serialVersionUID = 1;

  /** Finalizer, while a rollout is active or the group holds something. */
  public static final String FINALIZER = "skynet.dev/group";

  /** Annotation: ids of silent members, separated by commas, whose turns are closed. */
  public static final String GIVE_UP = "skynet.dev/give-up";

  /** Annotation: {@code "true"} lets a deleted group go at once, whatever it holds. */
  public static final String ABANDON = "skynet.dev/abandon";
}
