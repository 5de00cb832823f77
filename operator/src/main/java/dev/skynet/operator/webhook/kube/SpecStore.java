package dev.skynet.operator.webhook.kube;

import dev.skynet.operator.kube.RawGroup;
import io.fabric8.kubernetes.client.informers.cache.BasicItemStore;
import io.fabric8.kubernetes.client.informers.cache.Cache;

/** Keeps no status and no managed fields: they are the larger part of a group, and unread here. */
final class SpecStore extends BasicItemStore<RawGroup> {
  SpecStore() {
    super(Cache::metaNamespaceKeyFunc);
  }

  @Override
  public RawGroup put(String key, RawGroup group) {
    group.setStatus(null);
    group.getMetadata().setManagedFields(null);
    return super.put(key, group);
  }
}
