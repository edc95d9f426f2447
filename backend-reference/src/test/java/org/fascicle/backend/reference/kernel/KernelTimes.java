package org.fascicle.backend.reference.kernel;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fascicle.api.op.AdamUpdate;
import org.fascicle.api.op.Add;
import org.fascicle.api.op.Cast;
import org.fascicle.api.op.Dropout;
import org.fascicle.api.op.Exp;
import org.fascicle.api.op.Gather;
import org.fascicle.api.op.Grad;
import org.fascicle.api.op.Greater;
import org.fascicle.api.op.Linear;
import org.fascicle.api.op.MatMul;
import org.fascicle.api.op.Max;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.Pointwise;
import org.fascicle.api.op.RandomUniform;
import org.fascicle.api.op.Relu;
import org.fascicle.api.op.SgdUpdate;
import org.fascicle.api.op.Sigmoid;
import org.fascicle.api.op.Softmax;
import org.fascicle.api.op.Sort;
import org.fascicle.api.op.SparseSoftmaxCrossEntropy;
import org.fascicle.api.op.Sum;
import org.fascicle.api.op.Tanh;
import org.fascicle.api.op.Transpose;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.reference.ReferenceBackend;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.HostValue;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/**
 * Times the kernels of a network of 784-784-10 at batch 200, and others: {@code java -cp … } this
 * class. Prints the median of 30 runs after 50 to warm up, in processor time, so that a busy
 * machine does not show.
 */
final class KernelTimes {
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
  private static final int WARM_UP = 50;
  private static final int RUNS = 30;

  private final ReferenceBackend backend = new ReferenceBackend();

  private KernelTimes() {}

  /** Prints a line a kernel. */
  public static void main(String[] arguments) {
    KernelTimes times = new KernelTimes();
    for (int round = 0; round < 2; round++) {
      List<String> lines = times.all();
      if (round == 1) {
        lines.forEach(System.out::println);
      }
    }
  }

  private List<String> all() {
    List<String> lines = new ArrayList<>();
    TensorSpec x = floats(200, 784);
    TensorSpec w = floats(784, 784);
    TensorSpec b = floats(784);
    TensorSpec small = floats(784, 10);
    TensorSpec logits = floats(200, 10);
    TensorSpec labels = TensorSpec.of(DType.INT32, 200);
    TensorSpec key = TensorSpec.host(DType.INT64, Shape.of(4));
    TensorSpec number = TensorSpec.host(DType.FLOAT64, Shape.SCALAR);
    TensorSpec step = TensorSpec.host(DType.INT64, Shape.of(1));
    Linear relu = new Linear(Pointwise.RELU, true);
    Linear plain = new Linear(Pointwise.LINEAR, true);
    lines.add(time(relu, x, w, b));
    lines.add(time(new Grad(relu, 3, 1, List.of(1, 2)), x, w, b, x, x));
    lines.add(time(new Grad(relu, 3, 1, List.of(0, 1, 2)), x, w, b, x, x));
    lines.add(time(plain, x, small, floats(10)));
    lines.add(time(new Grad(plain, 3, 1, List.of(0, 1, 2)), x, small, floats(10), logits, logits));
    lines.add(time(new Dropout(0.2), x, key));
    lines.add(time(new SparseSoftmaxCrossEntropy(), logits, labels));
    lines.add(time(new SgdUpdate(0, false), w, w, number));
    lines.add(time(new SgdUpdate(0.9, true), w, w, w, number));
    lines.add(time(new AdamUpdate(0.9, 0.999, 1e-7), w, w, w, w, number, step));
    lines.add(time(new MatMul(), floats(512, 512), floats(512, 512)));
    lines.add(time(new MatMul(), doubles(512, 512), doubles(512, 512)));
    lines.add(time(new MatMul(false, true), floats(512, 512), floats(512, 512)));
    lines.add(time(new MatMul(true, false), floats(512, 512), floats(512, 512)));
    lines.add(time(new MatMul(), floats(1, 784), w));
    lines.add(time(new MatMul(), w, floats(784, 1)));
    lines.add(time(new MatMul(), floats(2, 3), floats(3, 2)));
    lines.add(time(new Add(), floats(8), floats(8)));
    lines.add(time(new Add(), x, x));
    lines.add(time(new Add(), x, b));
    lines.add(time(new Add(), x, floats(200, 1)));
    lines.add(time(new Relu(), x));
    lines.add(time(new Sigmoid(), x));
    lines.add(time(new Tanh(), x));
    lines.add(time(new Exp(), x));
    lines.add(time(new Greater(), x, floats()));
    lines.add(time(new Softmax(1), x));
    lines.add(time(new Sum(List.of(0), false), x));
    lines.add(time(new Sum(List.of(1), false), x));
    lines.add(time(new Sum(List.of(0, 1), false), doubles(200, 784)));
    lines.add(time(new Max(List.of(1), false), x));
    lines.add(time(new Sort(1, false), x));
    lines.add(time(new Transpose(List.of(1, 0)), x));
    lines.add(time(new Cast(DType.FLOAT64), x));
    lines.add(time(new Cast(DType.FLOAT32), TensorSpec.of(DType.UINT8, 200, 784)));
    lines.add(time(new Gather(0), w, labels));
    lines.add(time(new RandomUniform(DType.FLOAT32, Shape.of(200, 784)), key));
    return lines;
  }

  private String time(Op op, TensorSpec... inputs) {
    List<TensorSpec> specs = List.of(inputs);
    Storage[] in = Arrays.stream(inputs).map(this::storage).toArray(Storage[]::new);
    Storage[] out = op.infer(specs).stream().map(backend::allocate).toArray(Storage[]::new);
    Kernel kernel = backend.prepare(op, specs, Backend.Mode.TRAINING).orElseThrow();
    int repeat = 1;
    while (nanos(kernel, in, out, repeat) < 2_000_000 && repeat < 1 << 20) {
      repeat *= 2;
    }
    for (int i = 0; i < WARM_UP; i++) {
      nanos(kernel, in, out, repeat);
    }
    double[] runs = new double[RUNS];
    for (int i = 0; i < RUNS; i++) {
      runs[i] = (double) nanos(kernel, in, out, repeat) / repeat;
    }
    Arrays.sort(runs);
    for (Storage storage : out) {
      backend.free(storage);
    }
    return String.format("%-40s %-60s %12.3f µs", op, specs.get(0), runs[RUNS / 2] / 1000);
  }

  private static long nanos(Kernel kernel, Storage[] in, Storage[] out, int repeat) {
    long start = CLOCK.getCurrentThreadCpuTime();
    for (int i = 0; i < repeat; i++) {
      kernel.run(in, out, null);
    }
    return CLOCK.getCurrentThreadCpuTime() - start;
  }

  private Storage storage(TensorSpec spec) {
    if (spec.isHost()) {
      return spec.dtype() == DType.INT64 ? HostValue.of(1L, 2L, 3L, 0L) : HostValue.of(0.001);
    }
    Value value = Value.empty(spec);
    for (int i = 0; i < spec.shape().elements(); i++) {
      if (spec.dtype() == DType.FLOAT32) {
        value.data().putFloat(4 * i, (i * 37 % 101) / 50f - 1);
      }
    }
    Storage storage = backend.allocate(spec);
    backend.upload(value.data(), storage, spec);
    return storage;
  }

  private static TensorSpec floats(long... dims) {
    return TensorSpec.of(DType.FLOAT32, dims);
  }

  private static TensorSpec doubles(long... dims) {
    return TensorSpec.of(DType.FLOAT64, dims);
  }
}
