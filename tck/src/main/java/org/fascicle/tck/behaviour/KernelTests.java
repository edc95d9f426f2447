package org.fascicle.tck.behaviour;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fascicle.api.op.AdagradUpdate;
import org.fascicle.api.op.AdamUpdate;
import org.fascicle.api.op.CompositeOp;
import org.fascicle.api.op.Dropout;
import org.fascicle.api.op.Fill;
import org.fascicle.api.op.MultiTensorUpdate;
import org.fascicle.api.op.NonDifferentiableOp;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.Pad;
import org.fascicle.api.op.RandomBits;
import org.fascicle.api.op.RandomUniform;
import org.fascicle.api.op.SgdUpdate;
import org.fascicle.api.op.Slice;
import org.fascicle.api.op.SparseUpdate;
import org.fascicle.api.op.UpdateOp;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.api.tensor.Variable;
import org.fascicle.spi.backend.Backend.Mode;
import org.fascicle.tck.cases.OperationCase;
import org.fascicle.tck.cases.OperationCases;
import org.fascicle.tck.cases.Programs;
import org.fascicle.tck.harness.Claim;
import org.fascicle.tck.harness.Comparison;
import org.fascicle.tck.harness.Execution;
import org.fascicle.tck.harness.KernelRun;
import org.fascicle.tck.harness.KitContext;
import org.fascicle.tck.harness.KitTest;
import org.fascicle.tck.harness.Tolerance;
import org.fascicle.tck.harness.Values;

/** Which kernels there are, and what they may remember. */
public final class KernelTests {
  private KernelTests() {}

  /** All of them. */
  public static List<KitTest> all() {
    List<KitTest> tests = new ArrayList<>();
    Map<String, List<OperationCase>> primitives = new LinkedHashMap<>();
    for (OperationCase c : OperationCases.all()) {
      if (!(c.op() instanceof CompositeOp)) {
        primitives.computeIfAbsent(c.op().name(), any -> new ArrayList<>()).add(c);
      }
    }
    primitives.forEach(
        (name, cases) -> tests.add(new KitTest("kernels", name, kit -> present(kit, cases))));
    tests.add(new KitTest("unknown-operations", "no-kernel", KernelTests::unknown));
    tests.addAll(hostValues());
    tests.addAll(inPlace());
    return tests;
  }

  /**
   * A primitive has a kernel for every element type and shape of its cases, in both modes; but for
   * bfloat16, which the platform runs in float32 where there is none, if only it can be cast.
   */
  private static void present(KitContext kit, List<OperationCase> cases) {
    for (OperationCase c : cases) {
      if (c.isWidened()) {
        continue;
      }
      List<TensorSpec> specs = c.inputs().stream().map(Values::spec).toList();
      for (Mode mode : Mode.values()) {
        Claim.that(
            kit.backend().prepare(c.op(), specs, mode).isPresent(), "no kernel for " + c.name());
      }
    }
  }

