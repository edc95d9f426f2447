package org.fascicle.plugin.cnn.regularization;

import org.fascicle.api.op.RandomUniform;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.plugin.cnn.Check;
import org.fascicle.plugin.cnn.Grid;

/** Drops whole channels. */
final class Channels {
  private Channels() {}

  static void checkRate(String key, Double rate) {
    Check.required(key, rate, "the share to drop");
    Check.that(key, rate, rate >= 0 && rate <= 1, "a number from 0 to 1");
  }

  /** x in inference; in training each channel of a sample whole, or zeros. */
  static Tensor drop(LayerContext context, Grid grid, double rate, Long seed, Tensor x) {
    if (!context.isTraining() || rate == 0) {
      return x;
    }
    Shape each = grid.global(x.shape(), true);
    Tensor key = seed == null ? context.randomKey() : context.randomKey(seed);
    Tensor drawn = context.session().apply(new RandomUniform(DType.FLOAT32, each), key);
    double scale = rate == 1 ? 0 : 1 / (1 - rate);
    return drawn.greaterEqual(rate).where(x.mul(scale), 0);
  }
}
