package dev.skynet.crds.rollout;

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

/** One attempt to bring one group to one revision; never reused. */
@Group("skynet.dev")
@Version("v1alpha1")
@Kind("Rollout")
@Plural("rollouts")
@Singular("rollout")
@ShortNames("sro")
@Categories("skynet")
@JsonClassDescription(
    "One attempt to bring one InstanceGroup to one revision. Never reused: to try again make"
        + " another one.")
@AdditionalPrinterColumn(name = "Group", jsonPath = ".spec.groupRef.name")
@AdditionalPrinterColumn(name = "Revision", jsonPath = ".status.revision.short")
@AdditionalPrinterColumn(name = "Phase", jsonPath = ".status.phase")
@AdditionalPrinterColumn(name = "Updated", jsonPath = ".status.updated")
@AdditionalPrinterColumn(
    name = "Failed",
    jsonPath = ".status.counts.failed",
    type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
    name = "Reason",
    jsonPath = ".status.conditions[?(@.type==\"Finished\")].reason")
@AdditionalPrinterColumn(
    name = "Age",
    jsonPath = ".metadata.creationTimestamp",
    type = AdditionalPrinterColumn.Type.DATE)
@AdditionalPrinterColumn(name = "Lead", jsonPath = ".status.lead", priority = 1)
@AdditionalPrinterColumn(name = "By", jsonPath = ".spec.trigger.by", priority = 1)
@AdditionalPrinterColumn(
    name = "Fence",
    jsonPath = ".status.fence",
    priority = 1,
    type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
    name = "Message",
    jsonPath = ".status.conditions[?(@.type==\"Finished\")].message",
    priority = 1)
@ValidationRule(
    value = "size(self.metadata.name) <= 63 && !self.metadata.name.contains('.')",
    message = "metadata.name must be a DNS label of at most 63 characters: a-z, 0-9 and '-'")
public class Rollout extends CustomResource<RolloutSpec, RolloutStatus> implements Namespaced {
  private static final long serialVersionUID = 1;

  /** Label: the name of the group; set by the bridge and by the operator. */
  public static final String GROUP_LABEL = "skynet.dev/group";

  /** Label: {@code true} once the phase is final. */
  public static final String FINISHED_LABEL = "skynet.dev/finished";

  /** Finalizer, from admission to the end. */
  public static final String FINALIZER = "skynet.dev/rollout";
}
