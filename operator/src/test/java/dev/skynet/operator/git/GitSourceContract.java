package dev.skynet.operator.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skynet.crds.common.Reason;
import dev.skynet.protocol.release.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every git source must do. */
public abstract class GitSourceContract {
  private static final Map<String, String> BUNDLE = Map.of("skynet.yml", "version: 1\n");

  /** The source under test. */
  protected abstract GitSource source() throws IOException;

  /** Of the repository that the test fills. */
  protected abstract String url();

  /**
   * Puts a commit with exactly these files on top of a branch.
   *
   * @return its SHA
   */
  protected abstract String commit(String branch, Map<String, String> files);

  /** From now on the repository does not answer. */
  protected abstract void goAway();

  @Test
  void packsTheHead() throws IOException {
    // given
    String head = commit("main", Map.of("skynet.yml", "version: 1\nkeep: {releases: 7}\n"));
    // when
    SourceResult.Packed packed = packed(source().fetch(web().branch("main")));
    // then
    assertThat(packed.commit()).isEqualTo(head);
    assertThat(packed.digest()).isEqualTo(Sha256.of(Files.readAllBytes(packed.file())));
    assertThat(packed.size()).isEqualTo(Files.size(packed.file()));
    assertThat(packed.skynetFile().keep().releases()).isEqualTo(7);
  }

  @Test
  void packsACommitAlikeEachTimeAndEachCommitApart() throws IOException {
    // given
    String first = commit("main", BUNDLE);
    String second = commit("main", BUNDLE);
    // when
    Sha256 digest = packed(source().fetch(web().commit(first))).digest();
    // then
    assertThat(packed(source().fetch(web().commit(first))).digest()).isEqualTo(digest);
    assertThat(packed(source().fetch(web().commit(second))).digest()).isNotEqualTo(digest);
  }

  @Test
  void whatIsPackedAgainForARolloutLeavesTheFormerFileAlone() throws IOException {
    // given a file that is still being uploaded, by a job that nobody asks for any more
    String first = commit("main", BUNDLE);
    SourceResult.Packed former = packed(source().fetch(web().commit(first)));
    String second = commit("main", BUNDLE);
    // when
    SourceResult.Packed next = packed(source().fetch(web().commit(second)));
    Files.delete(former.file());
    // then
    assertThat(next.digest()).isEqualTo(Sha256.of(Files.readAllBytes(next.file())));
  }

  @Test
  void takesCommitsOfAllowedBranchesOnly() throws IOException {
    // given
    String old = commit("main", BUNDLE);
    commit("main", BUNDLE);
    String fix = commit("hotfix", BUNDLE);
    // then
    assertThat(packed(source().fetch(web().commit(old))).commit()).isEqualTo(old);
    assertThat(packed(source().fetch(web().allowing("hotfix").commit(fix))).commit())
        .isEqualTo(fix);
    assertThat(reason(source().fetch(web().commit(fix)))).isEqualTo(Reason.CommitNotOnBranch);
    assertThat(reason(source().fetch(web().branch("hotfix")))).isEqualTo(Reason.CommitNotOnBranch);
    assertThat(reason(source().fetch(web().commit("1".repeat(40)))))
        .isEqualTo(Reason.CommitNotFound);
  }

  @Test
  void namesABranchThatDoesNotExist() throws IOException {
    // given
    commit("trunk", BUNDLE);
    // then
    assertThat(reason(source().fetch(web().branch("main")))).isEqualTo(Reason.BranchNotFound);
  }

  @Test
  void outdatesAPushUnlessOnlyOtherPathsChangedSince() throws IOException {
    // given
    String pushed = commit("main", Map.of("skynet.yml", "version: 1\n", "web/a", "1"));
    String head = commit("main", Map.of("skynet.yml", "version: 1\n", "web/a", "1", "b", "2"));
    // then
    assertThat(source().fetch(web().push(pushed))).isEqualTo(new SourceResult.Outdated(head));
    assertThat(packed(source().fetch(web().paths("web/**").push(pushed))).commit())
        .isEqualTo(pushed);
    assertThat(packed(source().fetch(web().push(head))).commit()).isEqualTo(head);
  }

  @Test
  void namesABadSkynetFileWithItsLine() throws IOException {
    // given
    commit("main", Map.of("skynet.yml", "version: 1\nuser: shop\n"));
    // when
    SourceResult result = source().fetch(web().branch("main"));
    // then
    assertThat(reason(result)).isEqualTo(Reason.InvalidSkynetFile);
    assertThat(result.toString()).contains("skynet.yml:2: 'user' is not supported");
  }

  @Test
  void namesAMissingSkynetFile() throws IOException {
    // given
    commit("main", Map.of("README", "nothing to roll out"));
    // then
    assertThat(reason(source().fetch(web().branch("main")))).isEqualTo(Reason.NoSkynetFile);
  }

  @Test
  void throwsWhileTheRepositoryIsAway() {
    // given
    commit("main", BUNDLE);
    goAway();
    // then
    assertThatThrownBy(() -> source().fetch(web().branch("main"))).isInstanceOf(IOException.class);
  }

  private Requests web() {
    return Requests.of(url());
  }

  private static SourceResult.Packed packed(SourceResult result) {
    assertThat(result).isInstanceOf(SourceResult.Packed.class);
    return (SourceResult.Packed) result;
  }

  private static Reason reason(SourceResult result) {
    assertThat(result).isInstanceOf(SourceResult.Rejected.class);
    return ((SourceResult.Rejected) result).reason();
  }
}