  /** An operation that nobody has heard of. */
  private record Unheard() implements NonDifferentiableOp {
    @Override
    public String name() {
      return "kit_unheard_of";
    }

    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
      return inputs;
    }
  }

  private static void unknown(KitContext kit) {
    List<TensorSpec> specs = List.of(TensorSpec.of(DType.FLOAT32, 2));
    for (Mode mode : Mode.values()) {
      Claim.that(
          kit.backend().prepare(new Unheard(), specs, mode).isEmpty(),
          "a kernel for an operation that nobody has heard of");
    }
  }

  /** One prepared kernel, run with one host value, then with another. */
  private static List<KitTest> hostValues() {
    Values x = Values.reals(DType.FLOAT32, Shape.of(4), 1, 2, 3, 4);
    Values key = Values.host(1, 2, 3, 0);
    Values other = Values.host(1, 3, 3, 0);
    return List.of(
        host(new Fill(DType.FLOAT32, Shape.of(3)), List.of(Values.scalar(1)), Values.scalar(2)),
        host(new Slice(Shape.of(2)), List.of(x, Values.host(0L)), Values.host(2L)),
        host(new Pad(Shape.of(6)), List.of(x, Values.host(0L), Values.scalar(0)), Values.scalar(9)),
        host(new RandomBits(Shape.of(8)), List.of(key), other),
        host(new RandomUniform(DType.FLOAT64, Shape.of(8)), List.of(key), other),
        host(new Dropout(0.5), List.of(x, key), Values.host(9, 9, 9, 9)),
        host(new SgdUpdate(0, false), List.of(x, x, Values.scalar(0.1)), Values.scalar(0.3)),
        host(
            new AdamUpdate(0.9, 0.99, 1e-7),
            List.of(x, x, x, x, Values.scalar(0.1), Values.host(0L)),
            Values.host(7L)));
  }

  /** The last input changes. */
  private static KitTest host(Op op, List<Values> inputs, Values changed) {
    List<Values> second = new ArrayList<>(inputs);
    second.set(inputs.size() - 1, changed);
    return new KitTest(
        "host-values",
        op.name(),
        kit -> {
          KernelRun run = KernelRun.prepare(kit.backend(), op, inputs);
          if (run == null) {
            Claim.that(op instanceof CompositeOp, "no kernel for " + op.name());
            return;
          }
          for (List<Values> now : List.of(inputs, second, inputs)) {
            List<Values> want = Execution.forward(kit.oracle(), op, now);
            Comparison.check("result", want, run.run(now), Tolerance.absolute(16));
          }
        });
  }

  /** Written over its variables, an update gives what it gives in fresh memory. */
  private static List<KitTest> inPlace() {
    List<KitTest> tests = new ArrayList<>();
    for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64)) {
      Values p = ramp(dtype, 0);
      Values a = ramp(dtype, 1);
      Values b = ramp(dtype, 2);
      Values g = ramp(dtype, 3);
      Values slices = Values.reals(dtype, Shape.of(3), 0.5, -2, 1);
      Values rows = Values.integers(DType.INT32, Shape.of(3), 36, 4, 36);
      Values rate = Values.scalar(0.1);
      tests.add(inPlace(dtype, new SgdUpdate(0, false), p, g, rate));
      tests.add(inPlace(dtype, new SgdUpdate(0.9, true), p, a, g, rate));
      tests.add(inPlace(dtype, new AdamUpdate(0.9, 0.99, 1e-7), p, a, b, g, rate, Values.host(3L)));
      UpdateOp adagrad = new AdagradUpdate(1e-7);
      tests.add(inPlace(dtype, adagrad, p, a, g, rate));
      tests.add(inPlace(dtype, new SparseUpdate(new SgdUpdate(0, false)), p, slices, rows, rate));
      tests.add(inPlace(dtype, new SparseUpdate(adagrad), p, a, slices, rows, rate));
      Values number = Values.reals(dtype, Shape.SCALAR, 0.1);
      tests.add(inPlace(dtype, Programs.rmsProp(), p, a, g, number, number, number, number));
      tests.add(inPlace(dtype, Programs.sumReadBefore(), p, a, g));
      tests.add(inPlace(dtype, Programs.exchanged(), p, a));
      MultiTensorUpdate many =
          new MultiTensorUpdate(
              List.of(
                  new MultiTensorUpdate.Update(new SgdUpdate(0.9, true), 4, 2),
                  new MultiTensorUpdate.Update(Programs.exchanged(), 2, 2)));
      tests.add(inPlace(dtype, many, p, a, g, rate, b, g));
    }
    return tests;
  }

  private static KitTest inPlace(DType dtype, Op op, Values... inputs) {
    return new KitTest("in-place", op + " " + dtype, kit -> inPlace(kit, op, List.of(inputs)));
  }

  private static void inPlace(KitContext kit, Op op, List<Values> inputs) {
    try (Session session = kit.open("in place")) {
      List<Variable> variables = new ArrayList<>();
      List<Values> want = Execution.forward(session, op, inputs);
      Tensor[] given = Execution.upload(session, inputs);
      for (int i = 0; i < want.size(); i++) {
        int over = op.donated(i);
        variables.add(session.variable("v" + i, given[over], true));
        given[over] = variables.get(i).value();
      }
      session.update(op, given);
      for (int i = 0; i < want.size(); i++) {
        Values got = Execution.download(variables.get(i).value()).get(0);
        Comparison.check("variable " + i, want.get(i), got, Tolerance.EXACT);
      }
    }
  }

  /** More elements than a backend may have another kernel for. */
  private static Values ramp(DType dtype, int offset) {
    double[] values = new double[137];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i + offset) / 8.0;
    }
    return Values.reals(dtype, Shape.of(values.length), values);
  }
}
