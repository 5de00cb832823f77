package dev.skynet.local.kubelet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skynet.local.kubelet.KeyedData.Kind;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RememberedDataTest {
  private static final Optional<Map<String, byte[]>> ONE = Optional.of(Map.of("k", new byte[] {1}));

  private Supplier<Optional<Map<String, byte[]>>> server = () -> ONE;
  private final RememberedData data = new RememberedData((kind, name) -> server.get());

  @Test
  void answersWithTheLastReadWhileTheServerIsAway() {
    // given
    data.read(Kind.SECRET, "login");
    // when
    server =
        () -> {
          throw new KubernetesClientException("away", new IOException("refused"));
        };
    // then
    assertThat(data.read(Kind.SECRET, "login")).isEqualTo(ONE);
    assertThatThrownBy(() -> data.read(Kind.SECRET, "never read")).hasMessage("away");
    assertThatThrownBy(() -> data.read(Kind.CONFIG_MAP, "login")).hasMessage("away");
  }

  @Test
  void believesTheServerThatItIsGone() {
    // given
    data.read(Kind.SECRET, "login");
    // when
    server = Optional::empty;
    // then
    assertThat(data.read(Kind.SECRET, "login")).isEmpty();
  }

  @Test
  void passesARefusalOn() {
    // given
    data.read(Kind.SECRET, "login");
    // when
    server =
        () -> {
          throw new KubernetesClientException("Forbidden", 403, null);
        };
    // then
    assertThatThrownBy(() -> data.read(Kind.SECRET, "login")).hasMessage("Forbidden");
  }
}
