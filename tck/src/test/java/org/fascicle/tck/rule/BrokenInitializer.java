package org.fascicle.tck.rule;

import java.util.Arrays;
import org.fascicle.api.plugin.Initializer;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.random.RandomStream;
import org.fascicle.api.tensor.Shape;

/** Uniform in ±1, right but for one fault. */
final class BrokenInitializer implements Initializer<NoConfig> {
  /** What is wrong. */
  enum Fault {
    NONE,
    ONE_VALUE_TOO_MANY,
    NOTHING_FOR_SCALARS,
    SHIFTED,
    TOO_WIDE,
    OWN_GENERATOR,
    OWN_STREAM,
    ONE_ARRAY,
    NAN_AT_THE_END
  }

  private final Fault fault;
  private double[] kept = new double[0];

  BrokenInitializer(Fault fault) {
    this.fault = fault;
  }

  @Override
  public Class<NoConfig> configuration() {
    return NoConfig.class;
  }

  @Override
  public double[] values(NoConfig config, Shape shape, RandomStream random) {
    int count = Math.toIntExact(shape.elements());
    if (fault == Fault.ONE_ARRAY && kept.length == count && count > 0) {
      return kept;
    }
    RandomStream stream = fault == Fault.OWN_STREAM ? new RandomStream(1, 0, 0) : random;
    boolean none = fault == Fault.NOTHING_FOR_SCALARS && shape.rank() == 0;
    double[] values = new double[none ? 0 : fault == Fault.ONE_VALUE_TOO_MANY ? count + 1 : count];
    double width = fault == Fault.TOO_WIDE ? 1.05 : 1;
    Arrays.setAll(
        values, i -> width * (2 * next(stream) - 1) + (fault == Fault.SHIFTED ? 0.02 : 0));
    if (fault == Fault.NAN_AT_THE_END && count > 0) {
      values[count - 1] = Double.NaN;
    }
    kept = values;
    return values;
  }

  private double next(RandomStream stream) {
    return fault == Fault.OWN_GENERATOR ? Math.random() : stream.nextDouble();
  }
}
