package org.fascicle.platform.internal.config;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/** The keys of a configuration that the platform itself reads, whatever the plugin. */
public final class CommonKeys {
  private static final String ACTIVITY_REGULARIZER = "activity_regularizer";
  private static final Set<String> OF_LAYERS =
      Set.of("name", "trainable", "input_shape", "dtype", ACTIVITY_REGULARIZER);
  private static final Set<String> OF_LOSSES = Set.of("name", "reduction");
  private static final Set<String> OF_OPTIMIZERS =
      Stream.concat(Stream.of("name"), OptimizerOptions.keys().stream())
          .collect(Collectors.toUnmodifiableSet());
  private static final Set<String> OF_OTHERS = Set.of("name");

  private CommonKeys() {}

  /** Those of a kind of plugin. */
  public static Set<String> of(Kind kind) {
    return switch (kind) {
      case LAYER -> OF_LAYERS;
      case LOSS -> OF_LOSSES;
      case OPTIMIZER -> OF_OPTIMIZERS;
      default -> OF_OTHERS;
    };
  }

  /** The penalty on what a layer gives; null for none. */
  public static Spec activityRegularizer(Spec layer) {
    Object value = layer.config().get(ACTIVITY_REGULARIZER);
    return value == null ? null : Spec.fromJson(Kind.REGULARIZER, value);
  }

  /**
   * The plugins that these keys of a spec name.
   *
   * @throws org.fascicle.api.exception.InvalidArgumentException if a value is refused
   */
  public static List<Spec> nested(Spec spec, String where) {
    Spec found =
        switch (spec.kind()) {
          case LAYER -> activityRegularizer(spec);
          case OPTIMIZER -> OptimizerOptions.of(spec, where).schedule();
          default -> null;
        };
    return found == null ? List.of() : List.of(found);
  }
}
