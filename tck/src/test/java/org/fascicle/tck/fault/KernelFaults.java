package org.fascicle.tck.fault;

import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.fascicle.api.op.AveragePooling;
import org.fascicle.api.op.BatchNormalization;
import org.fascicle.api.op.Dropout;
import org.fascicle.api.op.Gather;
import org.fascicle.api.op.Grad;
import org.fascicle.api.op.MatMul;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.ReduceOp;
import org.fascicle.api.op.Sort;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.HostValue;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;
import org.fascicle.tck.harness.KernelRun;
import org.fascicle.tck.harness.Values;

/** Kernels that compute wrongly, remember too much, or touch what is not theirs. */
final class KernelFaults {
  private KernelFaults() {}

  static List<Fault> all() {
    return List.of(
        results(
            "add forgets the last element when shapes differ",
            "operations/add",
            "add",
            (op, in, good) -> differ(in) ? first(good, good.get(0).size() - 1, 0) : good),
        results(
            "sum loses the tail of long axes",
            "operations/sum",
            "sum",
            (op, in, good) ->
                ((ReduceOp) op).count(in.get(0).spec().shape()) > 4096 ? first(good, 0, 0) : good),
        results(
            "exp of float64 is computed in float32", "operations/exp", "exp", KernelFaults::single),
        results(
            "NaN does not get through sum",
            "special/sum",
            "sum",
            (op, in, good) -> replace(good, Double.NaN, 0)),
        results(
            "NaN does not get through max_pooling",
            "special/max_pooling",
            "max_pooling",
            (op, in, good) -> replace(good, Double.NaN, 0)),
        fault(
            "transpose says that it writes in place",
            "exact/transpose",
            "transpose",
            KernelFaults::pretender),
        fault(
            "average_pooling counts the padding",
            "operations/average_pooling",
            "average_pooling",
            KernelFaults::padded),
        fault(
            "batch_normalization forgets epsilon",
            "operations/batch_normalization",
            "batch_normalization",
            KernelFaults::withoutEpsilon),
        fault(
            "batch_normalization leaves out the function that follows",
            "operations/batch_normalization",
            "batch_normalization",
            KernelFaults::withoutFunction),
        results("where multiplies by the condition", "special/where", "where", KernelFaults::blend),
        results(
            "of equal elements argmax takes the last",
            "exact/argmax",
            "argmax",
            KernelFaults::lastMaximum),
        results("sort puts NaN first", "special/sort", "sort", KernelFaults::turned),
        results("cast rounds where it should cut off", "exact/cast", "cast", KernelFaults::rounded),
        results(
            "of equal indices scatter_add keeps the last",
            "operations/scatter_add",
            "scatter_add",
            KernelFaults::overwritten),
        results(
            "a float32 comparison lets NaN equal itself",
            "special/equal",
            "equal",
            (op, in, good) -> equalNaN(in, good)),
        fault(
            "matmul ignores the transposition of square matrices",
            "operations/matmul",
            "matmul",
            KernelFaults::untransposed),
        fault(
            "gather cuts indices off at the ends",
            "refusals/gather",
            "gather",
            KernelFaults::clamped),
        fault("integer division by 0 throws", "exact/div", "div", KernelFaults::strictDivision),
        fault(
            "softmax refuses axes of length 0",
            "operations/softmax",
            "softmax",
            KernelFaults::refusesEmpty),
        fault(
            "exp leaves its last element unwritten",
            "operations/exp",
            "exp",
            KernelFaults::unwritten),
        fault(
            "matmul adds to what was there",
            "operations/matmul",
            "matmul",
            KernelFaults::accumulating),
        fault(
            "tanh reads scratch that nobody wrote",
            "operations/tanh",
            "tanh",
            KernelFaults::readsScratch),
        fault("relu writes over its input", "exact/relu", "relu", KernelFaults::overInput),
        fault(
            "mul keeps its operand in a shared buffer",
            "reentrancy/mul",
            "mul",
            KernelFaults::shared),
        fault(
            "every third sum differs in the last bit",
            "operations/sum",
            "sum",
            KernelFaults::wavering),
        fault(
            "random numbers ignore the step",
            "host-values/random_uniform",
            "random_uniform",
            KernelFaults::withoutStep),
        fault(
            "the learning rate of the first run stays",
            "host-values/sgd_update",
            "sgd_update",
            KernelFaults::firstRate),
        fault(
            "linear keeps its weights' copy when they change",
            "written-inputs/linear",
            "linear",
            KernelFaults::keptCopies),
        fault(
            "adam counts from the wrong step", "golden/", "adam_update", KernelFaults::stepBehind),
        fault(
            "the gradient of dropout draws another mask",
            "finite-differences/dropout",
            "dropout_grad",
            KernelFaults::otherMask),
        results(
            "the gradient of softmax forgets the sum",
            "finite-differences/softmax",
            "softmax_grad",
            (op, in, good) -> product(in.get(1), in.get(2))),
        results(
            "the gradient of linear halves that of the bias",
            "gradients/linear",
            "linear_grad",
            (op, in, good) -> halved(good)),
        results(
            "matmul loses what is small beside the rest",
            "long-gradients/",
            "matmul",
            (op, in, good) -> withoutSmall(good)));
  }

