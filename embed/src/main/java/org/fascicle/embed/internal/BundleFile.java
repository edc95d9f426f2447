package org.fascicle.embed.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.fascicle.embed.bundle.BundleFailedException;

/**
 * A jar that is a bundle.
 *
 * @param path the file
 * @param symbolicName what its manifest calls it
 */
public record BundleFile(Path path, String symbolicName) {

  /**
   * Reads a jar's symbolic name.
   *
   * @throws BundleFailedException if the file is no jar, or no bundle
   */
  public static BundleFile of(Path path) {
    try (JarFile jar = new JarFile(path.toFile())) {
      Manifest manifest = jar.getManifest();
      String header =
          manifest == null ? null : manifest.getMainAttributes().getValue("Bundle-SymbolicName");
      if (header == null) {
        throw new BundleFailedException(
            path.toString(),
            path
                + " is a jar but no OSGi bundle: its manifest has no Bundle-SymbolicName. Build it"
                + " with bnd, or take it out of the folder.",
            null);
      }
      return new BundleFile(path, header.split(";", 2)[0].trim());
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  /** Reads jars, and folders of jars in the order of their names. */
  static List<BundleFile> allOf(List<Path> paths) {
    List<BundleFile> bundles = new ArrayList<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        jarsIn(path).forEach(jar -> bundles.add(of(jar)));
      } else {
        bundles.add(of(path));
      }
    }
    return bundles;
  }

  private static List<Path> jarsIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  private static BundleFailedException unreadable(Path path, IOException cause) {
    return new BundleFailedException(
        path.toString(),
        "Cannot read the bundle " + path + " (" + cause + "). Is it there, and a complete jar?",
        cause);
  }
}
