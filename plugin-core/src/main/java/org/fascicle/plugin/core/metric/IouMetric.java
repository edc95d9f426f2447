package org.fascicle.plugin.core.metric;

import java.util.Arrays;
import java.util.List;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.MetricContext;
import org.fascicle.api.plugin.Sums;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * Intersection over union of classes: of what is either actually or by prediction of a class, the
 * share that is both. The one number is the mean over the classes that occur.
 */
abstract class IouMetric<C extends Record> implements Metric<C> {
  private static final String MATRIX = "matrix";

  /**
   * What all of them need to know.
   *
   * @param classes K
   * @param targets the classes to average over
   * @param ignored the class number of elements that do not count; null for none
   * @param sparseTrue whether targets are class numbers; else the highest along the axis counts
   * @param sparsePrediction whether predictions are class numbers; else the highest along the axis
   *     counts
   * @param axis the axis of classes
   * @param threshold what a prediction must reach to be of class 1; null if it is no such score
   */
  record Options(
      int classes,
      List<Integer> targets,
      Integer ignored,
      boolean sparseTrue,
      boolean sparsePrediction,
      int axis,
      Double threshold) {}

  /** The name, for messages. */
  abstract String name();

  /** The options. */
  abstract Options options(C config);

  /** Checks a number of classes. */
  static int classes(String name, Integer classes) {
    Check.required(name + ".num_classes", classes, "the number of classes");
    return Check.that(name + ".num_classes", classes, classes > 1, "a number of 2 or more");
  }

  /** Checks class numbers. */
  static List<Integer> targets(String name, List<Integer> targets, int classes) {
    Check.required(name + ".target_class_ids", targets, "class numbers");
    boolean inside = targets.stream().allMatch(k -> k >= 0 && k < classes);
    if (targets.isEmpty() || !inside) {
      throw new InvalidArgumentException(
          name + ".target_class_ids",
          "one class number from 0 to " + (classes - 1) + " or more",
          targets.toString(),
          "");
    }
    return List.copyOf(targets);
  }

  @Override
  public final void build(
      C config, TensorSpec target, TensorSpec prediction, Declarations declarations) {
    Options options = options(config);
    Shape actual = rows("targets", options, target.shape(), options.sparseTrue);
    Shape predicted = rows("predictions", options, prediction.shape(), options.sparsePrediction);
    if (!trimmed(actual).equals(trimmed(predicted))) {
      throw new ShapeMismatchException(
          name(),
          "targets and predictions of as many classes",
          target + " and " + prediction,
          "If the last axis of predictions holds scores of classes, set sparse_y_pred to false.");
    }
    declarations.state(MATRIX, DType.FLOAT64, Shape.of(options.classes, options.classes), 0);
  }

  private Shape rows(String what, Options options, Shape shape, boolean sparse) {
    if (sparse) {
      return shape;
    }
    if (shape.dim(shape.axis(name() + ".axis", options.axis)) != options.classes) {
      throw new ShapeMismatchException(
          name(), what + " with " + options.classes + " classes", shape.toString(), "");
    }
    return shape.without(options.axis);
  }

  private static Shape trimmed(Shape shape) {
    return shape.rank() > 1 && shape.dim(-1) == 1 ? shape.without(-1) : shape;
  }

  @Override
  public final void update(
      C config, MetricContext context, Tensor target, Tensor prediction, Tensor weights) {
    Options options = options(config);
    Tensor p = prediction;
    if (options.threshold != null) {
      p = prediction.greaterEqual(options.threshold);
    } else if (!options.sparsePrediction) {
      p = prediction.argMax(options.axis);
    }
    Tensor t = options.sparseTrue ? target : target.argMax(options.axis);
    t = t.cast(DType.INT64).reshape(p.shape());
    if (options.ignored != null) {
      t = t.equal(options.ignored).where(-1, t);
    }
    Confusion.add(context, MATRIX, t, p, weights);
  }

  @Override
  public final double result(C config, Sums sums) {
    return Arrays.stream(each(config, sums))
        .filter(value -> !Double.isNaN(value))
        .average()
        .orElse(0);
  }

  /** One value a target class; NaN for a class that does not occur. */
  @Override
  public final HostArray value(C config, Sums sums) {
    double[] each = each(config, sums);
    return HostArray.of(each, each.length);
  }

  private double[] each(C config, Sums sums) {
    Confusion confusion = Confusion.of(sums.get(MATRIX));
    return options(config).targets.stream()
        .mapToDouble(
            k ->
                confusion.at(k, k)
                    / (confusion.actual(k) + confusion.predicted(k) - confusion.at(k, k)))
        .toArray();
  }
}
