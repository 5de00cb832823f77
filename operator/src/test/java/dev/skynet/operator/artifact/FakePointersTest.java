package dev.skynet.operator.artifact;

class FakePointersTest extends PointerStoreContract {
  private final FakePointers pointers = new FakePointers(fleet);

  @Override
  protected PointerStore store() {
    return pointers;
  }
}
