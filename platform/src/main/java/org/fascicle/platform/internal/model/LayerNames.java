package org.fascicle.platform.internal.model;

import java.util.HashSet;
import java.util.Set;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.Spec;
import org.fascicle.platform.internal.text.Names;

/** Gives layers their names: their own, or {@code dense}, {@code dense_1}, as Keras does. */
final class LayerNames {
  private final String model;
  private final Set<String> used = new HashSet<>();

  LayerNames(String model) {
    this.model = model;
  }

  String of(Spec spec) {
    Object given = spec.config().get("name");
    return given == null ? free(Names.snake(spec.type())) : claim(given.toString());
  }

  String free(String base) {
    String name = base;
    for (int i = 1; !used.add(name); i++) {
      name = base + "_" + i;
    }
    return name;
  }

  String claim(String name) {
    if (name.isEmpty() || name.indexOf('/') >= 0 || name.indexOf(':') >= 0) {
      throw new InvalidArgumentException(
          model, "layer names without \"/\" and \":\"", "\"" + name + "\"", "");
    }
    if (!used.add(name)) {
      throw new InvalidArgumentException(
          model, "layer names that differ", "\"" + name + "\" twice", "Name one differently.");
    }
    return name;
  }
}
