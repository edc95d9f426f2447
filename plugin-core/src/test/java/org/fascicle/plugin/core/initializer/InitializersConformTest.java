package org.fascicle.plugin.core.initializer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.plugin.Initializer;
import org.fascicle.api.tensor.Shape;
import org.fascicle.plugin.core.OwnPlugins;
import org.fascicle.specs.Initializers;
import org.fascicle.tck.junit.InitializerKit;
import org.fascicle.tck.rule.InitializerCase;
import org.junit.jupiter.api.Test;

/** Every initialiser passes the kit; spreads are those of the papers. */
class InitializersConformTest extends InitializerKit {
  /** The standard deviation of a standard normal variable cut off at ±2. */
  private static final double CUT = 0.8796256610342398;

  private static InitializerCase of(Spec spec, ToDoubleFunction<Shape> stddev) {
    var plugin = (Initializer<?>) OwnPlugins.plugin(Kind.INITIALIZER, spec.type());
    return InitializerCase.of(plugin, spec, stddev);
  }

  private static double in(Shape shape) {
    return shape.dim(0);
  }

  private static double out(Shape shape) {
    return shape.dim(1);
  }

  private static double both(Shape shape) {
    return in(shape) + out(shape);
  }

  @Override
  protected Stream<InitializerCase> cases() {
    return Stream.of(
        of(Initializers.zeros(), s -> 0).fixed(),
        of(Initializers.ones(), s -> 0).mean(1).fixed(),
        of(Initializers.constant(-2.5), s -> 0).mean(-2.5).fixed(),
        of(Initializers.randomUniform(), s -> 0.05 / Math.sqrt(3)),
        of(Initializers.randomUniform(1, 3), s -> 1 / Math.sqrt(3)).mean(2),
        of(Initializers.randomNormal(), s -> 0.05),
        of(Initializers.randomNormal(-1, 0.2), s -> 0.2).mean(-1),
        of(Initializers.truncatedNormal(), s -> 0.05 * CUT),
        of(Initializers.truncatedNormal(4, 2), s -> 2 * CUT).mean(4),
        of(Initializers.glorotUniform(), s -> Math.sqrt(2 / both(s))),
        of(Initializers.glorotNormal(), s -> Math.sqrt(2 / both(s))),
        of(Initializers.heUniform(), s -> Math.sqrt(2 / in(s))),
        of(Initializers.heNormal(), s -> Math.sqrt(2 / in(s))),
        of(Initializers.lecunUniform(), s -> Math.sqrt(1 / in(s))),
        of(Initializers.lecunNormal(), s -> Math.sqrt(1 / in(s))),
        of(Initializers.varianceScaling(3, "fan_out", "uniform"), s -> Math.sqrt(3 / out(s))),
        of(
            Initializers.varianceScaling(2, "fan_avg", "untruncated_normal"),
            s -> Math.sqrt(4 / both(s))),
        of(
            Initializers.varianceScaling(1, "fan_in", "truncated_normal"),
            s -> Math.sqrt(1 / in(s))),
        matrices(of(Initializers.orthogonal(2), s -> 2 / Math.sqrt(Math.max(in(s), out(s))))),
        matrices(of(Initializers.identity(3), s -> 3 * Math.sqrt(0.01 - 0.0001)).mean(0.03).fixed())
            .shapes(Shape.of(100, 100), Shape.of(1, 1), Shape.of(0, 4), Shape.of(5, 3)));
  }

  private static InitializerCase matrices(InitializerCase initializer) {
    return initializer.shapes(
        Shape.of(60, 90), Shape.of(1, 1), Shape.of(0, 4), Shape.of(4, 0), Shape.of(3, 2, 4));
  }

  @Test
  void noneIsLeftOut() {
    Set<String> tested =
        cases().map(c -> c.plugin().getClass().getName()).collect(Collectors.toUnmodifiableSet());

    assertThat(OwnPlugins.all())
        .filteredOn(p -> p.kind() == Kind.INITIALIZER)
        .allSatisfy(p -> assertThat(tested).contains(p.plugin().getClass().getName()));
  }
}
