package org.fascicle.platform.benchmark;

import java.util.Arrays;
import java.util.List;
import org.fascicle.api.op.Add;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Scope;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.reference.ReferenceBackend;
import org.fascicle.platform.Sessions;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/**
 * What a call costs above its kernel: add of eight float32 values on the reference backend. Each
 * figure is the median of rounds of ten thousand calls, after warming up.
 */
public final class DispatchBenchmark {
  private static final int ROUND = 10_000;
  private static final int ROUNDS = 60;
  private static final int WARM_UP = 40;

  private DispatchBenchmark() {}

  /** Prints one line a figure. */
  public static void main(String[] arguments) {
    Backend backend = new ReferenceBackend();
    try (Sessions sessions = Sessions.over(backend);
        Session session = sessions.session("benchmark")) {
      Tensor a = session.tensor(new float[8], 8);
      Tensor b = session.tensor(new float[8], 8);
      double kernel = nanos(bareKernel(backend));
      double memory = nanos(bareMemory(backend));
      print("bare kernel", kernel);
      print("allocate and free", memory);
      print("add, closed each time", nanos(() -> a.add(b).close()) - kernel);
      print("add, in a scope", nanosScoped(session, () -> a.add(b)) - kernel);
      print("add a number, in a scope", nanosScoped(session, () -> a.add(2)) - kernel);
      print(
          "add, in a step and a scope",
          session.step(() -> nanosScoped(session, () -> a.add(b)) - kernel));
      print("add, recorded by a tape", nanosTaped(session, a, b) - kernel);
      print("an empty step", nanos(() -> session.step(() -> null)));
    }
  }

  private static Runnable bareKernel(Backend backend) {
    TensorSpec spec = TensorSpec.of(DType.FLOAT32, 8);
    Kernel kernel =
        backend.prepare(new Add(), List.of(spec, spec), Backend.Mode.INFERENCE).orElseThrow();
    Storage[] in = {backend.allocate(spec), backend.allocate(spec)};
    Storage[] out = {backend.allocate(spec)};
    return () -> kernel.run(in, out, null);
  }

  private static Runnable bareMemory(Backend backend) {
    TensorSpec spec = TensorSpec.of(DType.FLOAT32, 8);
    return () -> backend.free(backend.allocate(spec));
  }

  private static double nanos(Runnable call) {
    return median(
        () -> {
          for (int i = 0; i < ROUND; i++) {
            call.run();
          }
        },
        ROUND);
  }

  @SuppressWarnings("try") // the scope is closed, not used
  private static double nanosScoped(Session session, Runnable call) {
    return median(
        () -> {
          for (int i = 0; i < ROUND / 100; i++) {
            try (Scope scope = session.scope()) {
              for (int j = 0; j < 100; j++) {
                call.run();
              }
            }
          }
        },
        ROUND);
  }

  @SuppressWarnings("try")
  private static double nanosTaped(Session session, Tensor a, Tensor b) {
    return median(
        () -> {
          for (int i = 0; i < ROUND / 100; i++) {
            try (Scope scope = session.scope();
                Tape tape = session.tape()) {
              tape.watch(a);
              for (int j = 0; j < 100; j++) {
                a.add(b);
              }
            }
          }
        },
        ROUND);
  }

  private static double median(Runnable round, int calls) {
    for (int i = 0; i < WARM_UP; i++) {
      round.run();
    }
    double[] nanos = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      round.run();
      nanos[i] = (System.nanoTime() - start) / (double) calls;
    }
    Arrays.sort(nanos);
    return nanos[ROUNDS / 2];
  }

  private static void print(String name, double nanos) {
    System.out.printf("%-28s %8.0f ns%n", name, nanos);
  }
}
