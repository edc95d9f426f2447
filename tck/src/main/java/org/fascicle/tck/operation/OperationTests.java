package org.fascicle.tck.operation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fascicle.api.op.CompositeOp;
import org.fascicle.api.op.Dropout;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.tck.cases.Draw;
import org.fascicle.tck.cases.OperationCase;
import org.fascicle.tck.cases.OperationCases;
import org.fascicle.tck.harness.Comparison;
import org.fascicle.tck.harness.Execution;
import org.fascicle.tck.harness.KitContext;
import org.fascicle.tck.harness.KitTest;
import org.fascicle.tck.harness.Values;

/** Tests made of the operation cases. */
public final class OperationTests {
  /** Numerical differentiation takes several runs an input: small cases only. */
  private static final int SMALL = 200;

  /** How many cases of an operation are differentiated twice. */
  private static final int TWICE = 3;

  private final List<KitTest> tests = new ArrayList<>();
  private final Map<String, Integer> names = new HashMap<>();
  private final Map<String, Integer> differentiatedTwice = new HashMap<>();

  private OperationTests() {}

  /** All of them. */
  public static List<KitTest> all() {
    OperationTests all = new OperationTests();
    OperationCases.all().forEach(all::add);
    return all.tests;
  }

  private void add(OperationCase c) {
    String name = unique(c.name());
    add(group(c), name, c, kit -> forward(kit, c));
    if (c.op() instanceof CompositeOp) {
      add("decompositions", name, c, kit -> decomposition(kit, c));
    }
    if (!c.hasGradient() || c.special()) {
      return;
    }
    add("gradients", name, c, kit -> gradient(kit, c));
    if (c.op() instanceof CompositeOp) {
      add("decomposed-gradients", name, c, kit -> decomposedGradient(kit, c));
    }
    if (c.smooth() && c.size() > 0 && c.size() <= SMALL && isDouble(c)) {
      add("finite-differences", name, c, kit -> Numerical.checkFirst(kit, c));
      if (differentiatedTwice.merge(c.op().name(), 1, Integer::sum) <= TWICE) {
        add("second-order", name, c, kit -> Numerical.checkSecond(kit, c));
      }
    }
  }

  private static String group(OperationCase c) {
    if (c.special()) {
      return "special";
    }
    boolean random = c.op().name().startsWith("random_") || c.op() instanceof Dropout;
    return random ? "random" : c.tolerance().isExact() ? "exact" : "operations";
  }

  private void add(String group, String name, OperationCase c, KitTest.Body body) {
    tests.add(new KitTest(group, name, c.special() ? c.needs() : Set.of(), body));
  }

  private String unique(String name) {
    int count = names.merge(name, 1, Integer::sum);
    return count == 1 ? name : name + " #" + count;
  }

  private static boolean isDouble(OperationCase c) {
    return !c.uses(DType.FLOAT32)
        && !c.uses(DType.BFLOAT16)
        && outputs(c.op(), c.inputs()).stream()
            .noneMatch(s -> s.dtype() == DType.FLOAT32 || s.dtype() == DType.BFLOAT16);
  }

  private static List<TensorSpec> outputs(Op op, List<Values> inputs) {
    return op.infer(inputs.stream().map(Values::spec).toList());
  }

  private static void forward(KitContext kit, OperationCase c) {
    List<Values> got = Execution.forward(kit.session(), c.op(), c.inputs());
    Comparison.check("result", expected(kit, c), got, c.tolerance());
  }

  private static void decomposition(KitContext kit, OperationCase c) {
    List<Values> got = Execution.forward(kit.primitives(), c.op(), c.inputs());
    Comparison.check("result", expected(kit, c), got, c.tolerance());
  }

  private static List<Values> expected(KitContext kit, OperationCase c) {
    boolean exact = c.tolerance().isExact();
    List<Values> inputs = exact ? c.inputs() : promoted(c.inputs());
    return Execution.forward(kit.oracle(), c.op(), inputs);
  }

  private static void gradient(KitContext kit, OperationCase c) {
    List<Values> seeds = seeds(c.op(), c.inputs());
    List<Values> got = Execution.gradient(kit.session(), c.op(), c.inputs(), seeds);
    Comparison.check("gradient", expectedGradient(kit, c), got, c.tolerance().forGradient());
  }

  private static void decomposedGradient(KitContext kit, OperationCase c) {
    List<Values> seeds = seeds(c.op(), c.inputs());
    List<Values> got = Execution.gradient(kit.primitives(), c.op(), c.inputs(), seeds);
    Comparison.check("gradient", expectedGradient(kit, c), got, c.tolerance().forGradient());
  }

  private static List<Values> expectedGradient(KitContext kit, OperationCase c) {
    List<Values> inputs = promoted(c.inputs());
    List<Values> seeds = new ArrayList<>(seeds(c.op(), c.inputs()));
    List<TensorSpec> real =
        outputs(c.op(), inputs).stream().filter(s -> s.dtype().isReal()).toList();
    for (int i = 0; i < seeds.size(); i++) {
      if (real.get(i).dtype() == DType.FLOAT64) {
        seeds.set(i, seeds.get(i).promoted());
      }
    }
    return Execution.gradient(kit.oracle(), c.op(), inputs, seeds);
  }

  private static List<Values> promoted(List<Values> inputs) {
    return inputs.stream().map(Values::promoted).toList();
  }

  /** Gradients to start from: one a real result. */
  public static List<Values> seeds(Op op, List<Values> inputs) {
    List<Values> seeds = new ArrayList<>();
    for (TensorSpec spec : outputs(op, inputs)) {
      if (spec.dtype().isReal()) {
        int n = Math.toIntExact(spec.shape().elements());
        Values zeros = Values.reals(spec.dtype(), spec.shape(), new double[n]);
        seeds.add(Draw.like(zeros, 91 + seeds.size()));
      }
    }
    return seeds;
  }
}
