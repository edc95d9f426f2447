package org.fascicle.tck.behaviour;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.fascicle.api.op.CompositeOp;
import org.fascicle.api.op.Grad;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.DType;
import org.fascicle.tck.cases.OperationCase;
import org.fascicle.tck.cases.OperationCases;
import org.fascicle.tck.harness.Comparison;
import org.fascicle.tck.harness.Execution;
import org.fascicle.tck.harness.KernelRun;
import org.fascicle.tck.harness.KitContext;
import org.fascicle.tck.harness.KitTest;
import org.fascicle.tck.harness.Together;
import org.fascicle.tck.harness.Tolerance;
import org.fascicle.tck.harness.Values;
import org.fascicle.tck.operation.OperationTests;

/** Kernels prepared on one thread and run on four others at once. */
public final class ReentrancyTests {
  private static final int THREADS = 4;
  private static final int ROUNDS = 5;

  private ReentrancyTests() {}

  /** One test an operation and element type, on its largest case; gradients of composites too. */
  public static List<KitTest> all() {
    Map<String, OperationCase> largest = new LinkedHashMap<>();
    for (OperationCase c : OperationCases.all()) {
      if (!c.special()) {
        largest.merge(key(c), c, (a, b) -> weight(b) > weight(a) ? b : a);
      }
    }
    List<KitTest> tests = new ArrayList<>();
    largest.forEach(
        (key, c) -> {
          tests.add(new KitTest("reentrancy", key, kit -> forward(kit, c)));
          if (c.op() instanceof CompositeOp composite && c.hasGradient()) {
            tests.add(
                new KitTest("reentrancy", key + " gradient", kit -> gradient(kit, composite, c)));
          }
        });
    return tests;
  }

  private static String key(OperationCase c) {
    List<DType> dtypes =
        c.inputs().stream().map(Values::spec).filter(s -> !s.isHost()).map(s -> s.dtype()).toList();
    return c.op().name() + " " + dtypes;
  }

  private static long weight(OperationCase c) {
    return c.size()
        + c.op().infer(c.inputs().stream().map(Values::spec).toList()).stream()
            .mapToLong(s -> s.shape().elements())
            .sum();
  }

  private static void forward(KitContext kit, OperationCase c) throws Exception {
    together(kit, c.op(), c.inputs());
  }

  private static void gradient(KitContext kit, CompositeOp op, OperationCase c) throws Exception {
    List<Values> outputs = Execution.forward(kit.session(), op, c.inputs());
    List<Values> arguments = new ArrayList<>(c.inputs());
    arguments.addAll(outputs);
    arguments.addAll(OperationTests.seeds(op, c.inputs()));
    List<Integer> wanted =
        IntStream.range(0, c.inputs().size())
            .filter(i -> c.inputs().get(i).isReal() && !c.inputs().get(i).spec().isHost())
            .boxed()
            .toList();
    together(kit, new Grad(op, c.inputs().size(), outputs.size(), wanted), arguments);
  }

  private static void together(KitContext kit, Op op, List<Values> inputs) throws Exception {
    KernelRun run = KernelRun.prepare(kit.backend(), op, inputs);
    boolean narrow = inputs.stream().anyMatch(v -> v.spec().dtype() == DType.BFLOAT16);
    if (run == null && (op instanceof CompositeOp || narrow)) {
      // Decomposed, or computed in float32: the parts are tested by themselves.
      return;
    }
    List<Callable<Void>> works = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      List<Values> own = rotated(inputs, thread);
      List<Values> alone = run.run(own);
      works.add(
          () -> {
            for (int i = 0; i < ROUNDS; i++) {
              Comparison.check("result on a thread", alone, run.run(own), Tolerance.EXACT);
            }
            return null;
          });
    }
    Together.run(works);
  }

  /** Data of its own for each thread, so that it shows if they share memory. */
  private static List<Values> rotated(List<Values> inputs, int places) {
    return inputs.stream().map(v -> v.spec().isHost() ? v : v.rotated(places)).toList();
  }
}
