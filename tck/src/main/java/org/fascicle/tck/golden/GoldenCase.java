package org.fascicle.tck.golden;

import java.util.List;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.DType;
import org.fascicle.tck.harness.Values;

/**
 * An operation on given inputs with given results.
 *
 * @param op the operation
 * @param gradient whether the results are the gradients of the real inputs
 * @param inputs the inputs
 * @param seeds the gradients to start from
 * @param results what must come out
 */
public record GoldenCase(
    Op op, boolean gradient, List<Values> inputs, List<Values> seeds, List<Values> results) {
  /** Copies. */
  public GoldenCase {
    inputs = List.copyOf(inputs);
    seeds = List.copyOf(seeds);
    results = List.copyOf(results);
  }

  /** The direction, in the words of the file. */
  public String direction() {
    return gradient ? "gradient" : "forward";
  }

  /** The same with float32 in place of float64; the results stay as they are. */
  GoldenCase single() {
    return new GoldenCase(op, gradient, single(inputs), single(seeds), results);
  }

  /** Whether {@link #single} differs. */
  boolean isDouble() {
    return inputs.stream().anyMatch(v -> !v.spec().isHost() && v.spec().dtype() == DType.FLOAT64);
  }

  private static List<Values> single(List<Values> arrays) {
    return arrays.stream()
        .map(
            v ->
                !v.spec().isHost() && v.spec().dtype() == DType.FLOAT64
                    ? Values.reals(DType.FLOAT32, v.spec().shape(), v.reals())
                    : v)
        .toList();
  }
}
