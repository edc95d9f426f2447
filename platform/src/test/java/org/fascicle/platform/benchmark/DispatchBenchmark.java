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
 * What a call costs above its kernel: add of eight float32 values on the reference backend, the new
 * tensor's memory included. Each figure is the median of sixty rounds of ten thousand calls, after
 * as many to warm up. Each has a loop of its own, so that the compiler sees one kind of call.
 */
@SuppressWarnings("try") // scopes are closed, not used
public final class DispatchBenchmark {
  private static final int HUNDRED = 100;
  private static final int ROUNDS = 60;

  private DispatchBenchmark() {}

  /** Prints one line a figure. */
  public static void main(String[] arguments) {
    Backend backend = new ReferenceBackend();
    try (Sessions sessions = Sessions.over(backend);
        Session session = sessions.session("benchmark")) {
      Tensor a = session.tensor(new float[8], 8);
      Tensor b = session.tensor(new float[8], 8);
      double kernel = bareKernel(backend);
      print("bare kernel", kernel);
      print("bare memory", bareMemory(backend));
      print("add, closed each time", closed(a, b) - kernel);
      print("add, in a scope", scoped(session, a, b) - kernel);
      print("add a number, in a scope", number(session, a) - kernel);
      print("add, in a step", session.step(() -> scoped(session, a, b)) - kernel);
      print("add, recorded by a tape", taped(session, a, b) - kernel);
      print("an empty step", step(session));
    }
  }

  private static double bareKernel(Backend backend) {
    TensorSpec spec = TensorSpec.of(DType.FLOAT32, 8);
    Kernel kernel =
        backend.prepare(new Add(), List.of(spec, spec), Backend.Mode.INFERENCE).orElseThrow();
    Storage[] in = {backend.allocate(spec), backend.allocate(spec)};
    Storage[] out = {backend.allocate(spec)};
    return median(
        () -> {
          for (int i = 0; i < HUNDRED; i++) {
            kernel.run(in, out, null);
          }
        });
  }

  private static double bareMemory(Backend backend) {
    TensorSpec spec = TensorSpec.of(DType.FLOAT32, 8);
    return median(
        () -> {
          for (int i = 0; i < HUNDRED; i++) {
            backend.free(backend.allocate(spec));
          }
        });
  }

  private static double closed(Tensor a, Tensor b) {
    return median(
        () -> {
          for (int i = 0; i < HUNDRED; i++) {
            a.add(b).close();
          }
        });
  }

  private static double scoped(Session session, Tensor a, Tensor b) {
    return median(
        () -> {
          try (Scope scope = session.scope()) {
            for (int i = 0; i < HUNDRED; i++) {
              a.add(b);
            }
          }
        });
  }

  private static double number(Session session, Tensor a) {
    return median(
        () -> {
          try (Scope scope = session.scope()) {
            for (int i = 0; i < HUNDRED; i++) {
              a.add(2);
            }
          }
        });
  }

  private static double taped(Session session, Tensor a, Tensor b) {
    return median(
        () -> {
          try (Scope scope = session.scope();
              Tape tape = session.tape()) {
            tape.watch(a);
            for (int i = 0; i < HUNDRED; i++) {
              a.add(b);
            }
          }
        });
  }

  private static double step(Session session) {
    return median(
        () -> {
          for (int i = 0; i < HUNDRED; i++) {
            session.step(() -> null);
          }
        });
  }

  /** Nanoseconds a call; the work makes a hundred. */
  private static double median(Runnable work) {
    double[] nanos = new double[2 * ROUNDS];
    for (int r = 0; r < nanos.length; r++) {
      long start = System.nanoTime();
      for (int i = 0; i < HUNDRED; i++) {
        work.run();
      }
      nanos[r] = (System.nanoTime() - start) / (double) (HUNDRED * HUNDRED);
    }
    double[] measured = Arrays.copyOfRange(nanos, ROUNDS, nanos.length);
    Arrays.sort(measured);
    return measured[ROUNDS / 2];
  }

  private static void print(String name, double nanos) {
    System.out.printf("%-26s %7.0f ns%n", name, nanos);
  }
}
