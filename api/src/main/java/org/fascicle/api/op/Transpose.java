package org.fascicle.api.op;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * The axes in another order. Any type.
 *
 * @param permutation for each axis of the result, which axis of the input it is
 */
public record Transpose(List<Integer> permutation) implements Op {
  /** Checks and copies. */
  public Transpose {
    permutation = List.copyOf(permutation);
    List<Integer> sorted = permutation.stream().sorted().toList();
    if (!sorted.equals(IntStream.range(0, sorted.size()).boxed().toList())) {
      throw new InvalidArgumentException(
          "transpose",
          "each axis from 0 to " + (sorted.size() - 1) + " once",
          permutation.toString(),
          "");
    }
  }

  @Override
  public String name() {
    return "transpose";
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    Rules.count(this, inputs, 1);
    TensorSpec x = inputs.get(0);
    Rules.rank(this, x, permutation.size());
    long[] dims = permutation.stream().mapToLong(x.shape()::dim).toArray();
    return List.of(TensorSpec.of(x.dtype(), Shape.of(dims)));
  }

  /** The transposition that undoes this one. */
  public Transpose inverse() {
    List<Integer> back = new ArrayList<>(Collections.nCopies(permutation.size(), 0));
    for (int i = 0; i < permutation.size(); i++) {
      back.set(permutation.get(i), i);
    }
    return new Transpose(back);
  }

  /** dy with the axes put back. */
  @Override
  public Tensor[] gradient(Backward backward) {
    return new Tensor[] {backward.outputGradient(0).apply(inverse())};
  }
}
