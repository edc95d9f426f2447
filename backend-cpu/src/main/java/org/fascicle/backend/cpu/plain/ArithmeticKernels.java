package org.fascicle.backend.cpu.plain;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import org.fascicle.api.op.Abs;
import org.fascicle.api.op.Add;
import org.fascicle.api.op.Div;
import org.fascicle.api.op.Elementwise;
import org.fascicle.api.op.Maximum;
import org.fascicle.api.op.Minimum;
import org.fascicle.api.op.Mul;
import org.fascicle.api.op.Neg;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.Sqrt;
import org.fascicle.api.op.Square;
import org.fascicle.api.op.Sub;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/** Arithmetic on elements, one element after another; rounded as single operations are. */
public final class ArithmeticKernels {
  private static final Map<Class<? extends Op>, DoubleBinaryOperator> FUNCTIONS =
      Map.of(
          Add.class, Double::sum,
          Sub.class, (a, b) -> a - b,
          Mul.class, (a, b) -> a * b,
          Div.class, (a, b) -> a / b,
          Maximum.class, Math::max,
          Minimum.class, Math::min,
          Neg.class, (a, same) -> -a,
          Abs.class, (a, same) -> Math.abs(a),
          Square.class, (a, same) -> a * a,
          Sqrt.class, (a, same) -> Math.sqrt(a));

  private ArithmeticKernels() {}

  /** Prepares {@link Elementwise}. */
  public static Kernel elementwise(Op op, List<TensorSpec> inputs) {
    Elementwise work = (Elementwise) op;
    return new Loop(
        work.calls().stream().map(Function::of).toArray(Function[]::new),
        work.results().stream().mapToInt(Elementwise.Result::value).toArray(),
        inputs.stream().mapToLong(x -> x.shape().elements() == 1 ? 0 : 1).toArray(),
        op.infer(inputs).get(0).shape().elements(),
        inputs.get(0).dtype());
  }

  /** A function of two values; of one, which is both. */
  private record Function(DoubleBinaryOperator body, int a, int b) {
    static Function of(Elementwise.Call call) {
      List<Integer> operands = call.operands();
      DoubleBinaryOperator body = FUNCTIONS.get(call.op().getClass());
      return new Function(body, operands.get(0), operands.get(operands.size() - 1));
    }
  }

  /** All functions for an element, then for the next: results may lie over inputs. */
  private static final class Loop implements Kernel {
    private final Function[] functions;
    private final int[] results;
    private final long[] strides;
    private final long count;
    private final DType dtype;

    Loop(Function[] functions, int[] results, long[] strides, long count, DType dtype) {
      this.functions = functions;
      this.results = results;
      this.strides = strides;
      this.count = count;
      this.dtype = dtype;
    }

    @Override
    public void run(Storage[] in, Storage[] out, Storage scratch) {
      Reals[] given = all(in);
      Reals[] made = all(out);
      double[] values = new double[in.length + functions.length];
      for (long i = 0; i < count; i++) {
        for (int k = 0; k < given.length; k++) {
          values[k] = given[k].get(i * strides[k]);
        }
        for (int k = 0; k < functions.length; k++) {
          Function f = functions[k];
          values[given.length + k] = rounded(f.body.applyAsDouble(values[f.a], values[f.b]));
        }
        for (int k = 0; k < made.length; k++) {
          made[k].set(i, values[results[k]]);
        }
      }
    }

    private Reals[] all(Storage... storages) {
      Reals[] all = new Reals[storages.length];
      for (int i = 0; i < all.length; i++) {
        all[i] = Reals.of(storages[i], dtype);
      }
      return all;
    }

    private double rounded(double value) {
      return dtype == DType.FLOAT32 ? (float) value : value;
    }
  }
}
