package org.fascicle.tck.cases;

import java.util.Collections;
import java.util.List;
import org.fascicle.api.op.Convolution;
import org.fascicle.api.op.ConvolutionTranspose;
import org.fascicle.api.op.ConvolutionWeights;
import org.fascicle.api.op.Patches;
import org.fascicle.api.op.Pointwise;
import org.fascicle.api.op.Sliding;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.tck.harness.Tolerance;
import org.fascicle.tck.harness.Values;

/**
 * Windows that slide: odd lengths, strides beyond the window, padding beyond half of it and beyond
 * all of it, dilation, groups, one pixel, one image, none.
 */
final class WindowCases extends CaseSource {
  /** An input, filters, and how they meet. */
  private record Meeting(Shape x, Shape w, Sliding sliding, int groups) {
    Shape sizes() {
      return w.slice(0, w.rank() - 2);
    }

    Shape spatial() {
      return x.slice(1, x.rank() - 1);
    }

    Shape y() {
      Shape places = sliding.outputs("case", spatial(), sizes());
      return Shape.of(x.dim(0)).concat(places).concat(Shape.of(w.dim(-1)));
    }
  }

  private static final List<Meeting> MEETINGS =
      List.of(
          meeting(dims(2, 7, 3), dims(3, 3, 4), 1, 1, 0, 0, 1),
          meeting(dims(2, 8, 2), dims(3, 2, 3), 2, 1, 1, 0, 1),
          meeting(dims(1, 6, 2), dims(3, 2, 3), 1, 2, 4, 0, 1),
          meeting(dims(0, 6, 2), dims(3, 2, 3), 1, 1, 1, 1, 1),
          meeting(dims(2, 5, 7, 3), dims(3, 2, 3, 5), 1, 1, 0, 0, 1),
          meeting(dims(1, 4, 5, 1), dims(2, 3, 1, 2), 1, 1, 1, 1, 1),
          meeting(dims(3, 7, 9, 2), dims(2, 2, 2, 3), 3, 1, 0, 0, 1),
          meeting(dims(1, 4, 3, 2), dims(3, 3, 2, 3), 1, 1, 2, 2, 1),
          meeting(dims(2, 2, 3, 2), dims(2, 1, 2, 3), 2, 1, 3, 4, 1),
          meeting(dims(2, 9, 8, 3), dims(3, 3, 3, 4), 1, 2, 2, 1, 1),
          meeting(dims(2, 9, 8, 3), dims(3, 2, 3, 4), 2, 3, 1, 2, 1),
          meeting(dims(2, 5, 5, 4), dims(3, 3, 2, 6), 1, 1, 1, 1, 2),
          meeting(dims(1, 5, 4, 3), dims(3, 3, 1, 3), 1, 1, 1, 1, 3),
          meeting(dims(2, 5, 4, 3), dims(2, 3, 1, 6), 2, 1, 0, 1, 3),
          meeting(dims(1, 6, 6, 6), dims(2, 2, 2, 9), 1, 3, 1, 2, 3),
          meeting(dims(3, 1, 1, 4), dims(1, 1, 4, 5), 1, 1, 0, 0, 1),
          meeting(dims(3, 1, 1, 4), dims(3, 3, 4, 5), 1, 1, 1, 1, 1),
          meeting(dims(0, 5, 5, 3), dims(3, 3, 3, 2), 1, 1, 0, 0, 1),
          meeting(dims(2, 5, 5, 0), dims(3, 3, 0, 2), 1, 1, 0, 0, 1),
          meeting(dims(2, 5, 5, 2), dims(3, 3, 2, 0), 1, 1, 0, 0, 1),
          meeting(dims(4, 12, 11, 16), dims(3, 3, 16, 24), 1, 1, 1, 1, 1),
          meeting(dims(2, 17, 15, 3), dims(5, 5, 3, 16), 2, 1, 2, 2, 1),
          meeting(dims(5, 28, 28, 1), dims(5, 5, 1, 32), 1, 1, 0, 0, 1),
          meeting(dims(3, 4, 4, 5), dims(1, 1, 5, 7), 1, 1, 0, 0, 1),
          meeting(dims(2, 5, 4, 6), dims(1, 1, 6, 17), 2, 1, 0, 0, 1),
          meeting(dims(2, 6, 4, 6), dims(1, 1, 6, 17), 2, 1, 0, 0, 1),
          meeting(dims(2, 9, 9, 6), dims(1, 1, 6, 3), 2, 1, 0, 0, 1),
          meeting(dims(2, 3, 4, 5, 2), dims(1, 1, 1, 2, 3), 3, 1, 0, 0, 1),
          meeting(dims(2, 4, 4, 33), dims(3, 3, 33, 20), 1, 1, 1, 1, 1),
          meeting(dims(3, 4, 3, 3), dims(2, 2, 3, 16), 2, 1, 1, 0, 1),
          meeting(dims(2, 9, 9, 32), dims(3, 3, 1, 32), 1, 1, 1, 1, 32),
          meeting(dims(1, 3, 4, 5, 2), dims(2, 3, 2, 2, 3), 1, 1, 0, 0, 1),
          meeting(dims(2, 3, 4, 3, 4), dims(2, 2, 3, 2, 2), 2, 1, 1, 1, 2));

