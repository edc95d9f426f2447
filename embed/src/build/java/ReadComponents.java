import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * Has the component runtime read the component descriptions of the bundles inside this jar, and
 * keeps what it stores of them: reading one XML document a component takes a launch a fifth of its
 * time. To the index goes where the store names each bundle, so that a launch can write there which
 * bundle of its own is meant.
 *
 * <p>Run by the build, with the framework on its class path: {@code java ReadComponents.java <folder
 * that becomes the jar>}.
 */
final class ReadComponents {
  private static final String RUNTIME = "org.apache.felix.scr";

  /** The name that the component runtime gives to its store. */
  private static final String STORE = "componentMetadataStore";

  private final Path root;
  private final List<String> index;

  private ReadComponents(Path root) throws IOException {
    this.root = root;
    index = new ArrayList<>(Files.readAllLines(root.resolve("index")));
  }

  public static void main(String[] args) throws Exception {
    new ReadComponents(Path.of(args[0]).resolve("META-INF/fascicle")).run();
  }

  private void run() throws Exception {
    Path storage = Files.createTempDirectory("components");
    try {
      run(storage);
    } finally {
      delete(storage);
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> inside;
    try (Stream<Path> all = Files.walk(folder)) {
      inside = new ArrayList<>(all.toList());
    }
    Collections.reverse(inside);
    for (Path path : inside) {
      Files.delete(path);
    }
  }

  private void run(Path storage) throws Exception {
    Framework framework = new FrameworkFactory().newFramework(configuration(storage));
    framework.start();
    List<Bundle> bundles = new ArrayList<>();
    for (Path jar : jars()) {
      bundles.add(framework.getBundleContext().installBundle(jar.toUri().toString()));
    }
    framework.adapt(FrameworkWiring.class).resolveBundles(null);
    Bundle runtime = bundles.stream().filter(ReadComponents::isRuntime).findFirst().orElseThrow();
    for (Bundle bundle : bundles) {
      if (bundle != runtime) {
        bundle.start();
      }
    }
    runtime.start();
    File store = runtime.getDataFile(STORE);
    Map<String, ByteBuffer> marks = new HashMap<>();
    for (Bundle bundle : bundles) {
      marks.put(bundle.getSymbolicName(), mark(bundle));
    }
    framework.stop();
    framework.waitForStop(0);
    keep(Files.readAllBytes(store.toPath()), marks);
  }

  private Map<String, Object> configuration(Path storage) {
    List<String> packages =
        index.stream()
            .filter(line -> line.startsWith("package "))
            .map(line -> line.substring("package ".length()))
            .toList();
    return Map.of(
        Constants.FRAMEWORK_STORAGE,
        storage.toString(),
        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
        String.join(",", packages),
        "felix.log.level",
        "1",
        "ds.cache.metadata",
        "true");
  }

  private List<Path> jars() {
    return index.stream()
        .filter(line -> line.startsWith("bundles "))
        .map(line -> root.resolve("bundles").resolve(line.split(" ", 6)[5]))
        .toList();
  }

  private static boolean isRuntime(Bundle bundle) {
    return RUNTIME.equals(bundle.getSymbolicName());
  }

  /** A bundle in the store: its number, how many components, and when it was installed. */
  private static ByteBuffer mark(Bundle bundle) {
    return ByteBuffer.allocate(2 * Long.BYTES)
        .putLong(bundle.getBundleId())
        .putLong(bundle.getLastModified())
        .flip();
  }

  private void keep(byte[] content, Map<String, ByteBuffer> marks) throws IOException {
    ByteBuffer store = ByteBuffer.wrap(content);
    for (Map.Entry<String, ByteBuffer> bundle : new java.util.TreeMap<>(marks).entrySet()) {
      int place = find(store, bundle.getValue());
      // Numbers and times are each launch's own, and equal sources give equal jars.
      store.putLong(place, -1).putLong(place + Long.BYTES + Integer.BYTES, 0);
      index.add("components " + place + " " + bundle.getKey());
    }
    Files.write(root.resolve("components"), content);
    Files.writeString(root.resolve("index"), String.join("\n", index) + "\n");
  }

  private static int find(ByteBuffer store, ByteBuffer mark) {
    for (int i = 0; i <= store.limit() - 2 * Long.BYTES - Integer.BYTES; i++) {
      if (store.getLong(i) == mark.getLong(0)
          && store.getLong(i + Long.BYTES + Integer.BYTES) == mark.getLong(Long.BYTES)) {
        return i;
      }
    }
    throw new IllegalStateException("The component runtime's store has another form by now.");
  }
}
