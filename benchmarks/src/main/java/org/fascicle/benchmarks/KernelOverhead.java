package org.fascicle.benchmarks;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.SequentialBuilder;
import org.fascicle.api.op.Linear;
import org.fascicle.api.op.Pointwise;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Scope;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.embed.Fascicle;
import org.fascicle.specs.Dense;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/**
 * What the platform takes for each kernel: the time of a chain of 110 tiny dense layers less that
 * of one of 10, a layer, and less that of the same kernel run a hundred times with nothing between.
 * Once by {@code predict}, whose steps are repeated as plans, once by a call of the model, whose
 * operations are asked for one by one.
 *
 * <p>The argument is the folder of backend-cpu's bundles. Ends with status 1 if {@code predict}
 * takes more than a microsecond a kernel.
 */
public final class KernelOverhead {
  private static final int SIZE = 16;
  private static final int SHORT = 10;
  private static final int MORE = 100;
  private static final int ROUNDS = 4_000;
  private static final double MOST_MICROS = 1;

  private final Map<String, double[]> nanos = new LinkedHashMap<>();
  private int round;

  private KernelOverhead() {}

  /** Runs it. */
  public static void main(String[] arguments) {
    Path bundles =
        Path.of(arguments.length > 0 ? arguments[0] : "distribution/target/fascicle/bundles");
    KernelOverhead measured = new KernelOverhead();
    try (Fascicle fascicle = Fascicle.launch(options -> options.bundles(bundles))) {
      measured.measure(fascicle);
    }
    if (!measured.report()) {
      System.exit(1);
    }
  }

  private void measure(Fascicle fascicle) {
    Backend backend = fascicle.service(Backend.class, "(fascicle.backend=cpu)").orElseThrow();
    Runnable kernels = kernels(backend);
    try (Model few = chain(fascicle, SHORT);
        Model many = chain(fascicle, SHORT + MORE);
        Tensor x = input(few);
        Tensor same = input(many)) {
      HostArray batch = HostArray.of(filled(1), SIZE, SIZE);
      for (round = 0; round < ROUNDS; round++) {
        time("predict, few", () -> few.predict(batch));
        time("predict, many", () -> many.predict(batch));
        time("call, few", () -> call(few, x));
        time("call, many", () -> call(many, same));
        time("kernels", kernels);
      }
    }
  }

  private static Model chain(Fascicle fascicle, int layers) {
    SequentialBuilder chain = fascicle.sequential("chain of " + layers).backend("cpu");
    chain.inputShape(SIZE);
    for (int i = 0; i < layers; i++) {
      chain.add(Dense.of(SIZE).activation("relu"));
    }
    return chain.build();
  }

  private static Tensor input(Model model) {
    return model.session().tensor(filled(1), SIZE, SIZE);
  }

  private static float[] filled(float value) {
    float[] values = new float[SIZE * SIZE];
    Arrays.fill(values, value);
    return values;
  }

  private static void call(Model model, Tensor x) {
    Scope scope = model.session().scope();
    try {
      model.call(x);
    } finally {
      scope.close();
    }
  }

  /** As many kernels as the longer chain has more, each with weights of its own. */
  private static Runnable kernels(Backend backend) {
    TensorSpec matrix = TensorSpec.of(DType.FLOAT32, SIZE, SIZE);
    TensorSpec vector = TensorSpec.of(DType.FLOAT32, SIZE);
    Kernel kernel =
        backend
            .prepare(
                new Linear(Pointwise.RELU, true),
                List.of(matrix, matrix, vector),
                Backend.Mode.INFERENCE)
            .orElseThrow();
    Storage[] values = storages(backend, matrix, 2, 1);
    Storage[] weights = storages(backend, matrix, MORE, 1f / SIZE);
    Storage[] biases = storages(backend, vector, MORE, 0);
    Storage scratch =
        kernel.scratchBytes() == 0
            ? null
            : backend.allocate(TensorSpec.of(DType.UINT8, kernel.scratchBytes()));
    Storage[][] inputs = new Storage[MORE][];
    Storage[][] outputs = new Storage[MORE][];
    for (int i = 0; i < MORE; i++) {
      inputs[i] = new Storage[] {values[i % 2], weights[i], biases[i]};
      outputs[i] = new Storage[] {values[(i + 1) % 2]};
    }
    return () -> {
      for (int i = 0; i < MORE; i++) {
        kernel.run(inputs[i], outputs[i], scratch);
      }
    };
  }

  private static Storage[] storages(Backend backend, TensorSpec spec, int count, float value) {
    ByteBuffer bytes =
        ByteBuffer.allocateDirect(Math.toIntExact(spec.bytes())).order(ByteOrder.nativeOrder());
    FloatBuffer floats = bytes.asFloatBuffer();
    while (floats.hasRemaining()) {
      floats.put(value);
    }
    return Stream.generate(
            () -> {
              Storage storage = backend.allocate(spec);
              backend.upload(bytes.duplicate().order(ByteOrder.nativeOrder()), storage, spec);
              return storage;
            })
        .limit(count)
        .toArray(Storage[]::new);
  }

  /** Times work right after itself: threads that waited for the one before are asleep by then. */
  private void time(String what, Runnable work) {
    work.run();
    long begin = System.nanoTime();
    work.run();
    nanos.computeIfAbsent(what, w -> new double[ROUNDS])[round] = System.nanoTime() - begin;
  }

  /** The median of the later half, in microseconds. */
  private double micros(String what) {
    double[] late = Arrays.copyOfRange(nanos.get(what), ROUNDS / 2, ROUNDS);
    Arrays.sort(late);
    return late[late.length / 2] / 1e3;
  }

  private boolean report() {
    nanos.keySet().forEach(what -> Figures.print(Map.of("what", what, "micros", micros(what))));
    double kernel = micros("kernels") / MORE;
    double predicting = (micros("predict, many") - micros("predict, few")) / MORE - kernel;
    double calling = (micros("call, many") - micros("call, few")) / MORE - kernel;
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("kernelMicros", kernel);
    line.put("predictOverheadMicros", predicting);
    line.put("callOverheadMicros", calling);
    line.put("holds", predicting <= MOST_MICROS);
    Figures.print(line);
    return predicting <= MOST_MICROS;
  }
}
