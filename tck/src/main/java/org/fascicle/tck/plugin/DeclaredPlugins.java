package org.fascicle.tck.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.fascicle.api.exception.FascicleException;
import org.fascicle.api.model.Kind;
import org.fascicle.api.plugin.Plugin;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Reads the component descriptors of the bundles on a class path, as a framework would. */
public final class DeclaredPlugins {
  private static final String CONTRACTS = "org.fascicle.api.plugin.";

  private DeclaredPlugins() {}

  /**
   * Every plugin that a bundle on the class path declares.
   *
   * @throws FascicleException if a descriptor names a class that cannot be made
   */
  public static List<DeclaredPlugin> of(ClassLoader loader) {
    List<DeclaredPlugin> plugins = new ArrayList<>();
    try {
      for (URL manifest : Collections.list(loader.getResources("META-INF/MANIFEST.MF"))) {
        Attributes headers = headers(manifest);
        String bundle = headers.getValue("Bundle-SymbolicName");
        for (String descriptor : descriptors(headers)) {
          plugin(loader, bundle, descriptor).ifPresent(plugins::add);
        }
      }
      return plugins;
    } catch (IOException e) {
      throw new FascicleException("The bundles' component descriptors cannot be read.", e);
    }
  }

  private static Attributes headers(URL manifest) throws IOException {
    try (InputStream in = manifest.openStream()) {
      return new Manifest(in).getMainAttributes();
    }
  }

  private static List<String> descriptors(Attributes headers) {
    String header = headers.getValue("Service-Component");
    return header == null
        ? List.of()
        : Arrays.stream(header.split(",", -1)).map(String::strip).toList();
  }

  private static Optional<DeclaredPlugin> plugin(
      ClassLoader loader, String bundle, String descriptor) throws IOException {
    Document xml = parse(loader, descriptor);
    String service = attribute(xml, "provide", "interface");
    List<String> names = names(xml);
    if (!service.startsWith(CONTRACTS) || names.isEmpty()) {
      return Optional.empty();
    }
    String kind = service.substring(CONTRACTS.length()).replace("DatasetProvider", "Dataset");
    return Optional.of(
        new DeclaredPlugin(
            Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
            names,
            bundle,
            create(loader, attribute(xml, "implementation", "class"))));
  }

  private static Document parse(ClassLoader loader, String descriptor) throws IOException {
    try (InputStream in = loader.getResourceAsStream(descriptor)) {
      if (in == null) {
        throw new FascicleException(descriptor + " is declared in a manifest and not there.");
      }
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
    } catch (SAXException | ParserConfigurationException e) {
      throw new FascicleException(descriptor + " is no XML.", e);
    }
  }

  private static List<String> names(Document xml) {
    return elements(xml, "property")
        .filter(property -> property.getAttribute("name").equals(Plugin.NAME))
        .flatMap(
            property ->
                property.hasAttribute("value")
                    ? Stream.of(property.getAttribute("value"))
                    : property.getTextContent().strip().lines())
        .map(String::strip)
        .toList();
  }

  private static String attribute(Document xml, String element, String name) {
    return elements(xml, element).map(e -> e.getAttribute(name)).findFirst().orElse("");
  }

  private static Stream<Element> elements(Document xml, String name) {
    var nodes = xml.getElementsByTagName(name);
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i));
  }

  private static Plugin<?> create(ClassLoader loader, String type) {
    try {
      return loader.loadClass(type).asSubclass(Plugin.class).getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new FascicleException(
          type + " cannot be made: a component is a public class with such a constructor.", e);
    }
  }
}
