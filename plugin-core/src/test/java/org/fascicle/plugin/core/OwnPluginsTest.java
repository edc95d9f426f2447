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
import org.fascicle.platform.internal.registry.Catalogue;
import org.fascicle.tck.plugin.DeclaredPlugin;
import org.junit.jupiter.api.Test;

class OwnPluginsTest {
  @Test
  void everyPluginIsDeclaredUnderNamesOfItsOwn() {
    Set<String> names = new HashSet<>();
    for (DeclaredPlugin plugin : OwnPlugins.all()) {
      for (String name : plugin.names()) {
        assertThat(names.add(plugin.kind() + " " + name))
            .as("%s %s is declared once", plugin.kind(), name)
            .isTrue();
      }
    }

    assertThat(names)
        .contains(
            "layer Dense",
            "layer Activation",
            "layer Dropout",
            "layer Flatten",
            "layer Reshape",
            "activation relu",
            "loss categorical_crossentropy",
            "loss mse",
            "metric accuracy",
            "optimizer SGD",
            "optimizer sgd",
            "schedule InverseTimeDecay",
            "initializer glorot_uniform",
            "callback EarlyStopping");
  }

  /** The platform names this bundle when one of its plugins is missing. */
  @Test
  void theCatalogueOfThePlatformListsThemAll() throws IOException {
    List<String> listed = new ArrayList<>();
    try (InputStream in = Catalogue.class.getResourceAsStream("catalogue.txt")) {
      String bundle = "";
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().toList()) {
        bundle = line.startsWith("bundle ") ? line : bundle;
        if (bundle.equals("bundle org.fascicle.plugin.core") && !bundle.equals(line)) {
          listed.add(line);
        }
      }
    }

    assertThat(listed)
        .containsExactlyInAnyOrderElementsOf(
            OwnPlugins.all().stream()
                .map(c -> c.kind() + " " + String.join(" ", c.names()))
                .toList());
  }

  @Test
  void configurationsArePublicRecords() {
    for (DeclaredPlugin plugin : OwnPlugins.all()) {
      Class<?> record = plugin.plugin().configuration();

      assertThat(record.isRecord()).as("%s", record).isTrue();
      assertThat(Modifier.isPublic(record.getModifiers())).as("%s", record).isTrue();
    }
  }

  @Test
  void pluginsHaveNoState() {
    for (DeclaredPlugin plugin : OwnPlugins.all()) {
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
}
