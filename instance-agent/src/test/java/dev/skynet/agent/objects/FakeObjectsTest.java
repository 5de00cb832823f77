package dev.skynet.agent.objects;

import dev.skynet.agent.rig.FakeObjects;
import dev.skynet.protocol.message.PresignedPut;
import dev.skynet.protocol.release.Sha256;

class FakeObjectsTest extends ObjectsContract {
  private final FakeObjects objects = new FakeObjects();

  @Override
  protected ObjectSource source() {
    return objects;
  }

  @Override
  protected UploadTarget target() {
    return objects;
  }

  @Override
  protected void put(String key, byte[] bytes) {
    objects.put(key, bytes);
  }

  @Override
  protected PresignedPut presigned(String key, Sha256 digest, long size) {
    return FakeObjects.presigned(key, digest);
  }

  @Override
  protected void cut() {
    objects.failNext(Integer.MAX_VALUE);
  }
}
