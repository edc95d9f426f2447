package org.fascicle.tck.behaviour;

import java.util.ArrayList;
import java.util.List;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.op.Gather;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.Pad;
import org.fascicle.api.op.ScatterAdd;
import org.fascicle.api.op.SgdUpdate;
import org.fascicle.api.op.Slice;
import org.fascicle.api.op.SparseUpdate;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.tck.harness.Claim;
import org.fascicle.tck.harness.KernelRun;
import org.fascicle.tck.harness.KitContext;
import org.fascicle.tck.harness.KitTest;
import org.fascicle.tck.harness.Values;

/** Data that only a kernel can find wrong. */
public final class RefusalTests {
  private RefusalTests() {}

  /** All of them. */
  public static List<KitTest> all() {
    List<KitTest> tests = new ArrayList<>();
    Values x = Values.reals(DType.FLOAT32, Shape.of(5, 2), new double[10]);
    Op sparse = new SparseUpdate(new SgdUpdate(0, false));
    for (DType index : List.of(DType.INT32, DType.INT64)) {
      for (long bad : new long[] {-1, 5, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
        Values indices = Values.integers(index, Shape.of(3), 0, bad, 4);
        Values updates = Values.reals(DType.FLOAT32, Shape.of(3, 2), new double[6]);
        tests.add(refuse(new Gather(0), index + " " + bad, bad, x, indices));
        tests.add(refuse(new ScatterAdd(0, 5), index + " " + bad, bad, updates, indices));
        Values rate = Values.scalar(0.1);
        tests.add(refuse(sparse, index + " " + bad, bad, x, updates, indices, rate));
      }
    }
    for (long bad : new long[] {-1, 4, Long.MAX_VALUE}) {
      Values offsets = Values.host(bad, 0);
      Values part = Values.reals(DType.FLOAT32, Shape.of(2, 2), new double[4]);
      tests.add(refuse(new Slice(Shape.of(2, 2)), "offset " + bad, bad, x, offsets));
      tests.add(
          refuse(new Pad(Shape.of(5, 2)), "offset " + bad, bad, part, offsets, Values.scalar(0)));
    }
    return tests;
  }

  private static KitTest refuse(Op op, String name, long bad, Values... inputs) {
    return new KitTest(
        "refusals", op.name() + " " + name, kit -> refused(kit, op, bad, List.of(inputs)));
  }

  /** The failure names operation and value; nothing is lost, and the backend goes on. */
  private static void refused(KitContext kit, Op op, long bad, List<Values> inputs)
      throws Exception {
    long before = kit.backend().memory().usedBytes();
    InvalidArgumentException failure =
        Claim.thrown(
            InvalidArgumentException.class,
            op.name(),
            () -> {
              KernelRun.prepare(kit.backend(), op, inputs).run(inputs);
              kit.backend().synchronize();
            });
    Claim.that(
        failure.getMessage().startsWith(op.name())
            && failure.getMessage().contains(String.valueOf(bad)),
        "a message that names " + op.name() + " and " + bad + ", not: " + failure.getMessage());
    Claim.equal(before, kit.backend().memory().usedBytes(), "used bytes afterwards");
  }
}
