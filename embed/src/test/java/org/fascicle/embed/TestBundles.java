package org.fascicle.embed;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.fascicle.embed.fixture.SilentPlatform;

/** Writes small jars. */
public final class TestBundles {
  private TestBundles() {}

  /**
   * Writes a jar.
   *
   * @param file where
   * @param headers of its manifest
   * @param entries content by path
   */
  public static Path write(Path file, Map<String, String> headers, Map<String, byte[]> entries)
      throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    headers.forEach((name, value) -> manifest.getMainAttributes().putValue(name, value));
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out, manifest)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        jar.putNextEntry(new JarEntry(entry.getKey()));
        jar.write(entry.getValue());
        jar.closeEntry();
      }
    }
    return file;
  }

  /** Writes a bundle with nothing in it but its name and version. */
  public static Path empty(Path file, String symbolicName, String version) throws IOException {
    return write(
        file,
        Map.of(
            "Bundle-ManifestVersion",
            "2",
            "Bundle-SymbolicName",
            symbolicName,
            "Bundle-Version",
            version),
        Map.of());
  }

  /** Writes a bundle that takes the platform's place and offers a service without behaviour. */
  public static Path silentPlatform(Path file) throws IOException {
    String path = SilentPlatform.class.getName().replace('.', '/') + ".class";
    return write(
        file,
        Map.of(
            "Bundle-ManifestVersion",
            "2",
            "Bundle-SymbolicName",
            "org.fascicle.platform",
            "Bundle-Version",
            "9.9.0",
            "Bundle-Activator",
            SilentPlatform.class.getName(),
            "Import-Package",
            "org.osgi.framework,org.fascicle.api"),
        Map.of(path, content(path)));
  }

  /** Writes a bundle with one component, named "waiting", whose reference nothing satisfies. */
  public static Path waitingComponent(Path file, String symbolicName) throws IOException {
    String description =
        """
        <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="waiting">
          <implementation class="java.lang.Object"/>
          <service><provide interface="java.lang.Object"/></service>
          <reference name="missing" interface="java.lang.Comparable" target="(kind=absent)"/>
        </scr:component>
        """;
    return write(
        file,
        Map.of(
            "Bundle-ManifestVersion",
            "2",
            "Bundle-SymbolicName",
            symbolicName,
            "Service-Component",
            "OSGI-INF/waiting.xml"),
        Map.of("OSGI-INF/waiting.xml", description.getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] content(String resource) throws IOException {
    try (InputStream in = TestBundles.class.getClassLoader().getResourceAsStream(resource)) {
      return in.readAllBytes();
    }
  }
}
