package org.fascicle.backend.cpu.onednn;

import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.fascicle.backend.cpu.kernel.Scratch;
import org.fascicle.spi.backend.Storage;

/**
 * Logarithm of softmax along an axis, y = (x − max) − log Σ eˣ⁻ᵐᵃˣ. The library's own logarithm is
 * off by 10⁻⁶ near 1, where well-trained losses lie; there is one a lane, so Java computes it.
 */
final class LogSoftmax {
  private final Lanes lanes;
  private final Constant one = Constant.of(1, 1);
  private final Step maxima;
  private final Step shift;
  private final Step exponential;
  private final Step sums;
  private final Step subtract;
  private final long numberPlace;
  private final long powerPlace;

  LogSoftmax(Primitives primitives, Lanes lanes, Scratch scratch) {
    this.lanes = lanes;
    this.maxima =
        new Step(primitives.reduction(algorithm.reduction_max, lanes.all(), lanes.one()), scratch);
    this.shift = subtraction(primitives, lanes, scratch);
    this.exponential =
        new Step(
            primitives.binary(
                algorithm.binary_mul,
                lanes.all(),
                lanes.single(),
                lanes.all(),
                new Fusion()
                    .apply(algorithm.eltwise_exp, 0, 0)
                    .with(algorithm.binary_max, lanes.all())),
            scratch);
    this.sums =
        new Step(primitives.reduction(algorithm.reduction_sum, lanes.all(), lanes.one()), scratch);
    this.subtract = subtraction(primitives, lanes, scratch);
    this.numberPlace = scratch.reserve(Float.BYTES * lanes.count());
    this.powerPlace = scratch.reserve(lanes.bytes());
  }

  private static Step subtraction(Primitives primitives, Lanes lanes, Scratch scratch) {
    return new Step(
        primitives.binary(algorithm.binary_sub, lanes.all(), lanes.one(), lanes.all()), scratch);
  }

  void run(Pointer x, Pointer y, Storage scratch) {
    Pointer numbers = Scratch.at(scratch, numberPlace);
    Pointer powers = Scratch.at(scratch, powerPlace);
    maxima.run(scratch, x, numbers);
    shift.run(scratch, x, numbers, y);
    exponential.run(scratch, y, one.address(), powers, y);
    sums.run(scratch, powers, numbers);
    FloatIndexer values = Softmax.view(numbers, lanes.count());
    for (long lane = 0; lane < lanes.count(); lane++) {
      values.put(lane, (float) Math.log(values.get(lane)));
    }
    subtract.run(scratch, y, numbers, y);
  }
}
