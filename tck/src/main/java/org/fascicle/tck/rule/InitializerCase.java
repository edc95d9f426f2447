package org.fascicle.tck.rule;

import java.util.List;
import java.util.Map;
import java.util.function.LongToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.fascicle.api.model.Spec;
import org.fascicle.api.plugin.Initializer;
import org.fascicle.api.random.RandomStream;
import org.fascicle.api.tensor.Shape;
import org.fascicle.platform.internal.config.ConfigBinder;

/**
 * An initialiser under test.
 *
 * @param name for reports
 * @param plugin the initialiser
 * @param config its configuration
 * @param shapes that it must take
 * @param large the shape whose moments are measured
 * @param mean of the values of the large shape
 * @param stddev of the values of a shape
 * @param random whether other streams give other values
 */
public record InitializerCase(
    String name,
    Initializer<?> plugin,
    Map<String, Object> config,
    List<Shape> shapes,
    Shape large,
    double mean,
    ToDoubleFunction<Shape> stddev,
    boolean random) {

  private static final List<Shape> ANY =
      List.of(
          Shape.SCALAR,
          Shape.of(1),
          Shape.of(5),
          Shape.of(0),
          Shape.of(0, 3),
          Shape.of(3, 0),
          Shape.of(1, 1),
          Shape.of(4, 7),
          Shape.of(3, 3, 2, 5));

  /**
   * A random rule for any shape, with mean 0.
   *
   * @param stddev of the values of a shape
   */
  public static InitializerCase of(
      Initializer<?> plugin, Spec spec, ToDoubleFunction<Shape> stddev) {
    return new InitializerCase(
        spec.toString(), plugin, spec.config(), ANY, Shape.of(150, 400), 0, stddev, true);
  }

  /** The same whose values have this mean. */
  public InitializerCase mean(double expected) {
    return new InitializerCase(name, plugin, config, shapes, large, expected, stddev, random);
  }

  /** The same that draws nothing. */
  public InitializerCase fixed() {
    return new InitializerCase(name, plugin, config, shapes, large, mean, stddev, false);
  }

  /** The same for these shapes alone; moments are measured on the first. */
  public InitializerCase shapes(Shape measured, Shape... others) {
    return new InitializerCase(
        name, plugin, config, List.of(others), measured, mean, stddev, random);
  }

  /** The values of a shape, drawn from a stream. */
  double[] values(Shape shape, long stream) {
    return LongStream.range(0, shape.elements()).mapToDouble(rule(shape, stream)).toArray();
  }

  /** What gives the values of a shape in order, drawn from a stream. */
  LongToDoubleFunction rule(Shape shape, long stream) {
    return rule(plugin, shape, stream);
  }

  private <C extends Record> LongToDoubleFunction rule(
      Initializer<C> rule, Shape shape, long stream) {
    Record bound = ConfigBinder.bind(rule.configuration(), config, java.util.Set.of(), name);
    C own = rule.configuration().cast(bound);
    return rule.values(own, shape, new RandomStream(11, 0, stream));
  }
}
