package dev.skynet.local.git;

import dev.skynet.local.tls.CertificateAuthority;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.http.server.GitServlet;
import org.eclipse.jgit.http.server.resolver.AsIsFileService;
import org.eclipse.jgit.transport.resolver.ServiceNotEnabledException;

/** A small forge: bare repositories, read over HTTP or HTTPS, written by {@link GitRepository}. */
public final class GitServer implements AutoCloseable {
  private final Server server = new Server();
  private final Path root;
  private final URI url;
  private final InstantSource clock;
  private final Map<String, GitRepository> repositories = new ConcurrentHashMap<>();

  private GitServer(Path root, URI url, InstantSource clock) {
    this.root = root;
    this.url = url;
    this.clock = clock;
  }

  /**
   * Serves HTTP.
   *
   * @param port of 127.0.0.1
   * @param root where the repositories are kept
   * @param clock dates commits
   */
  public static GitServer start(int port, Path root, InstantSource clock) {
    GitServer git = new GitServer(root, URI.create("http://127.0.0.1:" + port), clock);
    git.listen(new ServerConnector(git.server), port);
    return git;
  }

  /**
   * Serves HTTPS.
   *
   * @param authority signs the server's certificate; clients must be told to trust it
   */
  public static GitServer startTls(
      int port, Path root, InstantSource clock, CertificateAuthority authority) {
    GitServer git = new GitServer(root, URI.create("https://127.0.0.1:" + port), clock);
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setSslContext(authority.server("git").sslContext(authority.certificate()));
    git.listen(new ServerConnector(git.server, tls, new HttpConnectionFactory()), port);
    return git;
  }

  /** Makes an empty repository that everybody may read. */
  public GitRepository create(String owner, String name) {
    return create(owner, name, Optional.empty());
  }

  /** Makes an empty repository that only this user may read. */
  public GitRepository create(String owner, String name, BasicCredentials reader) {
    return create(owner, name, Optional.of(reader));
  }

  /** Where it listens. */
  public URI url() {
    return url;
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) { // as Jetty declares it
      throw new IllegalStateException("the git server did not stop", e);
    }
    repositories.values().forEach(GitRepository::close);
  }

  private GitRepository create(String owner, String name, Optional<BasicCredentials> reader) {
    String path = owner + "/" + name + ".git";
    GitRepository repository =
        GitRepository.create(
            root.resolve(path), new RepositoryAddress(url, owner, name), reader, clock);
    repositories.put(path, repository);
    return repository;
  }

  private void listen(ServerConnector connector, int port) {
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    server.addConnector(connector);
    GitServlet servlet = new GitServlet();
    servlet.setRepositoryResolver(
        (request, name) -> {
          GitRepository found = repositories.get(name);
          if (found == null) {
            throw new RepositoryNotFoundException(name);
          }
          return found.open();
        });
    servlet.setReceivePackFactory(
        (request, repository) -> {
          throw new ServiceNotEnabledException();
        });
    servlet.setAsIsFileService(AsIsFileService.DISABLED);
    ServletContextHandler context = new ServletContextHandler();
    context.addFilter(
        new FilterHolder(new ReaderFilter(repositories)), "/*", EnumSet.of(DispatcherType.REQUEST));
    context.addServlet(new ServletHolder(servlet), "/*");
    server.setHandler(context);
    server.setStopTimeout(0);
    try {
      Files.createDirectories(root);
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot serve git on " + url, e);
    } catch (Exception e) { // as Jetty declares it
      throw new IllegalStateException("cannot serve git on " + url, e);
    }
  }
}
