import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The shop: says which version it is, and fails its health check when that version is broken. */
public class Web {
  public static void main(String[] args) throws Exception {
    String version = Files.readString(Path.of("VERSION")).strip();
    String commit = System.getenv("SKYNET_COMMIT");
    boolean broken = version.contains("broken");
    var server =
        HttpServer.create(
            new InetSocketAddress("127.0.0.1", Integer.parseInt(System.getenv("PORT"))), 0);
    server.createContext(
        "/",
        exchange -> {
          String text =
              broken
                  ? "cannot reach the database\n"
                  : "shop " + version + ", commit " + commit + "\n";
          byte[] body = text.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(broken ? 500 : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    System.out.println("shop " + version + " listens");
    if (broken) {
      System.out.println("ERROR: cannot reach the database at db.internal:5432");
    }
  }
}
