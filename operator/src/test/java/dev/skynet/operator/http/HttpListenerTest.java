package dev.skynet.operator.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skynet.operator.config.BadSettingException;
import dev.skynet.operator.config.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HttpListenerTest {
  @Test
  void anAddressThatIsNotOfThisHostIsNamed() {
    // 192.0.2.0/24 is nobody's: RFC 5737
    assertThatThrownBy(() -> listen("192.0.2.1", 8099))
        .isInstanceOf(BadSettingException.class)
        .hasMessageStartingWith("SKYNET_BIND: '192.0.2.1' cannot be listened on (")
        .hasMessageEndingWith(
            "; set it to an address of this host, or leave it out: 0.0.0.0 means all of them");
  }

  @Test
  void aPortInUseIsNamedByItsOwnSetting() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      int port = taken.getLocalPort();
      assertThatThrownBy(() -> listen("127.0.0.1", port))
          .isInstanceOf(BadSettingException.class)
          .hasMessageStartingWith(
              "SKYNET_PORT: port %d of 127.0.0.1 cannot be listened on (".formatted(port))
          .hasMessageEndingWith("; set it to a free port over 1023, or end what uses this one");
    }
  }

  private static void listen(String address, int port) {
    HttpListener.start(
            new Endpoint(address, port, "SKYNET_PORT"), Duration.ofSeconds(1), routing -> {})
        .close();
  }
}
