package org.fascicle.backend.cpu.onednn;

import java.util.List;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.javacpp.Pointer;
import org.fascicle.api.op.Grad;
import org.fascicle.api.tensor.Shape;
import org.fascicle.backend.cpu.kernel.EmptyKernel;
import org.fascicle.backend.cpu.kernel.KernelFactory;
import org.fascicle.backend.cpu.kernel.Scratch;
import org.fascicle.backend.cpu.memory.Block;

/** Cross-entropy of softmax with probabilities as targets, and its gradients, in float32. */
public final class CrossEntropyKernels {
  private final Primitives primitives;

  /** Kernels of this library. */
  public CrossEntropyKernels(OneDnn library) {
    this.primitives = new Primitives(library);
  }

  /** −Σ t · log softmax(z); the inputs are z, t. */
  public KernelFactory loss() {
    return ElementKernels.guarded(
        (op, inputs) -> {
          Lanes lanes = lanes(inputs.get(0).shape());
          if (lanes.isTrivial()) {
            return null;
          }
          Scratch scratch = new Scratch();
          long place = scratch.reserve(lanes.bytes());
          LogSoftmax softmax = new LogSoftmax(primitives, lanes, scratch);
          Constant minus = Constant.of(-1, lanes.length());
          Step product =
              new Step(
                  primitives.binary(algorithm.binary_mul, lanes.all(), lanes.all(), lanes.all()),
                  scratch);
          Step sum =
              new Step(
                  primitives.matmul(lanes.all(), Layouts.floats(lanes.length(), 1), lanes.one()),
                  scratch);
          return new DnnKernel(
              scratch,
              (in, out, s) -> {
                Pointer logs = Scratch.at(s, place);
                softmax.run(Block.address(in[0]), logs, s);
                product.run(s, logs, Block.address(in[1]), logs);
                sum.run(s, logs, minus.address(), Block.address(out[0]));
              });
        });
  }

  /** Its gradients; the inputs are z, t, y, dy. */
  public KernelFactory lossGrad() {
    return ElementKernels.guarded(
        (op, inputs) -> {
          Lanes lanes = lanes(inputs.get(0).shape());
          if (lanes.isTrivial()) {
            return null;
          }
          Scratch scratch = new Scratch();
          List<Integer> wanted = ((Grad) op).wanted();
          Part[] parts = new Part[wanted.size()];
          for (int i = 0; i < parts.length; i++) {
            parts[i] = wanted.get(i) == 0 ? logits(lanes, scratch) : targets(lanes, scratch);
          }
          if (parts.length == 0) {
            return new EmptyKernel(DnnKernel.LIBRARY);
          }
          return new DnnKernel(
              scratch,
              (in, out, s) -> {
                for (int i = 0; i < parts.length; i++) {
                  DnnKernel.Body part = parts[i].to(i);
                  part.run(in, out, s);
                }
              });
        });
  }

  /** One gradient, written to a given output. */
  @FunctionalInterface
  private interface Part {
    DnnKernel.Body to(int output);
  }

  /** dz = dy (softmax(z) Σ t − t). */
  private Part logits(Lanes lanes, Scratch scratch) {
    long sumPlace = scratch.reserve(Float.BYTES * lanes.count());
    long place = scratch.reserve(lanes.bytes());
    Softmax softmax = new Softmax(primitives, lanes, scratch);
    Step mass =
        new Step(primitives.reduction(algorithm.reduction_sum, lanes.all(), lanes.one()), scratch);
    Fusion fusion =
        new Fusion()
            .with(algorithm.binary_sub, lanes.all())
            .with(algorithm.binary_mul, lanes.one());
    Step rest =
        new Step(
            primitives.binary(algorithm.binary_mul, lanes.all(), lanes.one(), lanes.all(), fusion),
            scratch);
    return output ->
        (in, out, s) -> {
          Pointer t = Block.address(in[1]);
          Pointer sums = Scratch.at(s, sumPlace);
          Pointer likely = Scratch.at(s, place);
          softmax.run(Block.address(in[0]), likely, s);
          mass.run(s, t, sums);
          rest.run(s, likely, sums, Block.address(out[output]), t, Block.address(in[3]));
        };
  }

  /** dt = −dy log softmax(z). */
  private Part targets(Lanes lanes, Scratch scratch) {
    long place = scratch.reserve(lanes.bytes());
    LogSoftmax softmax = new LogSoftmax(primitives, lanes, scratch);
    Fusion fusion = new Fusion().apply(algorithm.eltwise_linear, -1, 0);
    Step rest =
        new Step(
            primitives.binary(algorithm.binary_mul, lanes.all(), lanes.one(), lanes.all(), fusion),
            scratch);
    return output ->
        (in, out, s) -> {
          Pointer logs = Scratch.at(s, place);
          softmax.run(Block.address(in[0]), logs, s);
          rest.run(s, logs, Block.address(in[3]), Block.address(out[output]));
        };
  }

  private static Lanes lanes(Shape z) {
    return Lanes.of(z, z.rank() - 1);
  }
}
