package org.fascicle.platform.testing;

import java.util.Arrays;
import org.fascicle.api.op.Elementwise;
import org.fascicle.api.op.MultiTensorUpdate;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/** Updates of several functions or several variables, by kernels of the single ones. */
final class FakeUpdates {
  private FakeUpdates() {}

  /** Writes nothing before everything is computed. */
  static Kernel arithmetic(Elementwise op) {
    return (in, out, scratch) -> {
      int length = FakeKernels.data(out[0]).length;
      Storage[] values = Arrays.copyOf(in, op.inputs() + op.calls().size());
      for (int i = 0; i < op.calls().size(); i++) {
        Elementwise.Call call = op.calls().get(i);
        Storage[] operands = call.operands().stream().map(v -> values[v]).toArray(Storage[]::new);
        Storage[] made = {new FakeStorage(length, 0)};
        FakeKernels.of(call.op(), new long[0][]).run(operands, made, null);
        values[op.inputs() + i] = made[0];
      }
      for (int i = 0; i < out.length; i++) {
        double[] result = FakeKernels.data(values[op.results().get(i).value()]);
        System.arraycopy(result, 0, FakeKernels.data(out[i]), 0, length);
      }
    };
  }

  /** One after another; null if one of them has no kernel. */
  static Kernel sequence(MultiTensorUpdate op) {
    Kernel[] kernels =
        op.updates().stream()
            .map(update -> FakeKernels.of(update.op(), new long[0][]))
            .toArray(Kernel[]::new);
    return Arrays.asList(kernels).contains(null)
        ? null
        : (in, out, scratch) -> {
          int input = 0;
          int output = 0;
          for (int i = 0; i < kernels.length; i++) {
            MultiTensorUpdate.Update update = op.updates().get(i);
            kernels[i].run(
                Arrays.copyOfRange(in, input, input + update.inputs()),
                Arrays.copyOfRange(out, output, output + update.outputs()),
                null);
            input += update.inputs();
            output += update.outputs();
          }
        };
  }
}
