package org.fascicle.plugin.core;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Manifest;
import javax.xml.parsers.DocumentBuilderFactory;
import org.fascicle.api.plugin.Plugin;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The plugins of this bundle as its component descriptors declare them. */
public final class Components {
  private static final List<Component> ALL = load();

  private Components() {}

  /**
   * A declared component.
   *
   * @param service simple name of the service interface: {@code Layer}
   * @param names the type name, then its aliases
   */
  public record Component(String service, List<String> names, Plugin<?> plugin) {}

  /** Every component. */
  public static List<Component> all() {
    return ALL;
  }

  private static List<Component> load() {
    try {
      Path classes =
          Path.of(Components.class.getResource("Check.class").toURI())
              .getParent()
              .resolve("../../../..")
              .normalize();
      List<Component> components = new ArrayList<>();
      for (String file : declared(classes)) {
        components.add(read(classes.resolve(file)));
      }
      return List.copyOf(components);
    } catch (Exception e) {
      throw new AssertionError("component descriptors cannot be read", e);
    }
  }

  /** The plugin of a service interface and name. */
  @SuppressWarnings("unchecked")
  public static <P extends Plugin<?>> P find(Class<? super P> service, String name) {
    return (P)
        all().stream()
            .filter(c -> c.service.equals(service.getSimpleName()) && c.names.contains(name))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no " + service.getSimpleName() + " " + name))
            .plugin;
  }

  private static String[] declared(Path classes) throws Exception {
    try (InputStream in = Files.newInputStream(classes.resolve("META-INF/MANIFEST.MF"))) {
      return new Manifest(in).getMainAttributes().getValue("Service-Component").split(",");
    }
  }

  private static Component read(Path file) throws Exception {
    Document xml = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    Element property = (Element) xml.getElementsByTagName("property").item(0);
    List<String> names =
        property.hasAttribute("value")
            ? List.of(property.getAttribute("value"))
            : property.getTextContent().strip().lines().map(String::strip).toList();
    String service =
        ((Element) xml.getElementsByTagName("provide").item(0)).getAttribute("interface");
    String type =
        ((Element) xml.getElementsByTagName("implementation").item(0)).getAttribute("class");
    return new Component(
        service.substring(service.lastIndexOf('.') + 1),
        names,
        Class.forName(type).asSubclass(Plugin.class).getConstructor().newInstance());
  }
}
