import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Writes the index that the launcher reads: which packages of this jar the framework exports, and
 * the jars inside with their digests.
 *
 * <p>Run by the build: {@code java IndexBundles.java <folder that becomes the jar>}.
 */
final class IndexBundles {
  private static final Pattern CLAUSE = Pattern.compile("([\\w.]+)((?:;[^,;\"]*(?:\"[^\"]*\")?)*)");
  private static final Pattern VERSION = Pattern.compile(";version=\"?([\\w.]+)");
  private static final Pattern SHARED = Pattern.compile("org\\.fascicle\\.(api|spi|specs)(\\..*)?");

  private static final Pattern NOT_OF_THE_FRAMEWORK =
      Pattern.compile("org\\.osgi\\.(service\\.component|util\\.(promise|function))(\\..*)?");

  private IndexBundles() {}

  public static void main(String[] args) throws Exception {
    Path root = Path.of(args[0]);
    List<String> lines = new ArrayList<>();
    try (InputStream manifest = Files.newInputStream(root.resolve("META-INF/MANIFEST.MF"))) {
      addPackages(new Manifest(manifest), SHARED, lines);
    }
    for (Path jar : jars(root.resolve("META-INF/fascicle/framework"))) {
      // What the framework itself contains, it exports by itself.
      addPackages(manifest(jar), NOT_OF_THE_FRAMEWORK, lines);
    }
    for (String kind : List.of("framework", "bundles")) {
      for (Path jar : jars(root.resolve("META-INF/fascicle/" + kind))) {
        lines.add(kind + " " + describe(jar));
      }
    }
    Files.writeString(root.resolve("META-INF/fascicle/index"), String.join("\n", lines) + "\n");
  }

  private static void addPackages(Manifest manifest, Pattern wanted, List<String> lines) {
    Matcher clause = CLAUSE.matcher(manifest.getMainAttributes().getValue("Export-Package"));
    while (clause.find()) {
      Matcher version = VERSION.matcher(clause.group(2));
      if (wanted.matcher(clause.group(1)).matches() && version.find()) {
        lines.add("package " + clause.group(1) + ";version=" + version.group(1));
      }
    }
  }

  private static List<Path> jars(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private static String describe(Path jar) throws Exception {
    byte[] content = Files.readAllBytes(jar);
    CRC32 crc = new CRC32();
    crc.update(content);
    String sha = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    return String.join(
        " ",
        sha,
        Long.toString(crc.getValue()),
        Integer.toString(content.length),
        symbolicName(jar),
        jar.getFileName().toString());
  }

  private static String symbolicName(Path jar) throws IOException {
    return manifest(jar).getMainAttributes().getValue("Bundle-SymbolicName").split(";")[0];
  }

  private static Manifest manifest(Path file) throws IOException {
    try (JarFile jar = new JarFile(file.toFile())) {
      return jar.getManifest();
    }
  }
}
