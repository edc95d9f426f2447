package org.fascicle.platform.testing;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.fascicle.api.op.Elementwise;
import org.fascicle.api.op.Grad;
import org.fascicle.api.op.MatMul;
import org.fascicle.api.op.MultiTensorUpdate;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.SgdUpdate;
import org.fascicle.spi.backend.HostValue;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/** A few operations, just enough to differentiate and to train something. */
final class FakeKernels {
  private FakeKernels() {}

  /** A kernel over the elements; null if there is none. Broadcasts scalars only. */
  static Kernel of(Op op, long[][] shapes) {
    return switch (op.name()) {
      case "add" -> binary(Double::sum);
      case "sub" -> binary((a, b) -> a - b);
      case "mul" -> binary((a, b) -> a * b);
      case "div" -> binary((a, b) -> a / b);
      case "neg" -> unary(a -> -a);
      case "exp" -> unary(Math::exp);
      case "sqrt" -> unary(Math::sqrt);
      case "tanh" -> unary(Math::tanh);
      case "relu" -> unary(a -> Math.max(a, 0));
      case "relu_grad" -> gradient(1);
      case "residual" -> binary((a, b) -> Math.max(a + b, 0));
      case "tripled" -> unary(isJoined(op) ? a -> Math.max(3 * a, 0) : a -> 3 * a);
      case "tripled_grad" -> isJoined(((Grad) op).forward()) ? gradient(3) : tripled();
      case "identity", "reshape" -> unary(a -> a);
      case "broadcast_to" -> FakeKernels::broadcast;
      case "sum" -> FakeKernels::sumAll;
      case "fill" -> (in, out, scratch) -> fill(in, out);
      case "gather" -> gather(shapes);
      case "reverse" -> FakeKernels::reverse;
      case "scatter_add" -> FakeKernels::scatterAdd;
      case "elementwise" -> FakeUpdates.arithmetic((Elementwise) op);
      case "multi_tensor_update" -> FakeUpdates.sequence((MultiTensorUpdate) op);
      case "sparse_update" -> FakeKernels::sparseDescent;
      case "matmul" -> matmul((MatMul) op, shapes);
      case "sgd_update" -> ((SgdUpdate) op).hasVelocity() ? null : FakeKernels::descend;
      default -> null;
    };
  }

  private static void descend(Storage[] in, Storage[] out, Storage scratch) {
    double[] g = data(in[1]);
    double[] p = data(out[0]);
    for (int i = 0; i < p.length; i++) {
      p[i] -= ((HostValue) in[2]).asDouble(0) * g[i];
    }
  }

  static double[] data(Storage storage) {
    FakeStorage fake = (FakeStorage) storage;
    if (fake.freed.get()) {
      throw new IllegalStateException("a freed storage is used");
    }
    return fake.elements;
  }

  private static Kernel binary(DoubleBinaryOperator f) {
    return (in, out, scratch) -> {
      double[] a = data(in[0]);
      double[] b = data(in[1]);
      double[] y = data(out[0]);
      for (int i = 0; i < y.length; i++) {
        y[i] = f.applyAsDouble(a[a.length == 1 ? 0 : i], b[b.length == 1 ? 0 : i]);
      }
    };
  }

  private static Kernel unary(DoubleUnaryOperator f) {
    return (in, out, scratch) -> {
      double[] a = data(in[0]);
      double[] y = data(out[0]);
      for (int i = 0; i < y.length; i++) {
        y[i] = f.applyAsDouble(a[i]);
      }
    };
  }

  /** Whether ReLU follows: records of tests say so in their text. */
  private static boolean isJoined(Op op) {
    return op.toString().contains("RELU");
  }

  /** Of ReLU after a factor, from x, y, dy. */
  private static Kernel gradient(double factor) {
    return (in, out, scratch) -> {
      double[] y = data(in[1]);
      double[] dy = data(in[2]);
      double[] dx = data(out[0]);
      for (int i = 0; i < dx.length; i++) {
        dx[i] = y[i] > 0 ? factor * dy[i] : 0;
      }
    };
  }

  private static Kernel tripled() {
    return (in, out, scratch) -> {
      double[] dy = data(in[2]);
      double[] dx = data(out[0]);
      for (int i = 0; i < dx.length; i++) {
        dx[i] = 3 * dy[i];
      }
    };
  }

  private static void broadcast(Storage[] in, Storage[] out, Storage scratch) {
    double[] a = data(in[0]);
    double[] y = data(out[0]);
    for (int i = 0; i < y.length; i++) {
      y[i] = a[i % a.length];
    }
  }

  private static void sumAll(Storage[] in, Storage[] out, Storage scratch) {
    double[] y = data(out[0]);
    java.util.Arrays.fill(y, 0);
    double[] a = data(in[0]);
    for (int i = 0; i < a.length; i++) {
      y[i % y.length] += a[i];
    }
  }

  private static void fill(Storage[] in, Storage[] out) {
    java.util.Arrays.fill(data(out[0]), ((HostValue) in[0]).asDouble(0));
  }

  /** Along the only axis. */
  private static void reverse(Storage[] in, Storage[] out, Storage scratch) {
    double[] x = data(in[0]);
    for (int i = 0; i < x.length; i++) {
      data(out[0])[i] = x[x.length - 1 - i];
    }
  }

  /** Rows. */
  private static Kernel gather(long[][] shapes) {
    return (in, out, scratch) -> {
      int width = data(in[0]).length / (int) shapes[0][0];
      double[] rows = data(in[1]);
      for (int i = 0; i < rows.length; i++) {
        System.arraycopy(data(in[0]), width * (int) rows[i], data(out[0]), i * width, width);
      }
    };
  }

  private static void scatterAdd(Storage[] in, Storage[] out, Storage scratch) {
    double[] sums = data(out[0]);
    java.util.Arrays.fill(sums, 0);
    addRows(data(in[0]), data(in[1]), 1, sums);
  }

  /** p - rate * the sum of the slices. */
  private static void sparseDescent(Storage[] in, Storage[] out, Storage scratch) {
    double[] p = data(out[0]);
    System.arraycopy(data(in[0]), 0, p, 0, p.length);
    addRows(data(in[1]), data(in[2]), -((HostValue) in[3]).asDouble(0), p);
  }

  private static void addRows(double[] slices, double[] rows, double factor, double[] to) {
    int width = rows.length == 0 ? 0 : slices.length / rows.length;
    for (int i = 0; i < slices.length; i++) {
      to[width * (int) rows[i / width] + i % width] += factor * slices[i];
    }
  }

  private static Kernel matmul(MatMul op, long[][] shapes) {
    int n = (int) shapes[0][op.transposeA() ? 1 : 0];
    int k = (int) shapes[0][op.transposeA() ? 0 : 1];
    int m = (int) shapes[1][op.transposeB() ? 0 : 1];
    return (in, out, scratch) -> {
      double[] a = data(in[0]);
      double[] b = data(in[1]);
      double[] y = data(out[0]);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < m; j++) {
          double sum = 0;
          for (int l = 0; l < k; l++) {
            sum +=
                a[op.transposeA() ? l * n + i : i * k + l]
                    * b[op.transposeB() ? j * k + l : l * m + j];
          }
          y[i * m + j] = sum;
        }
      }
    };
  }
}
