package dev.skynet.crds.schema;

import dev.skynet.crds.group.InstanceGroup;
import dev.skynet.crds.group.InstanceGroupSpec;
import dev.skynet.crds.group.InstanceGroupStatus;
import dev.skynet.crds.rollout.Rollout;
import dev.skynet.crds.rollout.RolloutSpec;
import dev.skynet.crds.rollout.RolloutStatus;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A kind, the records of which it is made, and its YAML. */
enum Kind {
  INSTANCE_GROUP(InstanceGroup.class, InstanceGroupSpec.class, InstanceGroupStatus.class),
  ROLLOUT(Rollout.class, RolloutSpec.class, RolloutStatus.class);

  final Class<? extends HasMetadata> type;
  final Class<? extends Record> spec;
  final Class<? extends Record> status;

  Kind(
      Class<? extends HasMetadata> type,
      Class<? extends Record> spec,
      Class<? extends Record> status) {
    this.type = type;
    this.spec = spec;
    this.status = status;
  }

  /** The name of its file among the resources. */
  String file() {
    return HasMetadata.getFullResourceName(type) + "-v1.yml";
  }

  String yaml() {
    var bytes = new ByteArrayOutputStream();
    new CRDGenerator()
        .customResourceClasses(type)
        .forCRDVersions("v1")
        .withMinQuotes(true)
        .withPostProcessor(
            new CRDPostProcessor() {
              @Override
              public HasMetadata process(HasMetadata crd, String version) {
                return Shape.completed((CustomResourceDefinition) crd, Kind.this);
              }
            })
        .withOutput(new InMemory(bytes))
        .generate();
    return bytes.toString(StandardCharsets.UTF_8);
  }

  CustomResourceDefinition crd() {
    return Serialization.unmarshal(yaml(), CustomResourceDefinition.class);
  }

  private record InMemory(ByteArrayOutputStream bytes)
      implements CRDGenerator.CRDOutput<OutputStream> {
    @Override
    public OutputStream outputFor(String name) {
      return bytes;
    }

    @Override
    public URI crdURI(String name) {
      return URI.create("file:///" + name);
    }

    @Override
    public void close() {}
  }
}
