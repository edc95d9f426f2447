package org.fascicle.backend.reference.kernel;

import java.util.List;
import org.fascicle.api.op.Fill;
import org.fascicle.api.op.Iota;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.reference.memory.HeapStorage;
import org.fascicle.spi.backend.HostValue;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/** Writes one number of the host to all elements; the kernels that make tensors of nothing. */
record Filler(int n, Elements.RealWriter reals, Elements.IntegerWriter integers, Copy copy) {
  static Filler of(DType dtype, int n) {
    return new Filler(n, Elements.realWriter(dtype), Elements.integerWriter(dtype), Copy.of(dtype));
  }

  static Kernel fill(Op op, List<TensorSpec> inputs) {
    Fill fill = (Fill) op;
    Filler filler = of(fill.dtype(), (int) fill.shape().elements());
    return (in, out, scratch) -> filler.fill(HeapStorage.array(out[0]), (HostValue) in[0]);
  }

  static Kernel iota(Op op, List<TensorSpec> inputs) {
    Iota iota = (Iota) op;
    return new Count((int) iota.length(), Elements.integerWriter(iota.dtype()));
  }

  void fill(Object array, HostValue value) {
    if (n == 0) {
      return;
    }
    if (value.isInteger()) {
      integers.set(array, 0, value.asLong(0));
    } else {
      reals.set(array, 0, value.asDouble(0));
    }
    copy.run(array, 0, 0, array, 1, 1, n - 1);
  }

  private record Count(int n, Elements.IntegerWriter writer) implements Kernel {
    @Override
    public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
      Object y = HeapStorage.array(outputs[0]);
      for (int i = 0; i < n; i++) {
        writer.set(y, i, i);
      }
    }
  }
}
