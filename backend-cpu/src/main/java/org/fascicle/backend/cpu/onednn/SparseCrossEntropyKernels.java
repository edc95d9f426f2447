package org.fascicle.backend.cpu.onednn;

import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.fascicle.api.op.Grad;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.backend.cpu.kernel.EmptyKernel;
import org.fascicle.backend.cpu.kernel.KernelFactory;
import org.fascicle.backend.cpu.kernel.Scratch;
import org.fascicle.backend.cpu.memory.Block;
import org.fascicle.spi.backend.Storage;

/** Cross-entropy of softmax with class numbers as targets, and its gradient, in float32. */
public final class SparseCrossEntropyKernels {
  private final Primitives primitives;

  /** Kernels of this library. */
  public SparseCrossEntropyKernels(OneDnn library) {
    this.primitives = new Primitives(library);
  }

  /** −log softmax(z)[label]; the inputs are z, labels. */
  public KernelFactory loss() {
    return ElementKernels.guarded(
        (op, inputs) -> {
          Lanes lanes = lanes(inputs.get(0).shape());
          if (lanes.isTrivial()) {
            return null;
          }
          DType type = inputs.get(1).dtype();
          Scratch scratch = new Scratch();
          long place = scratch.reserve(lanes.bytes());
          LogSoftmax softmax = new LogSoftmax(primitives, lanes, scratch);
          return new DnnKernel(
              scratch,
              (in, out, s) -> {
                Pointer logs = Scratch.at(s, place);
                softmax.run(Block.address(in[0]), logs, s);
                pick(lanes, logs, in[1], type, Block.floats(out[0]));
              });
        });
  }

  /** dz = dy (softmax(z) − one-hot(label)); the inputs are z, labels, y, dy. */
  public KernelFactory lossGrad() {
    return ElementKernels.guarded(
        (op, inputs) -> {
          if (((Grad) op).wanted().isEmpty()) {
            return new EmptyKernel(DnnKernel.LIBRARY);
          }
          Lanes lanes = lanes(inputs.get(0).shape());
          if (lanes.isTrivial()) {
            return null;
          }
          DType type = inputs.get(1).dtype();
          Scratch scratch = new Scratch();
          Softmax softmax = new Softmax(primitives, lanes, scratch);
          Step weigh =
              new Step(
                  primitives.binary(algorithm.binary_mul, lanes.all(), lanes.one(), lanes.all()),
                  scratch);
          return new DnnKernel(
              scratch,
              (in, out, s) -> {
                Pointer dz = Block.address(out[0]);
                softmax.run(Block.address(in[0]), dz, s);
                subtract(lanes, Block.floats(out[0]), in[1], type);
                weigh.run(s, dz, Block.address(in[3]), dz);
              });
        });
  }

  private static void pick(Lanes lanes, Pointer logs, Storage labels, DType type, FloatIndexer to) {
    FloatIndexer values = Softmax.view(logs, lanes.count() * lanes.length());
    for (long row = 0; row < lanes.outer(); row++) {
      long label = label(labels, type, row);
      boolean valid = label >= 0 && label < lanes.length();
      to.put(row, valid ? -values.get(row * lanes.length() + label) : Float.NaN);
    }
  }

  private static void subtract(Lanes lanes, FloatIndexer dz, Storage labels, DType type) {
    for (long row = 0; row < lanes.outer(); row++) {
      long label = label(labels, type, row);
      long first = row * lanes.length();
      if (label >= 0 && label < lanes.length()) {
        dz.put(first + label, dz.get(first + label) - 1);
      } else {
        for (long k = 0; k < lanes.length(); k++) {
          dz.put(first + k, Float.NaN);
        }
      }
    }
  }

  private static long label(Storage labels, DType type, long row) {
    return type == DType.INT32 ? Block.ints(labels).get(row) : Block.longs(labels).get(row);
  }

  private static Lanes lanes(Shape z) {
    return Lanes.of(z, z.rank() - 1);
  }
}
