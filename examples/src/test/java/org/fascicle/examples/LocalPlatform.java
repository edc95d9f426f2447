package org.fascicle.examples;

import java.io.InputStream;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.jar.Manifest;
import javax.xml.parsers.DocumentBuilderFactory;
import org.fascicle.api.Fascicle;
import org.fascicle.api.model.Kind;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.backend.reference.ReferenceBackend;
import org.fascicle.platform.internal.registry.BundleVersion;
import org.fascicle.platform.internal.registry.Catalogue;
import org.fascicle.platform.internal.registry.PluginRegistry;
import org.fascicle.platform.internal.registry.Plugins;
import org.fascicle.platform.internal.registry.Provider;
import org.fascicle.platform.internal.service.PlatformFascicle;
import org.fascicle.platform.internal.session.Engine;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The platform on the reference backend, with the plugins of the class path, without a framework.
 */
final class LocalPlatform implements AutoCloseable {
  private final ReferenceBackend backend = new ReferenceBackend();
  private final Engine engine = new Engine();
  private final Fascicle fascicle;

  /**
   * Starts it.
   *
   * @param data where data files are
   */
  LocalPlatform(Optional<Path> data) {
    PluginRegistry registry = new PluginRegistry();
    for (String descriptor : descriptors()) {
      provider(descriptor).ifPresent(registry::add);
    }
    engine.add(backend);
    fascicle =
        new PlatformFascicle(engine, new Plugins(registry, new Catalogue()), () -> data, "0.1.0");
  }

  Fascicle fascicle() {
    return fascicle;
  }

  @Override
  public void close() {
    fascicle.close();
    engine.close();
    backend.close();
  }

  private static List<String> descriptors() {
    List<String> descriptors = new ArrayList<>();
    try {
      ClassLoader loader = LocalPlatform.class.getClassLoader();
      for (URL url : Collections.list(loader.getResources("META-INF/MANIFEST.MF"))) {
        try (InputStream in = url.openStream()) {
          String header = new Manifest(in).getMainAttributes().getValue("Service-Component");
          if (header != null) {
            Collections.addAll(descriptors, header.split(","));
          }
        }
      }
      return descriptors;
    } catch (Exception e) {
      throw new AssertionError("the bundles' manifests cannot be read", e);
    }
  }

  private static Optional<Provider> provider(String descriptor) {
    try (InputStream in = LocalPlatform.class.getResourceAsStream("/" + descriptor)) {
      Document xml = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
      Element property = (Element) xml.getElementsByTagName("property").item(0);
      if (property == null || !property.getAttribute("name").equals(Plugin.NAME)) {
        return Optional.empty();
      }
      Class<? extends Plugin<?>> type = type(attribute(xml, "implementation", "class"));
      return Optional.of(
          new Provider(
              kind(attribute(xml, "provide", "interface")),
              names(property),
              type.getPackageName(),
              BundleVersion.parse("0.1.0"),
              () -> create(type)));
    } catch (Exception e) {
      throw new AssertionError(descriptor + " cannot be read", e);
    }
  }

  private static String attribute(Document xml, String element, String name) {
    return ((Element) xml.getElementsByTagName(element).item(0)).getAttribute(name);
  }

  @SuppressWarnings("unchecked")
  private static Class<? extends Plugin<?>> type(String name) throws ClassNotFoundException {
    return (Class<? extends Plugin<?>>) Class.forName(name).asSubclass(Plugin.class);
  }

  private static Plugin<?> create(Class<? extends Plugin<?>> type) {
    try {
      return type.getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(type + " has no public constructor without arguments", e);
    }
  }

  private static Kind kind(String service) {
    String name = service.substring(service.lastIndexOf('.') + 1).replace("Provider", "");
    return Kind.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static List<String> names(Element property) {
    return property.hasAttribute("value")
        ? List.of(property.getAttribute("value"))
        : property.getTextContent().strip().lines().map(String::strip).toList();
  }
}
