package com.example.swish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.reference.ReferenceBackend;
import org.fascicle.platform.Sessions;
import org.fascicle.spi.backend.HostValue;
import org.fascicle.spi.backend.KernelContext;
import org.junit.jupiter.api.Test;

class SwishTest {
  private static final double[] X = {-2, -0.5, 0, 1, 3, 0.25};
  private static final double[] BETA = {1, 0.5, -2};

  @Test
  void decompositionAndGradient() {
    try (ReferenceBackend backend = new ReferenceBackend();
        Sessions sessions = Sessions.over(backend);
        Session session = sessions.session("swish")) {
      Tensor x = session.tensor(X, 2, 3);
      Tensor beta = session.tensor(BETA, 3);
      try (Tape tape = session.tape()) {
        tape.watch(x, beta);
        Tensor y = x.apply(new Swish(), beta);
        Tensor[] gradients = tape.gradient(y, x, beta);

        assertThat(y.toDoubles()).containsExactly(expected(), within(1e-14));
        assertThat(gradients[0].toDoubles()).containsExactly(slopes(0), within(1e-8));
        assertThat(gradients[1].toDoubles()).containsExactly(slopes(1), within(1e-8));
      }
    }
  }

  @Test
  void kernelComputesWhatTheDecompositionDoes() {
    for (DType dtype : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
      Memory memory = new Memory(dtype);
      List<TensorSpec> specs = List.of(TensorSpec.of(dtype, 2, 3), TensorSpec.of(dtype, 3));
      new SwishKernels().prepare(new Swish(), specs).orElseThrow().run(memory);

      assertThat(memory.result()).containsExactly(expected(), within(1e-6));
    }
  }

  @Test
  void refusesABetaThatDoesNotFit() {
    List<TensorSpec> specs =
        List.of(TensorSpec.of(DType.FLOAT32, 2, 3), TensorSpec.of(DType.FLOAT32, 2));

    assertThatExceptionOfType(ShapeMismatchException.class)
        .isThrownBy(() -> new Swish().infer(specs))
        .withMessageContaining("float32(2, 3) and float32(2,)");
  }

  private static double[] expected() {
    return values(X, BETA);
  }

  private static double[] values(double[] x, double[] beta) {
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = x[i] / (1 + Math.exp(-beta[i % 3] * x[i]));
    }
    return y;
  }

  /** Central differences of the sum of all results by x (0) or by beta (1). */
  private static double[] slopes(int input) {
    double h = 1e-5;
    double[] slopes = new double[input == 0 ? X.length : BETA.length];
    for (int i = 0; i < slopes.length; i++) {
      slopes[i] = (sum(input, i, h) - sum(input, i, -h)) / (2 * h);
    }
    return slopes;
  }

  private static double sum(int input, int index, double change) {
    double[][] arguments = {X.clone(), BETA.clone()};
    arguments[input][index] += change;
    double sum = 0;
    for (double value : values(arguments[0], arguments[1])) {
      sum += value;
    }
    return sum;
  }

  /** Memory of one kernel run. */
  private static final class Memory implements KernelContext {
    private final DType dtype;
    private final ByteBuffer[] buffers;

    Memory(DType dtype) {
      this.dtype = dtype;
      this.buffers = new ByteBuffer[] {filled(X), filled(BETA), filled(new double[6])};
    }

    private ByteBuffer filled(double[] values) {
      ByteBuffer buffer =
          ByteBuffer.allocate(values.length * dtype.bytes()).order(ByteOrder.nativeOrder());
      for (double value : values) {
        if (dtype == DType.FLOAT32) {
          buffer.putFloat((float) value);
        } else {
          buffer.putDouble(value);
        }
      }
      return buffer;
    }

    double[] result() {
      double[] values = new double[6];
      for (int i = 0; i < values.length; i++) {
        values[i] =
            dtype == DType.FLOAT32 ? buffers[2].getFloat(4 * i) : buffers[2].getDouble(8 * i);
      }
      return values;
    }

    @Override
    public ByteBuffer input(int index) {
      return buffers[index];
    }

    @Override
    public ByteBuffer output(int index) {
      return buffers[2 + index];
    }

    @Override
    public ByteBuffer scratch() {
      return null;
    }

    @Override
    public HostValue host(int index) {
      return null;
    }

    @Override
    public long inputAddress(int index) {
      return 0;
    }

    @Override
    public long outputAddress(int index) {
      return 0;
    }

    @Override
    public long stream() {
      return 0;
    }
  }
}