  private static Shape dims(long... dims) {
    return Shape.of(dims);
  }

  private static Meeting meeting(
      Shape x, Shape w, int stride, int dilation, int before, int after, int groups) {
    int rank = x.rank() - 2;
    Sliding sliding =
        new Sliding(all(rank, stride), all(rank, dilation), all(rank, before), all(rank, after));
    return new Meeting(x, w, sliding, groups);
  }

  private static List<Integer> all(int rank, int value) {
    return Collections.nCopies(rank, value);
  }

  @Override
  void collect() {
    for (DType dtype : REAL) {
      for (Meeting m : MEETINGS) {
        convolutions(dtype, m, Pointwise.LINEAR, false);
        convolutions(dtype, m, Pointwise.RELU, true);
        patches(dtype, m);
      }
      convolutions(dtype, MEETINGS.get(4), Pointwise.SIGMOID, true);
      convolutions(dtype, MEETINGS.get(4), Pointwise.TANH, false);
    }
  }

  private void convolutions(DType dtype, Meeting m, Pointwise activation, boolean bias) {
    // Among so many sums some are close to 0, where relu has its kink.
    boolean smooth = activation != Pointwise.RELU;
    Values x = Draw.of(dtype, Domain.ANY, m.x, 1);
    Values w = Draw.of(dtype, Domain.ANY, m.w, 2);
    Values y = Draw.of(dtype, Domain.ANY, m.y(), 3);
    Values out = Draw.of(dtype, Domain.NONZERO, Shape.of(m.w.dim(-1)), 4);
    Values in = Draw.of(dtype, Domain.NONZERO, Shape.of(m.x.dim(-1)), 5);
    long window = m.sizes().elements();
    add(
        new Convolution(m.sliding, m.groups, activation, bias),
        Tolerance.accumulated(8, 1 + window * m.w.dim(-2)),
        smooth,
        bias ? new Values[] {x, w, out} : new Values[] {x, w});
    add(
        new ConvolutionTranspose(m.spatial(), m.sliding, m.groups, activation, bias),
        Tolerance.accumulated(8, 1 + window * m.w.dim(-1) / m.groups),
        smooth,
        bias ? new Values[] {y, w, in} : new Values[] {y, w});
    if (!bias && activation == Pointwise.LINEAR) {
      add(
          new ConvolutionWeights(m.sizes(), m.sliding, m.groups),
          Tolerance.accumulated(8, 1 + y.spec().shape().without(-1).elements()),
          true,
          x,
          y);
    }
  }

  private void patches(DType dtype, Meeting m) {
    Values x = Draw.of(dtype, Domain.ANY, m.x, 1);
    add(new Patches(m.sizes(), m.sliding), Tolerance.absolute(1), true, x);
  }
}
