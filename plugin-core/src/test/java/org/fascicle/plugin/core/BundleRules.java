package org.fascicle.plugin.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.fascicle.api.model.Spec;
import org.fascicle.api.model.SpecSource;
import org.fascicle.platform.internal.config.CommonKeys;
import org.fascicle.platform.internal.config.ConfigBinder;
import org.fascicle.platform.internal.registry.Catalogue;
import org.fascicle.tck.plugin.DeclaredPlugin;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What holds of every bundle of ours that provides plugins, and of the builders for them. */
public abstract class BundleRules {
  private final String bundle;

  /**
   * The rules for a bundle.
   *
   * @param bundle its symbolic name
   */
  protected BundleRules(String bundle) {
    this.bundle = bundle;
  }

  /** Builders of all its plugins, every key of each set at least once. */
  protected abstract Stream<? extends SpecSource> builders();

  private List<DeclaredPlugin> own() {
    return OwnPlugins.of(bundle);
  }

  @Test
  void everyPluginIsDeclaredUnderNamesOfItsOwn() {
    Set<String> names = new HashSet<>();
    for (DeclaredPlugin plugin : own()) {
      for (String name : plugin.names()) {
        assertThat(names.add(plugin.kind() + " " + name))
            .as("%s %s is declared once", plugin.kind(), name)
            .isTrue();
      }
    }
    assertThat(names).isNotEmpty();
  }

  /** The platform names this bundle when one of its plugins is missing. */
  @Test
  void theCatalogueOfThePlatformListsThemAll() throws IOException {
    List<String> listed = new ArrayList<>();
    try (InputStream in = Catalogue.class.getResourceAsStream("catalogue.txt")) {
      String section = "";
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().toList()) {
        section = line.startsWith("bundle ") ? line : section;
        if (section.equals("bundle " + bundle) && !section.equals(line)) {
          listed.add(line);
        }
      }
    }

    assertThat(listed)
        .containsExactlyInAnyOrderElementsOf(
            own().stream().map(c -> c.kind() + " " + String.join(" ", c.names())).toList());
  }

  @Test
  void configurationsArePublicRecords() {
    for (DeclaredPlugin plugin : own()) {
      Class<?> record = plugin.plugin().configuration();

      assertThat(record.isRecord()).as("%s", record).isTrue();
      assertThat(Modifier.isPublic(record.getModifiers())).as("%s", record).isTrue();
    }
  }

  @Test
  void pluginsHaveNoState() {
    for (DeclaredPlugin plugin : own()) {
      for (Class<?> type = plugin.plugin().getClass();
          type != Object.class;
          type = type.getSuperclass()) {
        assertThat(type.getDeclaredFields())
            .as("%s", type)
            .allMatch(
                field ->
                    Modifier.isStatic(field.getModifiers())
                        && Modifier.isFinal(field.getModifiers()));
      }
    }
  }

  /** Every builder's keys and values are accepted by the plugin that they are meant for. */
  @TestFactory
  Stream<DynamicTest> isAccepted() {
    return builders()
        .map(b -> DynamicTest.dynamicTest(b.spec().toString(), () -> accepted(b.spec())));
  }

  private static void accepted(Spec spec) {
    DeclaredPlugin plugin = plugin(spec);
    Record record =
        ConfigBinder.bind(
            plugin.plugin().configuration(),
            spec.config(),
            CommonKeys.of(spec.kind()),
            spec.type());

    assertThat(plugin.names()).first().isEqualTo(spec.type());
    List<Spec> inside = ConfigBinder.nested(record);
    inside.addAll(CommonKeys.nested(spec, "here"));
    for (Spec nested : inside) {
      ConfigBinder.bind(
          plugin(nested).plugin().configuration(), nested.config(), Set.of(), nested.type());
    }
  }

  @Test
  void everyPluginHasABuilder() {
    List<DeclaredPlugin> built = builders().map(b -> plugin(b.spec())).toList();
    Set<String> types =
        Set.copyOf(built.stream().map(c -> c.plugin().getClass().getName()).toList());

    assertThat(own()).allSatisfy(c -> assertThat(types).contains(c.plugin().getClass().getName()));
  }

  private static DeclaredPlugin plugin(Spec spec) {
    return OwnPlugins.find(spec.kind(), spec.type());
  }
}
