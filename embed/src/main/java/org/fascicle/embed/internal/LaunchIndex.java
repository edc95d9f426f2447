package org.fascicle.embed.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fascicle.embed.bundle.LaunchException;

/**
 * What the build wrote about this jar.
 *
 * @param packages the packages that host and bundles share, each with its version
 * @param framework the jars of the OSGi framework, which a class loader of its own reads
 * @param bundles the jars to install
 * @param components where the store of component descriptions names a bundle, by symbolic name
 */
record LaunchIndex(
    List<String> packages,
    List<Entry> framework,
    List<Entry> bundles,
    Map<String, Integer> components) {
  private static final String ROOT = "META-INF/fascicle/";

  /**
   * A jar inside this jar.
   *
   * @param resource where the class loader finds it
   * @param digest SHA-256 of its content, in hexadecimal
   * @param crc CRC-32 of its content
   * @param size its length in bytes
   * @param symbolicName what the bundle is called
   * @param name its file name
   */
  record Entry(
      String resource, String digest, long crc, int size, String symbolicName, String name) {}

  static LaunchIndex load(ClassLoader loader) {
    return parse(new String(read(loader, "index"), StandardCharsets.UTF_8));
  }

  /** The component descriptions, as the component runtime reads them fastest. */
  ComponentStore components(ClassLoader loader) {
    return new ComponentStore(read(loader, "components"), components);
  }

  private static byte[] read(ClassLoader loader, String name) {
    try (InputStream in = loader.getResourceAsStream(ROOT + name)) {
      if (in == null) {
        throw new LaunchException(
            "The bundles inside Fascicle's jar are missing (no "
                + ROOT
                + name
                + " on the class path). Put the packaged fascicle-embed jar on the class path,"
                + " not a folder of classes.");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new LaunchException("Cannot read Fascicle's own jar: " + e.getMessage(), e);
    }
  }

  static LaunchIndex parse(String text) {
    List<String> packages = new ArrayList<>();
    List<Entry> bundles = new ArrayList<>();
    List<Entry> framework = new ArrayList<>();
    Map<String, Integer> components = new HashMap<>();
    for (String line : text.split("\n", -1)) {
      String[] words = line.split(" ", 6);
      switch (words[0]) {
        case "package" -> packages.add(words[1]);
        case "framework" -> framework.add(entry(words));
        case "bundles" -> bundles.add(entry(words));
        case "components" -> components.put(words[2], Integer.valueOf(words[1]));
        default -> {}
      }
    }
    return new LaunchIndex(packages, framework, bundles, components);
  }

  private static Entry entry(String[] words) {
    String resource = ROOT + words[0] + "/" + words[5];
    long crc = Long.parseLong(words[2]);
    return new Entry(resource, words[1], crc, Integer.parseInt(words[3]), words[4], words[5]);
  }
}
