package org.fascicle.backend.cpu.onednn;

import java.util.List;
import java.util.function.UnaryOperator;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.memory;
import org.fascicle.api.op.Grad;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.Pointwise;
import org.fascicle.api.op.Residual;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.cpu.kernel.EmptyKernel;
import org.fascicle.backend.cpu.kernel.KernelFactory;
import org.fascicle.backend.cpu.kernel.Scratch;
import org.fascicle.backend.cpu.kernel.Walk;
import org.fascicle.backend.cpu.memory.Block;
import org.fascicle.spi.backend.Kernel;

/** Functions of one or two elements, of float32 and, where it pays, bfloat16. */
public final class ElementKernels {
  /** As many axes as oneDNN takes. */
  private static final int MAX_AXES = 12;

  /** The inputs of a function's gradient. */
  private static final int X = 0;

  private static final int Y = 1;
  private static final int DY = 2;

  private final Primitives primitives;

  /** Kernels of this library. */
  public ElementKernels(OneDnn library) {
    this.primitives = new Primitives(library);
  }

  /** y = f(x). */
  public KernelFactory function(algorithm function) {
    return either(
        (op, inputs) -> {
          Scratch scratch = new Scratch();
          memory.desc x = Precision.of(inputs.get(0)).numbers(inputs.get(0).shape().elements());
          Step step = new Step(primitives.eltwise(function, x, 0, 0), scratch);
          return new DnnKernel(
                  scratch, (in, out, s) -> step.run(s, Block.address(in[0]), Block.address(out[0])))
              .over(input -> true);
        });
  }

  /** The gradient of a function from its value: the inputs are x, y, dy. */
  public KernelFactory gradient(algorithm function) {
    return either(
        (op, inputs) -> {
          if (((Grad) op).wanted().isEmpty()) {
            return new EmptyKernel(DnnKernel.LIBRARY);
          }
          Scratch scratch = new Scratch();
          memory.desc y = Precision.of(inputs.get(1)).numbers(inputs.get(1).shape().elements());
          Step step = new Step(primitives.eltwiseBackward(function, y), scratch);
          return new DnnKernel(
                  scratch,
                  (in, out, s) ->
                      step.run(
                          s, Block.address(in[Y]), Block.address(in[DY]), Block.address(out[0])))
              .reading(input -> input != X)
              .over(input -> input == DY);
        });
  }

  /** y = factor · x. */
  public KernelFactory scaled(double factor) {
    return chained(factor, fusion -> fusion, false);
  }

  /** y = 1 / √x. */
  public KernelFactory reciprocalRoot() {
    return chained(
        1,
        fusion -> fusion.apply(algorithm.eltwise_sqrt, 0, 0).apply(algorithm.eltwise_pow, 1, -1),
        false);
  }

  /** y = eˣ. The library's own gives ∞ for NaN; the greater of it and x is right for all x. */
  public KernelFactory exponential() {
    return chained(1, fusion -> fusion.apply(algorithm.eltwise_exp, 0, 0), true);
  }

  /** Functions that start from a product, since only that takes several fused steps at speed. */
  private KernelFactory chained(double factor, UnaryOperator<Fusion> steps, boolean greaterOfBoth) {
    return guarded(
        (op, inputs) -> {
          Scratch scratch = new Scratch();
          memory.desc x = Layouts.floats(inputs.get(0).shape().elements());
          Constant constant = Constant.of(factor, 1);
          Fusion fusion = steps.apply(new Fusion());
          if (greaterOfBoth) {
            fusion.with(algorithm.binary_max, x);
          }
          Step step =
              new Step(
                  primitives.binary(algorithm.binary_mul, x, Layouts.floats(1), x, fusion),
                  scratch);
          return new DnnKernel(
                  scratch,
                  (in, out, s) -> {
                    var from = Block.address(in[0]);
                    var to = Block.address(out[0]);
                    if (greaterOfBoth) {
                      step.run(s, from, constant.address(), to, from);
                    } else {
                      step.run(s, from, constant.address(), to);
                    }
                  })
              .over(input -> !greaterOfBoth);
        });
  }

  /** y = f(a, b), broadcast. */
  public KernelFactory pair(algorithm function) {
    return either((op, inputs) -> pair(op, inputs, function, Pointwise.LINEAR));
  }

  /** Prepares {@link Residual}: y = f(a + b), broadcast. */
  public KernelFactory residual() {
    return either(
        (op, inputs) -> pair(op, inputs, algorithm.binary_add, ((Residual) op).activation()));
  }

  private Kernel pair(Op op, List<TensorSpec> inputs, algorithm function, Pointwise then) {
    Walk walk =
        Walk.broadcast(
            op.infer(inputs).get(0).shape(), inputs.get(0).shape(), inputs.get(1).shape());
    if (isFewSums(inputs, function, then)) {
      float factor = function == algorithm.binary_sub ? -1 : 1;
      return new FewSums(inputs.get(0).shape().elements(), factor);
    }
    return walk.rank() > MAX_AXES ? null : pair(Precision.of(inputs.get(0)), function, walk, then);
  }

  private static boolean isFewSums(List<TensorSpec> inputs, algorithm function, Pointwise then) {
    return then == Pointwise.LINEAR
        && (function == algorithm.binary_add || function == algorithm.binary_sub)
        && inputs.get(0).dtype() == DType.FLOAT32
        && inputs.get(0).equals(inputs.get(1))
        && inputs.get(0).shape().elements() <= FewSums.MOST;
  }

  private Kernel pair(Precision type, algorithm function, Walk walk, Pointwise then) {
    Scratch scratch = new Scratch();
    // The library repeats its second operand at full speed, not its first; a − b = −(b − a).
    boolean turned = function == algorithm.binary_sub;
    boolean swap = walk.repeats(0) && !walk.repeats(1) && (turned || commutes(function));
    Fusion fusion = Activations.fused(then);
    if (swap && turned) {
      fusion.apply(algorithm.eltwise_linear, -1, 0);
    }
    int first = swap ? 1 : 0;
    int second = 1 - first;
    Step step =
        new Step(
            primitives.binary(
                function,
                type.numbers(walk.ownDims(first)),
                type.numbers(walk.ownDims(second)),
                type.numbers(walk.dims()),
                fusion),
            scratch);
    return new DnnKernel(
            scratch,
            (in, out, s) ->
                step.run(
                    s, Block.address(in[first]), Block.address(in[second]), Block.address(out[0])))
        .over(input -> !walk.repeats(input));
  }

  private static boolean commutes(algorithm function) {
    return function == algorithm.binary_add || function == algorithm.binary_mul;
  }

  /** float32 only; nothing to do for no elements. */
  static KernelFactory guarded(KernelFactory factory) {
    return (op, inputs) ->
        inputs.get(0).dtype() == DType.FLOAT32 ? either(factory).prepare(op, inputs) : null;
  }

  /** float32 or bfloat16 only; nothing to do for no elements. */
  static KernelFactory either(KernelFactory factory) {
    return (Op op, List<TensorSpec> inputs) -> {
      DType dtype = inputs.get(0).dtype();
      if (dtype != DType.FLOAT32 && dtype != DType.BFLOAT16) {
        return null;
      }
      boolean empty = op.infer(inputs).stream().allMatch(spec -> spec.shape().elements() == 0);
      return empty ? new EmptyKernel(DnnKernel.LIBRARY) : factory.prepare(op, inputs);
    };
  }
}
