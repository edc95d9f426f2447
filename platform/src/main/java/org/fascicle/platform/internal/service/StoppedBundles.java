package org.fascicle.platform.internal.service;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.fascicle.api.model.Kind;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.platform.internal.registry.Catalogue.Entry;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/**
 * What bundles that are installed but do not run would provide, read from their component
 * descriptions. Asked only to explain that a plugin is missing.
 */
final class StoppedBundles implements Supplier<List<Entry>> {
  private static final System.Logger LOG = System.getLogger(StoppedBundles.class.getName());

  private static final int RUNNING = Bundle.ACTIVE | Bundle.STARTING | Bundle.UNINSTALLED;

  private static final Map<String, Kind> KINDS =
      Map.ofEntries(
          Map.entry("org.fascicle.api.plugin.Layer", Kind.LAYER),
          Map.entry("org.fascicle.api.plugin.Activation", Kind.ACTIVATION),
          Map.entry("org.fascicle.api.plugin.Loss", Kind.LOSS),
          Map.entry("org.fascicle.api.plugin.Metric", Kind.METRIC),
          Map.entry("org.fascicle.api.plugin.Optimizer", Kind.OPTIMIZER),
          Map.entry("org.fascicle.api.plugin.Schedule", Kind.SCHEDULE),
          Map.entry("org.fascicle.api.plugin.Initializer", Kind.INITIALIZER),
          Map.entry("org.fascicle.api.plugin.Regularizer", Kind.REGULARIZER),
          Map.entry("org.fascicle.api.plugin.Constraint", Kind.CONSTRAINT),
          Map.entry("org.fascicle.api.plugin.Callback", Kind.CALLBACK),
          Map.entry("org.fascicle.api.plugin.DatasetProvider", Kind.DATASET));

  private final BundleContext context;

  StoppedBundles(BundleContext context) {
    this.context = context;
  }

  @Override
  public List<Entry> get() {
    List<Entry> entries = new ArrayList<>();
    for (Bundle bundle : context.getBundles()) {
      String components = bundle.getHeaders("").get("Service-Component");
      if ((bundle.getState() & RUNNING) == 0 && components != null) {
        for (String path : components.split(",", -1)) {
          read(bundle, path.strip(), entries);
        }
      }
    }
    return entries;
  }

  private static void read(Bundle bundle, String path, List<Entry> into) {
    URL description = entry(bundle, path);
    if (description == null) {
      return;
    }
    try (InputStream in = description.openStream()) {
      Entry entry = read(in, words(bundle));
      if (entry != null) {
        into.add(entry);
      }
    } catch (IOException | XMLStreamException e) {
      LOG.log(System.Logger.Level.DEBUG, path + " of " + bundle + " cannot be read", e);
    }
  }

  /** Null for none; Felix fails, in one way or another, while the bundle is being updated. */
  private static URL entry(Bundle bundle, String path) {
    try {
      return bundle.getEntry(path);
    } catch (IllegalStateException | NullPointerException e) {
      LOG.log(System.Logger.Level.DEBUG, bundle + " is changing", e);
      return null;
    }
  }

  private static String words(Bundle bundle) {
    return bundle.getSymbolicName()
        + " "
        + bundle.getVersion()
        + ", which is installed but "
        + (bundle.getState() == Bundle.INSTALLED ? "not resolved" : "not started");
  }

  /** The plugin that a component description describes; null for none. */
  static Entry read(InputStream in, String provider) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    XMLStreamReader xml = factory.createXMLStreamReader(in);
    Kind kind = null;
    List<String> names = List.of();
    while (xml.hasNext()) {
      if (xml.next() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      if (xml.getLocalName().equals("provide")) {
        Kind provided = KINDS.get(xml.getAttributeValue(null, "interface"));
        kind = provided == null ? kind : provided;
      } else if (xml.getLocalName().equals("property")
          && Plugin.NAME.equals(xml.getAttributeValue(null, "name"))) {
        names = names(xml);
      }
    }
    return kind == null || names.isEmpty() ? null : new Entry(kind, names, provider);
  }

  private static List<String> names(XMLStreamReader xml) throws XMLStreamException {
    String value = xml.getAttributeValue(null, "value");
    String text = value == null ? xml.getElementText() : value;
    return text.strip().lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }
}
