package dev.skynet.operator.group.action;

import dev.skynet.crds.common.CrdJson;
import dev.skynet.crds.group.GitSpec;
import dev.skynet.crds.rollout.RevisionSpec;
import dev.skynet.protocol.names.GroupName;
import dev.skynet.protocol.release.Manifest;
import dev.skynet.protocol.release.Sha256;

/**
 * Work that takes long: runs beside the reconciler, is tried until it has a result, wakes the
 * group.
 */
public sealed interface Job {
  /** Equal keys are the same work. */
  String key();

  /**
   * Fetches, checks and packs a commit and puts it in the bucket.
   *
   * @param group whose
   * @param rollout name of the Rollout
   * @param uid of the Rollout
   * @param git the group's source
   * @param revision what the Rollout wants
   * @param push whether the commit must still be the head of its branch, or have its trees
   */
  record FetchSource(
      GroupName group, String rollout, String uid, GitSpec git, RevisionSpec revision, boolean push)
      implements Job {
    private static final int DIGITS = 12;

    /** Whoever mends the group's source while it is fetched means the mended one. */
    @Override
    public String key() {
      String spec = Sha256.ofLines(CrdJson.text(git)).hex().substring(0, DIGITS);
      return "source/" + group + "/" + uid + "/" + spec;
    }
  }

  /**
   * Looks whether an artifact exists already.
   *
   * @param group whose
   * @param buildKey of source, recipe and platform
   */
  record FindManifest(GroupName group, Sha256 buildKey) implements Job {
    @Override
    public String key() {
      return "find/" + group + "/" + buildKey;
    }
  }

  /**
   * Verifies an uploaded artifact and writes its manifest.
   *
   * @param group whose
   * @param manifest what to write
   */
  record PublishManifest(GroupName group, Manifest manifest) implements Job {
    @Override
    public String key() {
      return "manifest/"
          + group
          + "/"
          + manifest.buildKey()
          + "/"
          + manifest.artifact().digest()
          + "/"
          + manifest.builtBy();
    }
  }

  /**
   * Reads the desired pointer and sees that the wish is in it.
   *
   * @param group whose
   * @param wish what must stand there
   */
  record KeepPointer(GroupName group, PointerWish wish) implements Job {
    @Override
    public String key() {
      return "pointer/"
          + group
          + "/"
          + wish.fence()
          + "/"
          + wish.ran().map(r -> r.uid()).orElse("")
          + "/"
          + wish.desired().map(d -> d.rollout() + "." + d.fence()).orElse("");
    }
  }
}
