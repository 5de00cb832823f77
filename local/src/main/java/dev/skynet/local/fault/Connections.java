package dev.skynet.local.fault;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** What is done to single connections. */
final class Connections {
  private static final int HEAD_LIMIT = 64 * 1024;
  private static final int PATIENCE_MILLIS = 2_000;
  private static final byte[] UNAVAILABLE =
      "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  private Connections() {}

  /** Closes it so that the other end sees {@code Connection reset}. */
  static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      // it was closed already, which is what is wanted
    }
  }

  /** Copies until the end, which it hands on; an error resets both. */
  static void pump(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      reset(from);
      reset(to);
    }
  }

  /**
   * Reads the head of a request and answers 503; what follows the head is read and dropped, so that
   * the answer is not lost to a reset.
   *
   * @return false if there was no request
   */
  static boolean answerUnavailable(Socket client) throws IOException {
    client.setSoTimeout(PATIENCE_MILLIS);
    InputStream in = new BufferedInputStream(client.getInputStream());
    if (!readHead(in)) {
      return false;
    }
    client.getOutputStream().write(UNAVAILABLE);
    client.shutdownOutput();
    try {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (SocketTimeoutException e) {
      // it keeps the connection open though it was told otherwise
    }
    return true;
  }

  private static boolean readHead(InputStream in) throws IOException {
    int matched = 0;
    for (int read = 0; read < HEAD_LIMIT; read++) {
      int next = in.read();
      if (next < 0) {
        return false;
      }
      boolean expected = next == (matched % 2 == 0 ? '\r' : '\n');
      matched = expected ? matched + 1 : next == '\r' ? 1 : 0;
      if (matched == 4) {
        return true;
      }
    }
    throw new IOException("the head of a request is longer than " + HEAD_LIMIT + " bytes");
  }
}
