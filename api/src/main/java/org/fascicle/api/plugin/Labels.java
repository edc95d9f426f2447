package org.fascicle.api.plugin;

import java.util.OptionalLong;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;

/**
 * What the elements of a loss's targets stand for. The platform looks at each batch before it is
 * used and refuses one that holds anything else, naming the sample.
 *
 * @param meaning what an element is
 * @param classes K, of class numbers; 0 for other meanings
 * @param axis along which distributions lie, counted from 0, the batch axis N; -1 for other
 *     meanings
 * @param ignored the class number of elements without a label; empty for none
 */
public record Labels(Meaning meaning, long classes, int axis, OptionalLong ignored) {
  /** What an element of a target is. */
  public enum Meaning {
    /** Any number. */
    REALS,
    /** A class number, from 0 to K − 1. */
    CLASSES,
    /** A share of a whole: from 0 on, summing to 1 along the axis. One-hot rows are such. */
    DISTRIBUTIONS,
    /** A number from 0 to 1. */
    SHARES
  }

  /** Any numbers. */
  public static Labels reals() {
    return new Labels(Meaning.REALS, 0, -1, OptionalLong.empty());
  }

  /** Class numbers below K. */
  public static Labels classes(long classes) {
    return new Labels(Meaning.CLASSES, classes, -1, OptionalLong.empty());
  }

  /** Class numbers below K, or this one. */
  public static Labels classes(long classes, long ignored) {
    return new Labels(Meaning.CLASSES, classes, -1, OptionalLong.of(ignored));
  }

  /** Distributions along an axis, counted from 0, the batch axis N. */
  public static Labels distributions(int axis) {
    return new Labels(Meaning.DISTRIBUTIONS, 0, axis, OptionalLong.empty());
  }

  /** Numbers from 0 to 1. */
  public static Labels shares() {
    return new Labels(Meaning.SHARES, 0, -1, OptionalLong.empty());
  }

  /**
   * What shapes alone tell: class numbers where targets lack the axis of classes, (N, …) for
   * predictions (N, …, K) with more than one class; any numbers elsewhere.
   */
  public static Labels of(TensorSpec target, TensorSpec prediction) {
    Shape shape = prediction.shape();
    long features = shape.rank() < 2 ? 1 : shape.dim(-1);
    boolean sparse = target.shape().rank() < shape.rank() || target.shape().dim(-1) == 1;
    return features > 1 && sparse ? classes(features) : reals();
  }
}
