package org.fascicle.tck.behaviour;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fascicle.api.op.SgdUpdate;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.Backend.Mode;
import org.fascicle.spi.backend.HostValue;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.KernelContext;
import org.fascicle.spi.backend.Storage;
import org.fascicle.tck.cases.OperationCase;
import org.fascicle.tck.cases.OperationCases;
import org.fascicle.tck.harness.Comparison;
import org.fascicle.tck.harness.Execution;
import org.fascicle.tck.harness.KernelRun;
import org.fascicle.tck.harness.KitContext;
import org.fascicle.tck.harness.KitTest;
import org.fascicle.tck.harness.Values;

/** Kernels run again on the same storages, which somebody has written to in between. */
public final class WrittenInputTests {
  private static final Map<String, Writer> WAYS =
      new TreeMap<>(
          Map.of(
              "an upload", WrittenInputTests::upload,
              "an update in place", WrittenInputTests::update,
              "a kernel of another bundle", WrittenInputTests::foreign));

  private WrittenInputTests() {}

  /** Writes other elements to a storage. */
  @FunctionalInterface
  private interface Writer {
    void write(Backend backend, Storage storage, Values before, Values after);
  }

  /** One test an operation and type, on its largest case. */
  public static List<KitTest> all() {
    Map<String, OperationCase> largest = new LinkedHashMap<>();
    for (OperationCase c : OperationCases.all()) {
      if (!c.special() && c.inputs().stream().anyMatch(WrittenInputTests::isWritten)) {
        boolean single = c.uses(DType.FLOAT32);
        String key = c.op().name() + (single ? " float32" : " float64");
        largest.merge(key, c, (a, b) -> b.size() > a.size() ? b : a);
      }
    }
    List<KitTest> tests = new ArrayList<>();
    largest.forEach(
        (key, c) -> tests.add(new KitTest("written-inputs", key, kit -> check(kit, c))));
    return tests;
  }

  private static boolean isWritten(Values input) {
    boolean updated =
        input.spec().dtype() == DType.FLOAT32 || input.spec().dtype() == DType.FLOAT64;
    return updated && !input.spec().isHost() && input.size() > 1;
  }

  private static void check(KitContext kit, OperationCase c) {
    Backend backend = kit.backend();
    KernelRun kernel = KernelRun.prepare(backend, c.op(), c.inputs());
    if (kernel == null) {
      return;
    }
    List<Storage> held = new ArrayList<>();
    try {
      Storage[] storages = kernel.upload(c.inputs(), held);
      List<Values> now = new ArrayList<>(c.inputs());
      compare(kit, c, now, kernel.run(storages), "at first");
      for (int i = 0; i < storages.length; i++) {
        for (String way : WAYS.keySet()) {
          if (isWritten(now.get(i))) {
            Values before = now.get(i);
            WAYS.get(way).write(backend, storages[i], before, before.rotated(1));
            now.set(i, KernelRun.read(backend, storages[i], before.spec()));
            compare(kit, c, now, kernel.run(storages), "input " + i + " written by " + way);
          }
        }
      }
    } finally {
      held.forEach(backend::free);
    }
  }

  private static void compare(
      KitContext kit, OperationCase c, List<Values> inputs, List<Values> got, String when) {
    List<Values> exact =
        c.tolerance().isExact() ? inputs : inputs.stream().map(Values::promoted).toList();
    List<Values> want = Execution.forward(kit.oracle(), c.op(), exact);
    Comparison.check("result, " + when, want, got, c.tolerance());
  }

  private static void upload(Backend backend, Storage storage, Values before, Values after) {
    backend.upload(after.bytes(), storage, after.spec());
  }

  /** w ← w − 1 · (w − what is wanted), within a rounding; without a kernel, w stays. */
  private static void update(Backend backend, Storage storage, Values before, Values after) {
    TensorSpec spec = before.spec();
    List<TensorSpec> specs = List.of(spec, spec, Values.scalar(1).spec());
    Kernel kernel = backend.prepare(new SgdUpdate(0, false), specs, Mode.INFERENCE).orElse(null);
    if (kernel == null) {
      return;
    }
    double[] difference = new double[before.size()];
    for (int i = 0; i < difference.length; i++) {
      difference[i] = before.real(i) - after.real(i);
    }
    Storage gradient = backend.allocate(spec);
    long bytes = kernel.scratchBytes();
    Storage scratch = bytes == 0 ? null : backend.allocate(TensorSpec.of(DType.UINT8, bytes));
    backend.upload(Values.reals(spec.dtype(), spec.shape(), difference).bytes(), gradient, spec);
    Storage[] inputs = {storage, gradient, HostValue.of(1.0)};
    kernel.run(inputs, new Storage[] {storage}, scratch);
    backend.free(gradient);
    if (scratch != null) {
      backend.free(scratch);
    }
  }

  private static void foreign(Backend backend, Storage storage, Values before, Values after) {
    Storage[] same = {storage};
    KernelContext context = backend.context(same, same, null);
    context.output(0).put(after.bytes());
    context.finish();
  }
}
