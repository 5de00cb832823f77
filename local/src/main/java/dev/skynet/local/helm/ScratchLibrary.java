package dev.skynet.local.helm;

import com.marcnuri.helm.jni.NativeLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;

/**
 * The library of this platform, unpacked into the {@link UnpackingPlace}; made by its service
 * loader.
 */
public final class ScratchLibrary implements NativeLibrary {
  private final NativeLibrary ofPlatform =
      ServiceLoader.load(NativeLibrary.class, ScratchLibrary.class.getClassLoader())
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no Helm library on the class path"));

  @Override
  public String getBinaryName() {
    return ofPlatform.getBinaryName();
  }

  @Override
  public Path createTempDirectory() {
    try {
      return Files.createTempDirectory(UnpackingPlace.current(), UnpackingPlace.PREFIX);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack Helm into " + UnpackingPlace.current(), e);
    }
  }
}
