package org.fascicle.tck.rule;

import java.util.function.LongToDoubleFunction;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.plugin.Initializer;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.random.RandomStream;
import org.fascicle.api.tensor.Shape;

/** Uniform in ±1, right but for one fault. */
final class BrokenInitializer implements Initializer<NoConfig> {
  /** What is wrong. */
  enum Fault {
    NONE,
    NOTHING_FOR_SCALARS,
    SHIFTED,
    TOO_WIDE,
    OWN_GENERATOR,
    OWN_STREAM,
    ONE_STREAM,
    NAN_AT_THE_END
  }

  private final Fault fault;
  private RandomStream kept;

  BrokenInitializer(Fault fault) {
    this.fault = fault;
  }

  @Override
  public Class<NoConfig> configuration() {
    return NoConfig.class;
  }

  @Override
  public LongToDoubleFunction values(NoConfig config, Shape shape, RandomStream random) {
    if (fault == Fault.NOTHING_FOR_SCALARS && shape.rank() == 0) {
      throw new ShapeMismatchException("broken", "an axis", shape.toString(), "");
    }
    kept = fault == Fault.OWN_STREAM ? new RandomStream(1, 0, 0) : random;
    RandomStream own = kept;
    long last = shape.elements() - 1;
    double width = fault == Fault.TOO_WIDE ? 1.05 : 1;
    double shift = fault == Fault.SHIFTED ? 0.02 : 0;
    return i -> {
      RandomStream stream = fault == Fault.ONE_STREAM ? kept : own;
      double value = width * (2 * next(stream) - 1) + shift;
      return fault == Fault.NAN_AT_THE_END && i == last ? Double.NaN : value;
    };
  }

  private double next(RandomStream stream) {
    return fault == Fault.OWN_GENERATOR ? Math.random() : stream.nextDouble();
  }
}
