package org.fascicle.backend.cpu.onednn;

import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.Pointer;
import org.fascicle.api.op.AdamUpdate;
import org.fascicle.api.op.SgdUpdate;
import org.fascicle.backend.cpu.kernel.KernelFactory;
import org.fascicle.backend.cpu.kernel.Scratch;
import org.fascicle.backend.cpu.memory.Block;
import org.fascicle.spi.backend.HostValue;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/**
 * Optimiser steps in float32, in place, as few passes over memory as the library's fused steps
 * allow. What changes from step to step lies in the scratch memory as one number, so that nothing
 * is prepared again.
 */
public final class UpdateKernels {
  private final Primitives primitives;

  /** Kernels of this library. */
  public UpdateKernels(OneDnn library) {
    this.primitives = new Primitives(library);
  }

  /** Prepares {@link SgdUpdate}: the inputs are p, v if there is momentum, g, η. */
  public KernelFactory sgd() {
    return ElementKernels.guarded(
        (op, inputs) -> {
          SgdUpdate sgd = (SgdUpdate) op;
          memory.desc all = Layouts.floats(inputs.get(0).shape().elements());
          return sgd.hasVelocity() ? momentum(sgd, all) : plain(all);
        });
  }

  /** Prepares {@link AdamUpdate}: the inputs are p, m, v, g, η, t. */
  public KernelFactory adam() {
    return ElementKernels.guarded(
        (op, inputs) -> {
          long count = inputs.get(0).shape().elements();
          return new AdamKernels(primitives).update((AdamUpdate) op, count);
        });
  }

  /** p ← p − η g. */
  private Kernel plain(memory.desc all) {
    Scratch scratch = new Scratch();
    long place = scratch.reserve(Float.BYTES);
    Step step = new Step(scaledOnto(all, new Fusion().accumulate(1)), scratch);
    return new DnnKernel(
        scratch,
        (in, out, s) -> {
          Pointer rate = number(s, place, -((HostValue) in[2]).asDouble(0));
          InPlace arrays = new InPlace(in, out);
          Pointer p = arrays.at(0);
          step.run(s, arrays.gradient(), rate, p);
        });
  }

  /** v ← μ v − η g; p ← p + v, or with Nesterov p + μ v − η g. */
  private Kernel momentum(SgdUpdate op, memory.desc all) {
    Scratch scratch = new Scratch();
    long place = scratch.reserve(Float.BYTES);
    Constant weight = Constant.of(op.nesterov() ? op.momentum() : 1, 1);
    Step velocity =
        new Step(
            scaledOnto(all, new Fusion().accumulate(op.momentum()).withoutDenormals()), scratch);
    Step move = new Step(scaledOnto(all, new Fusion().accumulate(1)), scratch);
    return new DnnKernel(
        scratch,
        (in, out, s) -> {
          Pointer rate = number(s, place, -((HostValue) in[3]).asDouble(0));
          InPlace arrays = new InPlace(in, out);
          Pointer p = arrays.at(0);
          Pointer v = arrays.at(1);
          Pointer g = arrays.gradient();
          velocity.run(s, g, rate, v);
          move.run(s, v, weight.address(), p);
          if (op.nesterov()) {
            move.run(s, g, rate, p);
          }
        });
  }

  /** y ← steps(factor · x): x, factor, y. */
  private Prepared scaledOnto(memory.desc all, Fusion steps) {
    return primitives.binary(algorithm.binary_mul, all, Layouts.floats(1), all, steps);
  }

  static Pointer number(Storage scratch, long place, double value) {
    Block.floats(scratch).put(place / Float.BYTES, (float) value);
    return Scratch.at(scratch, place);
  }
}
