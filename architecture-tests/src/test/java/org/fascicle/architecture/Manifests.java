package org.fascicle.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.apache.felix.framework.util.manifestparser.ManifestParser;

/** The manifests of our bundles, as they stand on the class path. */
final class Manifests {
  private Manifests() {}

  /**
   * A manifest's main part.
   *
   * @param name the symbolic name
   * @param headers everything in it
   */
  record Bundle(String name, Attributes headers) {
    /** The clauses of a header: {@code org.fascicle.api;version="0.1.0"}. */
    List<String> clauses(String header) {
      String value = headers.getValue(header);
      return value == null ? List.of() : ManifestParser.parseDelimitedString(value, ",");
    }

    List<String> packages(String header) {
      return clauses(header).stream().map(clause -> clause.split(";", 2)[0]).toList();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Bundle> ours() throws IOException {
    List<Bundle> bundles = new ArrayList<>();
    for (URL url :
        Collections.list(Manifests.class.getClassLoader().getResources("META-INF/MANIFEST.MF"))) {
      try (InputStream in = url.openStream()) {
        Attributes headers = new Manifest(in).getMainAttributes();
        String name = headers.getValue("Bundle-SymbolicName");
        if (name != null && name.startsWith("org.fascicle.")) {
          bundles.add(new Bundle(name, headers));
        }
      }
    }
    return bundles;
  }

  static Bundle of(String name, Map<String, String> headers) {
    Attributes attributes = new Attributes();
    headers.forEach(attributes::putValue);
    return new Bundle(name, attributes);
  }
}
