package org.fascicle.plugin.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.fascicle.platform.internal.registry.Catalogue;
import org.fascicle.plugin.core.Components.Component;
import org.junit.jupiter.api.Test;

class ComponentsTest {
  @Test
  void everyPluginIsDeclaredUnderNamesOfItsOwn() {
    Set<String> names = new HashSet<>();
    for (Component component : Components.all()) {
      for (String name : component.names()) {
        assertThat(names.add(component.service() + " " + name))
            .as("%s %s is declared once", component.service(), name)
            .isTrue();
      }
    }

    assertThat(names)
        .contains(
            "Layer Dense",
            "Layer Activation",
            "Layer Dropout",
            "Layer Flatten",
            "Layer Reshape",
            "Activation relu",
            "Loss categorical_crossentropy",
            "Loss mse",
            "Metric accuracy",
            "Optimizer SGD",
            "Optimizer sgd",
            "Schedule InverseTimeDecay",
            "Initializer glorot_uniform",
            "Callback EarlyStopping");
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
            Components.all().stream()
                .map(c -> c.service().toLowerCase(Locale.ROOT) + " " + String.join(" ", c.names()))
                .toList());
  }

  @Test
  void configurationsArePublicRecords() {
    for (Component component : Components.all()) {
      Class<?> record = component.plugin().configuration();

      assertThat(record.isRecord()).as("%s", record).isTrue();
      assertThat(Modifier.isPublic(record.getModifiers())).as("%s", record).isTrue();
    }
  }

  @Test
  void pluginsHaveNoState() {
    for (Component component : Components.all()) {
      for (Class<?> type = component.plugin().getClass();
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
