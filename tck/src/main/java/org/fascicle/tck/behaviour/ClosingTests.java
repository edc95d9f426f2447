package org.fascicle.tck.behaviour;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.fascicle.api.exception.ClosedException;
import org.fascicle.api.op.MatMul;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.Storage;
import org.fascicle.tck.harness.Claim;
import org.fascicle.tck.harness.Comparison;
import org.fascicle.tck.harness.KernelRun;
import org.fascicle.tck.harness.KitContext;
import org.fascicle.tck.harness.KitTest;
import org.fascicle.tck.harness.Together;
import org.fascicle.tck.harness.Tolerance;
import org.fascicle.tck.harness.Values;

/** The end of a backend: the first of these tests closes it. */
public final class ClosingTests {
  private static final TensorSpec SPEC = TensorSpec.of(DType.FLOAT32, 4);
  private static final int SIDE = 160;

  private ClosingTests() {}

  /** All of them, in this order. */
  public static List<KitTest> all() {
    return List.of(
        new KitTest("closing-while-busy", "three-threads", ClosingTests::busy),
        new KitTest("closed", "refuses-allocation", ClosingTests::refuses),
        new KitTest("closed", "closes-again", ClosingTests::again));
  }

  /**
   * Closed while three threads run kernels: what was launched ends well or is refused, data made
   * before can be read and freed, and the books end at what they were.
   */
  private static void busy(KitContext kit) throws Exception {
    Backend backend = kit.backend();
    kit.closeSessions();
    long used = backend.memory().usedBytes();
    Values data = Values.reals(DType.FLOAT32, Shape.of(4), 1, 2, 3, 4);
    Storage kept = backend.allocate(SPEC);
    backend.upload(data.bytes(), kept, SPEC);
    Values square = square();
    List<Values> inputs = List.of(square, square);
    KernelRun product = KernelRun.prepare(backend, new MatMul(), inputs);
    List<Values> alone = product.run(inputs);
    AtomicBoolean closed = new AtomicBoolean();
    List<Callable<Integer>> works = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      works.add(() -> multiply(product, inputs, alone, closed));
    }
    works.add(() -> closeAfterAWhile(backend, closed));
    List<Integer> products = Together.run(works);
    Claim.that(products.get(0) > 0, "products before the backend was closed");
    Comparison.check(
        "data after close", data, KernelRun.read(backend, kept, SPEC), Tolerance.EXACT);
    backend.free(kept);
    Claim.equal(used, backend.memory().usedBytes(), "used bytes after the last free");
  }

  private static Values square() {
    double[] values = new double[SIDE * SIDE];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i % 17 - 8) / 8.0;
    }
    return Values.reals(DType.FLOAT32, Shape.of(SIDE, SIDE), values);
  }

  /** Multiplies until the backend refuses. */
  private static int multiply(
      KernelRun product, List<Values> inputs, List<Values> alone, AtomicBoolean closed) {
    int done = 0;
    while (true) {
      try {
        Comparison.check("product", alone, product.run(inputs), Tolerance.EXACT);
        done++;
      } catch (ClosedException e) {
        Claim.that(closed.get(), "refused before the backend was closed: " + e);
        return done;
      }
    }
  }

  private static int closeAfterAWhile(Backend backend, AtomicBoolean closed)
      throws InterruptedException {
    Thread.sleep(50);
    closed.set(true);
    backend.close();
    return 0;
  }

  private static void again(KitContext kit) {
    kit.backend().close();
    kit.backend().close();
  }

  private static void refuses(KitContext kit) throws Exception {
    kit.backend().close();
    Claim.thrown(ClosedException.class, "allocate after close", () -> kit.backend().allocate(SPEC));
  }
}
