package org.fascicle.backend.reference.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.reference.ReferenceBackend;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/**
 * Runs single operations: twice, with results that held other bits before, which must not show; and
 * checks that all memory came back.
 */
final class Run {
  private Run() {}

  /** The only result of an operation. */
  static Value one(Op op, Value... inputs) {
    Value[] results = all(op, inputs);
    assertThat(results).hasSize(1);
    return results[0];
  }

  /** The results of an operation. */
  static Value[] all(Op op, Value... inputs) {
    try (ReferenceBackend backend = new ReferenceBackend()) {
      List<TensorSpec> specs = Arrays.stream(inputs).map(Value::spec).toList();
      Kernel kernel = backend.prepare(op, specs, Backend.Mode.TRAINING).orElseThrow();
      List<TensorSpec> results = op.infer(specs);
      Value[] first = run(backend, kernel, results, (byte) 0xFF, inputs);
      Value[] second = run(backend, kernel, results, (byte) 0x55, inputs);
      for (int i = 0; i < first.length; i++) {
        assertThat(second[i].data()).as("result %d, run again", i).isEqualTo(first[i].data());
      }
      assertThat(backend.memory().usedBytes()).isZero();
      return first;
    }
  }

  private static Value[] run(
      Backend backend, Kernel kernel, List<TensorSpec> results, byte garbage, Value... inputs) {
    Storage[] in = Arrays.stream(inputs).map(v -> upload(backend, v)).toArray(Storage[]::new);
    Storage[] out =
        results.stream().map(s -> upload(backend, garbage(s, garbage))).toArray(Storage[]::new);
    kernel.run(in, out, null);
    Value[] values = results.stream().map(Value::empty).toArray(Value[]::new);
    for (int i = 0; i < values.length; i++) {
      backend.download(out[i], values[i].data(), values[i].spec());
      backend.free(out[i]);
    }
    for (int i = 0; i < inputs.length; i++) {
      if (inputs[i].host() == null) {
        assertUnchanged(backend, in[i], inputs[i]);
        backend.free(in[i]);
      }
    }
    return values;
  }

  private static Storage upload(Backend backend, Value value) {
    if (value.host() != null) {
      return value.host();
    }
    Storage storage = backend.allocate(value.spec());
    backend.upload(value.data(), storage, value.spec());
    return storage;
  }

  private static Value garbage(TensorSpec spec, byte bits) {
    Value value = Value.empty(spec);
    Arrays.fill(value.data().array(), bits);
    return value;
  }

  private static void assertUnchanged(Backend backend, Storage storage, Value value) {
    ByteBuffer now = Value.empty(value.spec()).data();
    backend.download(storage, now, value.spec());
    assertThat(now).as("an input after the run").isEqualTo(value.data());
  }
}
