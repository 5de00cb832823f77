package dev.skynet.operator.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.skynet.crds.rollout.Rollout;
import dev.skynet.protocol.names.GroupName;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of objects must do; compare-and-set above all. */
public abstract class ObjectStoreContract {
  private static final String OTHERS = "example.com/others";

  /** The store under test. */
  protected abstract ObjectStore store();

  /** A namespace of this test alone. */
  protected abstract String namespace();

  /** Somebody applies a group without a status. */
  protected abstract void apply(GroupName group);

  /** Somebody applies a Rollout without a status or a label. */
  protected abstract void apply(String rollout, GroupName group);

  /** Somebody deletes a group and does not wait. */
  protected abstract void delete(GroupName group);

  /** Somebody deletes a Rollout and does not wait. */
  protected abstract void deleteRollout(String name);

  @Test
  protected void whatIsNotThereIsEmpty() {
    assertThat(store().group(web())).isEmpty();
    assertThat(store().rollout(namespace(), "r-1")).isEmpty();
    assertThat(store().unfinished(web())).isEmpty();
  }

  @Test
  protected void aStatusThatWasStoredIsReadAtOnceAndCanBeStoredOn() {
    // given
    RawGroup read = group();
    // when
    RawGroup once = store().storeStatus(read, fence(1));
    RawGroup twice = store().storeStatus(once, fence(2));
    // then
    assertThat(twice.getStatus().path("fence").asLong()).isEqualTo(2);
    RawGroup again = store().group(web()).orElseThrow();
    assertThat(again.getStatus().path("fence").asLong()).isEqualTo(2);
    assertThat(version(again)).isEqualTo(version(twice)).isNotEqualTo(version(read));
    assertThat(again.getSpec()).isEqualTo(read.getSpec());
  }

  @Test
  protected void aStatusOfAGroupThatHasChangedIsNotStored() {
    // given
    RawGroup read = group();
    store().storeStatus(read, fence(20));
    // when
    assertThatThrownBy(() -> store().storeStatus(read, fence(4))).isInstanceOf(Stale.class);
    // then
    assertThat(store().group(web()).orElseThrow().getStatus().path("fence").asLong()).isEqualTo(20);
  }

  @Test
  protected void aStatusOfARolloutThatHasChangedIsNotStored() {
    // given
    RawRollout read = rollout("r-1");
    store().storeStatus(read, phase("Progressing"));
    // when
    assertThatThrownBy(() -> store().storeStatus(read, phase("Pending"))).isInstanceOf(Stale.class);
    // then
    assertThat(store().rollout(namespace(), "r-1").orElseThrow().getStatus().path("phase").asText())
        .isEqualTo("Progressing");
  }

  @Test
  protected void metadataOfWhatHasChangedIsNotChanged() {
    // given
    RawGroup group = group();
    RawRollout rollout = rollout("r-1");
    store().storeStatus(group, fence(1));
    store().storeStatus(rollout, phase("Pending"));
    // then
    assertThatThrownBy(() -> store().change(group, MetaChange.finalizers(List.of(OTHERS))))
        .isInstanceOf(Stale.class);
    assertThatThrownBy(() -> store().change(rollout, MetaChange.finalizers(List.of(OTHERS))))
        .isInstanceOf(Stale.class);
  }

  @Test
  protected void whatIsGoneIsStale() {
    // given
    RawGroup read = group();
    delete(web());
    // then
    assertThatThrownBy(() -> store().storeStatus(read, fence(1))).isInstanceOf(Stale.class);
    assertThatThrownBy(() -> store().change(read, MetaChange.finalizers(List.of(OTHERS))))
        .isInstanceOf(Stale.class);
  }

  @Test
  protected void anotherGroupOfTheSameNameIsNotTheOneThatWasRead() {
    // given
    RawGroup read = group();
    delete(web());
    RawGroup another = group();
    assertThat(another.getMetadata().getUid()).isNotEqualTo(read.getMetadata().getUid());
    // then
    assertThatThrownBy(() -> store().storeStatus(read, fence(1))).isInstanceOf(Stale.class);
  }

  @Test
  protected void changesMetadataAndNothingElse() {
    // given
    RawGroup group = group();
    RawRollout read = store().storeStatus(rollout("r-1"), phase("Progressing"));
    // when
    RawRollout changed =
        store()
            .change(
                read,
                new MetaChange(
                    Optional.of(List.of(OTHERS, Rollout.FINALIZER)),
                    Map.of("skynet.dev/group", "web"),
                    Optional.of(
                        List.of(
                            new OwnerReferenceBuilder()
                                .withApiVersion(group.getApiVersion())
                                .withKind(group.getKind())
                                .withName("web")
                                .withUid(group.getMetadata().getUid())
                                .build()))));
    // then
    RawRollout again = store().rollout(namespace(), "r-1").orElseThrow();
    assertThat(version(again)).isEqualTo(version(changed)).isNotEqualTo(version(read));
    assertThat(again.getMetadata().getFinalizers()).containsExactly(OTHERS, Rollout.FINALIZER);
    assertThat(again.getMetadata().getLabels()).containsEntry("skynet.dev/group", "web");
    assertThat(again.getMetadata().getOwnerReferences())
        .singleElement()
        .satisfies(o -> assertThat(o.getUid()).isEqualTo(group.getMetadata().getUid()));
    assertThat(again.getStatus().path("phase").asText()).isEqualTo("Progressing");
    // and when
    store().change(again, MetaChange.finalizers(List.of()));
  }

  @Test
  protected void whatHasAFinalizerGoesWithTheLastOne() {
    // given
    RawRollout held = store().change(rollout("r-1"), MetaChange.finalizers(List.of(OTHERS)));
    // when
    deleteRollout("r-1");
    // then
    RawRollout deleted = store().rollout(namespace(), "r-1").orElseThrow();
    assertThat(deleted.getMetadata().getDeletionTimestamp()).isNotNull();
    assertThat(version(deleted)).isNotEqualTo(version(held));
    // and when
    store().change(deleted, MetaChange.finalizers(List.of()));
    // then
    assertThat(store().rollout(namespace(), "r-1")).isEmpty();
  }

  @Test
  protected void findsTheRolloutsOfAGroupLabelledOrNot() {
    // given
    apply("r-1", web());
    apply("r-2", web());
    apply("r-3", new GroupName(namespace(), "api"));
    RawRollout done = store().rollout(namespace(), "r-2").orElseThrow();
    // when
    store()
        .change(
            done,
            new MetaChange(
                Optional.empty(), Map.of(Rollout.FINISHED_LABEL, "true"), Optional.empty()));
    // then
    assertThat(names(store().unfinished(web()))).containsExactly("r-1");
    assertThat(names(store().finished(web()))).containsExactly("r-2");
  }

  private GroupName web() {
    return new GroupName(namespace(), "web");
  }

  private RawGroup group() {
    apply(web());
    return store().group(web()).orElseThrow();
  }

  private RawRollout rollout(String name) {
    apply(name, web());
    return store().rollout(namespace(), name).orElseThrow();
  }

  private static ObjectNode fence(long fence) {
    return JsonNodeFactory.instance.objectNode().put("fence", fence);
  }

  private static ObjectNode phase(String phase) {
    return JsonNodeFactory.instance.objectNode().put("phase", phase);
  }

  private static String version(HasMetadata object) {
    return object.getMetadata().getResourceVersion();
  }

  private static List<String> names(List<RawRollout> rollouts) {
    return rollouts.stream().map(r -> r.getMetadata().getName()).toList();
  }
}
