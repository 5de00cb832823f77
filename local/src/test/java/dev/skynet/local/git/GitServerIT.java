package dev.skynet.local.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skynet.local.TestRuns;
import dev.skynet.local.tls.CertificateAuthority;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Objects;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.TransportException;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitServerIT {
  @TempDir Path temp;
  private GitServer server;

  @BeforeEach
  void start() {
    server =
        GitServer.start(
            TestRuns.ports().next(), temp.resolve("repositories"), InstantSource.system());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void servesWhatWasCommitted() throws Exception {
    // given
    GitRepository repository = server.create("shop", "web");
    repository
        .change("main")
        .write("a.txt", "one")
        .writeProgram("bin/run", "#!/bin/sh\n")
        .push("1");
    Push second = repository.change("main").write("a.txt", "two").push("second");
    // when
    Path clone = temp.resolve("clone");
    try (Git git =
        Git.cloneRepository().setURI(repository.cloneUrl()).setDirectory(clone.toFile()).call()) {
      // then
      assertThat(git.getRepository().resolve("HEAD").name()).isEqualTo(second.after());
    }
    assertThat(clone.resolve("a.txt")).hasContent("two");
    assertThat(clone.resolve("bin/run")).isExecutable();
  }

  @Test
  void servesTheHeadAtDepthOneAfterAForcedPush() throws Exception {
    // given
    GitRepository repository = server.create("shop", "web");
    Push first = repository.change("main").write("a", "1").push("1");
    repository.change("main").write("a", "2").push("2");
    repository.reset("main", first.after());
    // when
    try (Git git =
        Git.cloneRepository()
            .setURI(repository.cloneUrl())
            .setDepth(1)
            .setBare(true)
            .setDirectory(temp.resolve("bare").toFile())
            .call()) {
      // then
      assertThat(git.getRepository().resolve("refs/heads/main").name()).isEqualTo(first.after());
    }
  }

  @Test
  void letsOnlyItsReaderRead() throws Exception {
    // given
    GitRepository repository =
        server.create("shop", "secret", new BasicCredentials("deploy", "correct"));
    Push push = repository.change("main").write("a", "1").push("1");
    // then
    assertThatThrownBy(() -> remoteHead(repository, "deploy", "wrong"))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("not authorized");
    assertThat(remoteHead(repository, "deploy", "correct")).isEqualTo(push.after());
  }

  @Test
  void acceptsNoPushFromOutside() throws Exception {
    // given
    GitRepository repository = server.create("shop", "web");
    repository.change("main").write("a", "1").push("1");
    // when
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create(repository.cloneUrl() + "/info/refs?service=git-receive-pack"))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    // then
    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @Test
  void servesHttpsWithACertificateOfTheRun() throws Exception {
    // given
    CertificateAuthority authority =
        new CertificateAuthority(InstantSource.system(), new SecureRandom());
    try (GitServer secure =
            GitServer.startTls(
                TestRuns.ports().next(), temp.resolve("tls"), InstantSource.system(), authority);
        HttpClient client =
            HttpClient.newBuilder()
                .sslContext(authority.client("CN=test").sslContext(authority.certificate()))
                .build()) {
      Push push = secure.create("shop", "web").change("main").write("a", "1").push("1");
      // when
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(
                      secure.url().resolve("/shop/web.git/info/refs?service=git-upload-pack"))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      // then
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains(push.after() + " refs/heads/main");
    }
  }

  private static String remoteHead(GitRepository repository, String user, String password)
      throws Exception {
    Ref main =
        Git.lsRemoteRepository()
            .setRemote(repository.cloneUrl())
            .setCredentialsProvider(new UsernamePasswordCredentialsProvider(user, password))
            .callAsMap()
            .get("refs/heads/main");
    return Objects.requireNonNull(main).getObjectId().name();
  }
}
