package org.fascicle.platform.internal.registry;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.fascicle.api.model.Kind;
import org.fascicle.platform.internal.text.Names;

/**
 * Which bundle provides a plugin that is not there: asked only to explain a failure. Knows the
 * built-in ones from a list, bundles that are installed but not started from their descriptors, and
 * what saved models say.
 */
public final class Catalogue {
  private static final String BUILT_IN = "catalogue.txt";

  private final Supplier<List<Entry>> stopped;
  private final Map<String, String> remembered = new ConcurrentHashMap<>();

  /**
   * A plugin and its bundle.
   *
   * @param names the type name, then other names for the same
   * @param provider the bundle, in words
   */
  public record Entry(Kind kind, List<String> names, String provider) {}

  /**
   * A catalogue.
   *
   * @param stopped what bundles that are installed but not started would provide
   */
  public Catalogue(Supplier<List<Entry>> stopped) {
    this.stopped = stopped;
  }

  /** The built-in list alone. */
  public Catalogue() {
    this(List::of);
  }

  /** Notes what a saved model says, by {@code kind name}. */
  public void remember(Map<String, String> providers) {
    providers.forEach((name, provider) -> remembered.put(Names.key(name), provider));
  }

  /** The bundle that would provide a plugin, in words; empty if not known. */
  public String provider(Kind kind, String name, String range) {
    String wanted = range.isEmpty() ? "" : ", version " + range + " wanted";
    String key = Names.key(name);
    for (Entry entry : entries()) {
      if (entry.kind == kind && entry.names.stream().anyMatch(n -> Names.key(n).equals(key))) {
        return entry.provider + wanted;
      }
    }
    String saved = remembered.get(Names.key(kind + " " + name));
    return saved == null ? "" : saved + " when it was saved" + wanted;
  }

  /** Every name of a kind, there or not, for suggestions. */
  Collection<String> known(Kind kind, PluginRegistry registry) {
    List<String> names = new ArrayList<>(registry.aliases(kind));
    for (Entry entry : entries()) {
      if (entry.kind == kind) {
        names.addAll(entry.names);
      }
    }
    return names;
  }

  private List<Entry> entries() {
    List<Entry> all = new ArrayList<>(stopped.get());
    all.addAll(builtIn());
    return all;
  }

  private static List<Entry> builtIn() {
    List<Entry> entries = new ArrayList<>();
    try (InputStream in = Catalogue.class.getResourceAsStream(BUILT_IN);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      String bundle = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("bundle ")) {
          bundle = line.substring("bundle ".length()).strip();
        } else if (!line.isBlank() && !line.startsWith("#")) {
          entries.add(entry(line, bundle));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return entries;
  }

  private static Entry entry(String line, String bundle) {
    List<String> words = List.of(line.strip().split("\\s+"));
    Kind kind = Kind.valueOf(words.get(0).toUpperCase(java.util.Locale.ROOT));
    return new Entry(kind, words.subList(1, words.size()), bundle);
  }
}
