package dev.skynet.operator.webhook.push;

class FakeRolloutStoreTest extends RolloutStoreContract {
  private final FakeRolloutStore store = new FakeRolloutStore();

  @Override
  protected RolloutStore store() {
    return store;
  }

  @Override
  protected PushedGroup group() {
    return Pushes.group("shop", "web");
  }

  @Override
  protected void finish(String namespace, String name) {
    store.finish(namespace + "/" + name);
  }
}
