package dev.skynet.local.kube;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** Accepts nobody, and its queue is full: the kernel lets every further connection wait. */
final class FullServer implements AutoCloseable {
  private static final int MORE_THAN_ENOUGH = 8;

  private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  private final List<SocketChannel> queue = new ArrayList<>();

  FullServer() throws IOException {
    for (int i = 0; i < MORE_THAN_ENOUGH; i++) {
      SocketChannel client = SocketChannel.open();
      client.configureBlocking(false);
      client.connect(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()));
      queue.add(client);
    }
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  @Override
  public void close() throws IOException {
    for (SocketChannel client : queue) {
      client.close();
    }
    server.close();
  }
}
