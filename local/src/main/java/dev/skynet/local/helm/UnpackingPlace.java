package dev.skynet.local.helm;

import com.marcnuri.helm.jni.NativeLibrary;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;

/**
 * Where helm-java unpacks its library, until closed. It asks the machine's temporary directory,
 * which a JVM reads once, long before a run has a directory; but it looks its library up as a
 * service, by the thread's class loader: there it finds {@link ScratchLibrary} alone.
 */
final class UnpackingPlace extends ClassLoader implements AutoCloseable {
  /** Begins the name of the directory. */
  static final String PREFIX = "helm-java";

  private static final String SERVICES = "META-INF/services/" + NativeLibrary.class.getName();
  private static final String OURS = "dev/skynet/local/helm/native-library";

  private final ClassLoader former = Thread.currentThread().getContextClassLoader();
  private final Path scratch;

  private UnpackingPlace(Path scratch) {
    super(UnpackingPlace.class.getClassLoader());
    this.scratch = scratch;
  }

  /** What this thread loads from now on is unpacked there. */
  static UnpackingPlace in(Path scratch) {
    var place = new UnpackingPlace(scratch);
    Thread.currentThread().setContextClassLoader(place);
    return place;
  }

  /** That of the library which is just looked up. */
  static Path current() {
    if (Thread.currentThread().getContextClassLoader() instanceof UnpackingPlace place) {
      return place.scratch;
    }
    throw new IllegalStateException("Helm is loaded past HelmLibrary");
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return name.equals(SERVICES)
        ? Collections.enumeration(List.of(Objects.requireNonNull(getResource(OURS), OURS)))
        : super.getResources(name);
  }

  @Override
  public void close() {
    Thread.currentThread().setContextClassLoader(former);
  }
}
