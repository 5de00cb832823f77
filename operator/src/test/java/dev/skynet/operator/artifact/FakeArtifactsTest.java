package dev.skynet.operator.artifact;

import dev.skynet.protocol.message.PresignedPut;
import java.util.Optional;

class FakeArtifactsTest extends ArtifactStoreContract {
  private final FakeArtifacts artifacts = new FakeArtifacts(fleet);

  @Override
  protected ArtifactStore store() {
    return artifacts;
  }

  @Override
  protected int upload(PresignedPut put, byte[] body) {
    return artifacts.upload(put, body);
  }

  @Override
  protected Optional<byte[]> stored(String key) {
    return artifacts.stored(key);
  }
}
