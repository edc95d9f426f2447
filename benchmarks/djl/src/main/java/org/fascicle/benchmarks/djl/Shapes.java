package org.fascicle.benchmarks.djl;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.fascicle.benchmarks.works.Network;

/** Shapes of networks as DJL's. */
final class Shapes {
  private Shapes() {}

  /** (N, …); of images (N, C, H, W): the same values in PyTorch's order of axes. */
  static Shape batch(Network network, int batch) {
    List<Integer> sample = network.input().shape();
    List<Long> axes = new ArrayList<>();
    axes.add((long) batch);
    int last = sample.size() - 1;
    if (sample.size() == 3) {
      axes.add((long) sample.get(last));
      sample = sample.subList(0, last);
    }
    sample.forEach(axis -> axes.add((long) axis));
    return new Shape(axes);
  }

  /** The numbers that a block's trained parameters have: moving means are among the others. */
  static long count(Block block) {
    return block.getParameters().values().stream()
        .filter(Parameter::requiresGradient)
        .mapToLong(parameter -> parameter.getArray().size())
        .sum();
  }
}
