package org.fascicle.backend.cpu.onednn;

import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.Pointer;
import org.fascicle.api.op.Grad;
import org.fascicle.api.op.Linear;
import org.fascicle.api.op.Pointwise;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.cpu.kernel.KernelFactory;
import org.fascicle.backend.cpu.kernel.Scratch;
import org.fascicle.backend.cpu.memory.Block;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/** Product, bias and activation in one pass, and their gradients, in float32 and bfloat16. */
public final class LinearKernels {
  private final Primitives primitives;

  /** Kernels of this library. */
  public LinearKernels(OneDnn library) {
    this.primitives = new Primitives(library);
  }

  /** Prepares {@link Linear}. */
  public KernelFactory linear() {
    return ElementKernels.either(
        (op, inputs) -> {
          Sizes sizes = Sizes.of(inputs.get(0), inputs.get(1).shape());
          return sizes.in == 0 ? null : forward((Linear) op, sizes);
        });
  }

  /** Prepares its gradient: the inputs are x, w, b if there is one, y, dy. */
  public KernelFactory linearGrad() {
    return ElementKernels.either(
        (op, inputs) -> {
          Sizes sizes = Sizes.of(inputs.get(0), inputs.get(1).shape());
          return sizes.rows * sizes.in * sizes.out == 0
              ? null
              : new Backward((Grad) op, sizes).kernel();
        });
  }

  private Kernel forward(Linear op, Sizes sizes) {
    Scratch scratch = new Scratch();
    Fusion fusion = Activations.fused(op.activation());
    memory.desc x = sizes.type.numbers(sizes.rows, sizes.in);
    memory.desc w = sizes.type.numbers(sizes.in, sizes.out);
    memory.desc y = sizes.type.numbers(sizes.rows, sizes.out);
    if (!op.bias()) {
      Step step = new Step(primitives.matmul(x, w, y, fusion), scratch);
      return new DnnKernel(scratch, (in, out, s) -> step.run(s, at(in, 0), at(in, 1), at(out, 0)));
    }
    memory.desc b = sizes.type.numbers(1, sizes.out);
    Step step = new Step(primitives.matmul(x, w, b, y, fusion), scratch);
    return new DnnKernel(
        scratch, (in, out, s) -> step.run(s, at(in, 0), at(in, 1), at(in, 2), at(out, 0)));
  }

  private static Pointer at(Storage[] storages, int index) {
    return Block.address(storages[index]);
  }

  /** x (rows, in), w (in, out), of one type. */
  private record Sizes(Precision type, long rows, long in, long out) {
    static Sizes of(TensorSpec x, Shape w) {
      Shape leading = x.shape().slice(0, x.shape().rank() - 1);
      return new Sizes(Precision.of(x), leading.elements(), w.dim(0), w.dim(1));
    }
  }

  /** dz = f'(y) dy; then, as wanted, dx = dz wᵀ, dw = xᵀ dz, db = 1ᵀ dz. */
  private final class Backward {
    private final Linear op;
    private final Grad grad;
    private final Sizes sizes;
    private final Scratch scratch = new Scratch();
    private final memory.desc dz;

    Backward(Grad grad, Sizes sizes) {
      this.grad = grad;
      this.op = (Linear) grad.forward();
      this.sizes = sizes;
      this.dz = sizes.type.numbers(sizes.rows, sizes.out);
    }

    Kernel kernel() {
      int y = op.bias() ? 3 : 2;
      boolean identity = op.activation() == Pointwise.LINEAR;
      long place = identity ? 0 : scratch.reserve(sizes.type.bytes(sizes.rows * sizes.out));
      Step inner =
          identity
              ? null
              : new Step(
                  primitives.eltwiseBackward(Activations.gradient(op.activation()), dz), scratch);
      Product[] products = new Product[grad.wanted().size()];
      for (int i = 0; i < products.length; i++) {
        products[i] = product(grad.wanted().get(i));
      }
      return new DnnKernel(
              scratch,
              (in, out, s) -> {
                Pointer delta = at(in, y + 1);
                if (inner != null) {
                  Pointer own = Scratch.at(s, place);
                  inner.run(s, at(in, y), delta, own);
                  delta = own;
                }
                for (int i = 0; i < products.length; i++) {
                  products[i].run(in, delta, at(out, i), s);
                }
              })
          .reading(
              input ->
                  switch (input) {
                    case 0 -> grad.wanted().contains(1);
                    case 1 -> grad.wanted().contains(0);
                    default -> input > y || (input == y && !identity);
                  });
    }

    private Product product(int wanted) {
      return switch (wanted) {
        case 0 -> inputGradient();
        case 1 -> weightGradient();
        default -> biasGradient();
      };
    }

    private Product inputGradient() {
      long[] transposed = {1, sizes.out};
      memory.desc w = sizes.type.numbers(new long[] {sizes.out, sizes.in}, transposed);
      Step step =
          new Step(primitives.matmul(dz, w, sizes.type.numbers(sizes.rows, sizes.in)), scratch);
      return (in, delta, to, s) -> step.run(s, delta, at(in, 1), to);
    }

    private Product weightGradient() {
      long[] transposed = {1, sizes.in};
      memory.desc x = sizes.type.numbers(new long[] {sizes.in, sizes.rows}, transposed);
      Step step =
          new Step(primitives.matmul(x, dz, sizes.type.numbers(sizes.in, sizes.out)), scratch);
      return (in, delta, to, s) -> step.run(s, at(in, 0), delta, to);
    }

    /** A product with ones: two hundred times faster than the library's sum over a first axis. */
    private Product biasGradient() {
      Constant ones = sizes.type.constant(1, sizes.rows);
      Step step =
          new Step(
              primitives.matmul(
                  sizes.type.numbers(1, sizes.rows), dz, sizes.type.numbers(1, sizes.out)),
              scratch);
      return (in, delta, to, s) -> step.run(s, ones.address(), delta, to);
    }
  }

  /** One of the gradients. */
  @FunctionalInterface
  private interface Product {
    void run(Storage[] in, Pointer delta, Pointer to, Storage scratch);
  }
}