  private static Kernel padded(Backend backend, Op op, List<TensorSpec> specs) {
    AveragePooling pooling = (AveragePooling) op;
    Op other = new AveragePooling(pooling.sizes(), pooling.sliding(), true);
    return FaultyKernels.good(backend, other, specs);
  }

  private static Kernel withoutEpsilon(Backend backend, Op op, List<TensorSpec> specs) {
    BatchNormalization batch = (BatchNormalization) op;
    Op other = new BatchNormalization(0, batch.scale(), batch.center());
    return FaultyKernels.good(backend, other, specs);
  }

  private static Kernel withoutFunction(Backend backend, Op op, List<TensorSpec> specs) {
    BatchNormalization batch = (BatchNormalization) op;
    Op other = new BatchNormalization(batch.epsilon(), batch.scale(), batch.center());
    return FaultyKernels.good(backend, other, specs);
  }

  private static Fault results(
      String name, String test, String operation, FaultyKernels.Function function) {
    return new Fault(name, test, b -> FaultyKernels.results(b, operation, function));
  }

  private static Fault fault(
      String name, String test, String operation, FaultyKernels.Maker maker) {
    return new Fault(name, test, b -> FaultyKernels.of(b, operation, maker));
  }

  private static Kernel pretender(Backend backend, Op op, List<TensorSpec> specs) {
    Kernel good = FaultyKernels.good(backend, op, specs);
    return new Kernel() {
      @Override
      public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
        good.run(inputs, outputs, scratch);
      }

      @Override
      public boolean overwrites(int input) {
        return true;
      }
    };
  }

  private static List<Values> withoutSmall(List<Values> good) {
    double[] values = good.get(0).reals();
    double greatest = Arrays.stream(values).map(Math::abs).max().orElse(0);
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.abs(values[i]) < 1e-4 * greatest ? 0 : values[i];
    }
    return List.of(real(good.get(0), values));
  }

  private static Values real(Values like, double... values) {
    return Values.reals(like.spec().dtype(), like.spec().shape(), values);
  }

  private static boolean differ(List<Values> in) {
    return !in.get(0).spec().shape().equals(in.get(1).spec().shape());
  }

  private static List<Values> first(List<Values> good, int index, double value) {
    Values y = good.get(0);
    if (!y.isReal() || index < 0 || y.size() == 0) {
      return good;
    }
    double[] values = y.reals();
    values[index] = value;
    return List.of(real(y, values));
  }

  private static List<Values> replace(List<Values> good, double bad, double by) {
    Values y = good.get(0);
    if (!y.isReal()) {
      return good;
    }
    double[] values = y.reals();
    for (int i = 0; i < values.length; i++) {
      values[i] = Double.compare(values[i], bad) == 0 ? by : values[i];
    }
    return List.of(real(y, values));
  }

  private static List<Values> single(Op op, List<Values> in, List<Values> good) {
    double[] values = good.get(0).reals();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) values[i];
    }
    return List.of(real(good.get(0), values));
  }

  private static List<Values> blend(Op op, List<Values> in, List<Values> good) {
    Values y = good.get(0);
    if (!y.isReal() || in.stream().anyMatch(v -> v.size() != y.size())) {
      return good;
    }
    double[] values = new double[y.size()];
    for (int i = 0; i < values.length; i++) {
      long c = in.get(0).integer(i);
      values[i] = c * in.get(1).real(i) + (1 - c) * in.get(2).real(i);
    }
    return List.of(real(y, values));
  }

  private static List<Values> lastMaximum(Op op, List<Values> in, List<Values> good) {
    Values x = in.get(0);
    if (x.spec().shape().rank() != 1) {
      return good;
    }
    int best = 0;
    for (int i = 1; i < x.size(); i++) {
      best = x.real(i) >= x.real(best) ? i : best;
    }
    return List.of(Values.integers(DType.INT64, good.get(0).spec().shape(), best));
  }

  /** Along an axis of length n, everything moves on by one: what was last comes first. */
  private static List<Values> turned(Op op, List<Values> in, List<Values> good) {
    boolean whole = in.get(0).spec().shape().dim(((Sort) op).axis()) > 1;
    return whole ? List.of(good.get(0).rotated(1), good.get(1).rotated(1)) : good;
  }

  private static List<Values> rounded(Op op, List<Values> in, List<Values> good) {
    if (!in.get(0).isReal() || good.get(0).spec().dtype() != DType.INT32) {
      return good;
    }
    long[] values = new long[good.get(0).size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (int) Math.rint(in.get(0).real(i));
    }
    return List.of(Values.integers(DType.INT32, good.get(0).spec().shape(), values));
  }

  private static List<Values> overwritten(Op op, List<Values> in, List<Values> good) {
    Values y = good.get(0);
    if (!y.isReal() || y.spec().shape().rank() != 1) {
      return good;
    }
    double[] values = new double[y.size()];
    for (int i = 0; i < in.get(1).size(); i++) {
      values[(int) in.get(1).integer(i)] = in.get(0).real(i);
    }
    return List.of(real(y, values));
  }

  private static List<Values> equalNaN(List<Values> in, List<Values> good) {
    Values x = in.get(0);
    if (!x.isReal() || x.size() == 0 || !Double.isNaN(x.real(0))) {
      return good;
    }
    long[] values = good.get(0).integers();
    values[0] = 1;
    return List.of(Values.integers(DType.BOOL, good.get(0).spec().shape(), values));
  }

  private static List<Values> product(Values a, Values b) {
    double[] values = new double[a.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = a.real(i) * b.real(i);
    }
    return List.of(real(a, values));
  }

  private static List<Values> halved(List<Values> good) {
    Values bias = good.get(good.size() - 1);
    double[] values = bias.reals();
    for (int i = 0; i < values.length; i++) {
      values[i] /= 2;
    }
    return Stream.concat(good.subList(0, good.size() - 1).stream(), Stream.of(real(bias, values)))
        .toList();
  }

  private static Kernel untransposed(Backend b, Op op, List<TensorSpec> in) {
    var shape = in.get(1).shape();
    boolean square = shape.dim(-1) == shape.dim(-2);
    return FaultyKernels.good(b, square ? new MatMul(((MatMul) op).transposeA(), false) : op, in);
  }

  private static Kernel clamped(Backend b, Op op, List<TensorSpec> in) {
    Kernel good = FaultyKernels.good(b, op, in);
    long last = in.get(0).shape().dim(((Gather) op).axis()) - 1;
    return (inputs, outputs, scratch) -> {
      long[] indices = KernelRun.read(b, inputs[1], in.get(1)).integers();
      for (int i = 0; i < indices.length; i++) {
        indices[i] = Math.max(0, Math.min(last, indices[i]));
      }
      Storage fixed = b.allocate(in.get(1));
      b.upload(
          Values.integers(in.get(1).dtype(), in.get(1).shape(), indices).bytes(), fixed, in.get(1));
      good.run(new Storage[] {inputs[0], fixed}, outputs, scratch);
      b.free(fixed);
    };
  }

  private static Kernel strictDivision(Backend b, Op op, List<TensorSpec> in) {
    Kernel good = FaultyKernels.good(b, op, in);
    return (inputs, outputs, scratch) -> {
      Values divisor = KernelRun.read(b, inputs[1], in.get(1));
      for (int i = 0; !divisor.isReal() && i < divisor.size(); i++) {
        if (divisor.integer(i) == 0) {
          throw new ArithmeticException("/ by zero");
        }
      }
      good.run(inputs, outputs, scratch);
    };
  }

  private static Kernel refusesEmpty(Backend b, Op op, List<TensorSpec> in) {
    if (in.get(0).shape().elements() == 0) {
      throw new IllegalArgumentException("empty");
    }
    return FaultyKernels.good(b, op, in);
  }

  private static Kernel unwritten(Backend b, Op op, List<TensorSpec> in) {
    Kernel good = FaultyKernels.good(b, op, in);
    TensorSpec spec = op.infer(in).get(0);
    return (inputs, outputs, scratch) -> {
      Values before = KernelRun.read(b, outputs[0], spec);
      good.run(inputs, outputs, scratch);
      double[] values = KernelRun.read(b, outputs[0], spec).reals();
      if (values.length > 0) {
        values[values.length - 1] = before.real(values.length - 1);
      }
      b.upload(real(before, values).bytes(), outputs[0], spec);
    };
  }

  private static Kernel accumulating(Backend b, Op op, List<TensorSpec> in) {
    Kernel good = FaultyKernels.good(b, op, in);
    TensorSpec spec = op.infer(in).get(0);
    return (inputs, outputs, scratch) -> {
      Values before = KernelRun.read(b, outputs[0], spec);
      good.run(inputs, outputs, scratch);
      double[] values = KernelRun.read(b, outputs[0], spec).reals();
      for (int i = 0; i < values.length; i++) {
        values[i] += before.real(i);
      }
      b.upload(real(before, values).bytes(), outputs[0], spec);
    };
  }

  private static Kernel readsScratch(Backend b, Op op, List<TensorSpec> in) {
    Kernel good = FaultyKernels.good(b, op, in);
    TensorSpec spec = op.infer(in).get(0);
    return new Kernel() {
      @Override
      public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
        good.run(inputs, outputs, null);
        double noise = KernelRun.read(b, scratch, TensorSpec.of(DType.UINT8, 8)).integer(0);
        double[] values = KernelRun.read(b, outputs[0], spec).reals();
        for (int i = 0; i < values.length; i++) {
          values[i] += noise;
        }
        b.upload(Values.reals(spec.dtype(), spec.shape(), values).bytes(), outputs[0], spec);
      }

      @Override
      public long scratchBytes() {
        return 8;
      }
    };
  }

  private static Kernel overInput(Backend b, Op op, List<TensorSpec> in) {
    Kernel good = FaultyKernels.good(b, op, in);
    return (inputs, outputs, scratch) -> {
      good.run(inputs, outputs, scratch);
      b.upload(KernelRun.read(b, outputs[0], in.get(0)).bytes(), inputs[0], in.get(0));
    };
  }

  private static Kernel shared(Backend b, Op op, List<TensorSpec> in) {
    Kernel good = FaultyKernels.good(b, op, in);
    AtomicReference<Values> buffer = new AtomicReference<>();
    return (inputs, outputs, scratch) -> {
      buffer.set(KernelRun.read(b, inputs[0], in.get(0)));
      LockSupport.parkNanos(100_000);
      Storage operand = b.allocate(in.get(0));
      b.upload(buffer.get().bytes(), operand, in.get(0));
      good.run(new Storage[] {operand, inputs[1]}, outputs, scratch);
      b.free(operand);
    };
  }

  private static Kernel wavering(Backend b, Op op, List<TensorSpec> in) {
    Kernel good = FaultyKernels.good(b, op, in);
    AtomicInteger runs = new AtomicInteger(1);
    TensorSpec spec = op.infer(in).get(0);
    return (inputs, outputs, scratch) -> {
      good.run(inputs, outputs, scratch);
      Values y = KernelRun.read(b, outputs[0], spec);
      if (runs.incrementAndGet() % 3 == 0 && spec.dtype() == DType.FLOAT32 && y.size() > 0) {
        double[] values = y.reals();
        values[0] = Math.nextUp((float) values[0]);
        b.upload(real(y, values).bytes(), outputs[0], spec);
      }
    };
  }

  private static Kernel withoutStep(Backend b, Op op, List<TensorSpec> in) {
    Kernel good = FaultyKernels.good(b, op, in);
    return (inputs, outputs, scratch) -> {
      HostValue key = (HostValue) inputs[0];
      Storage other = HostValue.of(key.asLong(0), 0, key.asLong(2), key.asLong(3));
      good.run(new Storage[] {other}, outputs, scratch);
    };
  }

  private static Kernel firstRate(Backend b, Op op, List<TensorSpec> in) {
    Kernel good = FaultyKernels.good(b, op, in);
    AtomicReference<Storage> rate = new AtomicReference<>();
    return (inputs, outputs, scratch) -> {
      Storage[] changed = inputs.clone();
      rate.compareAndSet(null, inputs[inputs.length - 1]);
      changed[inputs.length - 1] = rate.get();
      good.run(changed, outputs, scratch);
    };
  }

  private static Kernel keptCopies(Backend b, Op op, List<TensorSpec> in) {
    Kernel good = FaultyKernels.good(b, op, in);
    Map<Storage, Values> copies = Collections.synchronizedMap(new IdentityHashMap<>());
    return (inputs, outputs, scratch) -> {
      Values copy =
          copies.computeIfAbsent(inputs[1], weights -> KernelRun.read(b, weights, in.get(1)));
      Storage[] changed = inputs.clone();
      changed[1] = b.allocate(in.get(1));
      b.upload(copy.bytes(), changed[1], in.get(1));
      good.run(changed, outputs, scratch);
      b.free(changed[1]);
    };
  }

  private static Kernel stepBehind(Backend b, Op op, List<TensorSpec> in) {
    Kernel good = FaultyKernels.good(b, op, in);
    return (inputs, outputs, scratch) -> {
      Storage[] changed = inputs.clone();
      changed[5] = HostValue.of(((HostValue) inputs[5]).asLong(0) + 1);
      good.run(changed, outputs, scratch);
    };
  }

  private static Kernel otherMask(Backend b, Op op, List<TensorSpec> in) {
    Dropout dropout = (Dropout) ((Grad) op).forward();
    Kernel good = FaultyKernels.good(b, dropout, in.subList(0, 2));
    return (inputs, outputs, scratch) -> {
      HostValue key = (HostValue) inputs[1];
      Storage other = HostValue.of(key.asLong(0), key.asLong(1), key.asLong(2) + 1, 0);
      good.run(new Storage[] {inputs[3], other}, outputs, scratch);
    };
  }
}
