package dev.skynet.operator.git;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.storage.file.WindowCacheConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * Keeps JGit off the host's git configuration, which could rewrite URLs or switch certificate
 * checks off, and off the home directory, which a container may not write.
 */
final class IsolatedGit extends SystemReader.Delegate {
  private static final int STREAMED_FROM_BYTES = 4 << 20;

  private IsolatedGit(SystemReader host) {
    super(host);
  }

  /** Holds for the whole process; a second call changes nothing. */
  static synchronized void install() {
    SystemReader host = SystemReader.getInstance();
    if (host instanceof IsolatedGit) {
      return;
    }
    SystemReader.setInstance(new IsolatedGit(host));
    WindowCacheConfig memory = new WindowCacheConfig();
    memory.setStreamFileThreshold(STREAMED_FROM_BYTES);
    memory.install();
  }

  @Override
  public FileBasedConfig openUserConfig(Config parent, FS fs) {
    return new FixedConfig(parent, fs);
  }

  @Override
  public FileBasedConfig openSystemConfig(Config parent, FS fs) {
    return new FixedConfig(parent, fs);
  }

  @Override
  public FileBasedConfig openJGitConfig(Config parent, FS fs) {
    return new FixedConfig(parent, fs);
  }

  /** In memory alone; no cleaning in the background, as caches are dropped whole. */
  private static final class FixedConfig extends FileBasedConfig {
    FixedConfig(Config parent, FS fs) {
      super(parent, null, fs);
      setInt("gc", null, "auto", 0);
      setInt("gc", null, "autoPackLimit", 0);
      setBoolean("gc", null, "autoDetach", false);
    }

    @Override
    public void load() {}

    @Override
    public void save() {}

    @Override
    public boolean isOutdated() {
      return false;
    }
  }
}
