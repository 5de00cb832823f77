package dev.skynet.operator.kube;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.skynet.protocol.names.GroupName;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;

class FakeObjectsTest extends ObjectStoreContract {
  private final FakeObjects objects = new FakeObjects();
  private int uids;

  @Override
  protected ObjectStore store() {
    return objects;
  }

  @Override
  protected String namespace() {
    return "shop";
  }

  @Override
  protected void apply(GroupName name) {
    var group = new RawGroup();
    group.setMetadata(meta(name.name()));
    group.setSpec(JsonNodeFactory.instance.objectNode());
    objects.put(group);
  }

  @Override
  protected void apply(String name, GroupName group) {
    var rollout = new RawRollout();
    rollout.setMetadata(meta(name));
    rollout.setSpec(
        JsonNodeFactory.instance
            .objectNode()
            .set("groupRef", JsonNodeFactory.instance.objectNode().put("name", group.name())));
    objects.put(rollout);
  }

  @Override
  protected void delete(GroupName group) {
    objects.delete(group);
  }

  @Override
  protected void deleteRollout(String name) {
    objects.deleteRollout("shop", name);
  }

  private ObjectMeta meta(String name) {
    return new ObjectMetaBuilder()
        .withNamespace("shop")
        .withName(name)
        .withUid("uid-" + ++uids)
        .build();
  }
}
