package org.fascicle.platform.internal.session;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.internal.memory.LiveSet;
import org.fascicle.platform.internal.memory.Memory;
import org.fascicle.platform.internal.tensor.DeviceTensor;
import org.fascicle.platform.internal.tensor.HostData;
import org.fascicle.platform.internal.tensor.HostTensor;
import org.fascicle.spi.backend.Backend;

/**
 * Host values that met a tensor: uploaded in its element type. Scalars are uploaded once and kept
 * in a table where each value has one place; finding one takes no lock.
 */
final class ScalarCache {
  /** A power of two: more numbers than a model's formulas contain. */
  private static final int PLACES = 256;

  private final AtomicReferenceArray<Entry> places = new AtomicReferenceArray<>(PLACES);
  private final LiveSet live;

  ScalarCache(LiveSet live) {
    this.live = live;
  }

  /** The value on the backend, in the type of the tensors it meets; the caller closes it. */
  DeviceTensor upload(Backend backend, HostTensor host, Tensor[] inputs) {
    return upload(backend, host, type(host, inputs));
  }

  /** The value on the backend; the caller closes it. */
  DeviceTensor upload(Backend backend, HostTensor host, DType dtype) {
    if (host.spec().shape().rank() > 0) {
      return write(backend, host, dtype, live);
    }
    boolean integer = host.value().isInteger();
    long bits =
        integer ? host.value().asLong(0) : Double.doubleToRawLongBits(host.value().asDouble(0));
    int place = place(bits, dtype);
    Entry entry = places.get(place);
    if (entry != null && entry.dtype == dtype && entry.integer == integer && entry.bits == bits) {
      DeviceTensor found = entry.tensor.tryAlias();
      if (found != null) {
        return found;
      }
    }
    return put(place, new Entry(dtype, integer, bits, write(backend, host, dtype, null)));
  }

  private DeviceTensor put(int place, Entry entry) {
    DeviceTensor mine = entry.tensor.alias();
    Entry before = places.getAndSet(place, entry);
    if (before != null) {
      before.tensor.close();
    }
    return mine;
  }

  private static int place(long bits, DType dtype) {
    long mixed = (bits + dtype.hashCode()) * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 56) & (PLACES - 1);
  }

  /** Frees everything: the backend changes. */
  void clear() {
    for (int i = 0; i < PLACES; i++) {
      Entry entry = places.getAndSet(i, null);
      if (entry != null) {
        entry.tensor.close();
      }
    }
  }

  /** The first tensor of numbers says the type; integers in an array stay what they are. */
  static DType type(HostTensor host, Tensor[] inputs) {
    if (host.spec().shape().rank() > 0 && host.value().isInteger()) {
      return host.dtype();
    }
    DType found = host.dtype();
    boolean met = false;
    for (Tensor input : inputs) {
      if (input instanceof DeviceTensor d && (!met || found == DType.BOOL)) {
        found = d.dtype();
        met = true;
      }
    }
    return found;
  }

  private static DeviceTensor write(Backend backend, HostTensor host, DType dtype, LiveSet live) {
    TensorSpec spec = TensorSpec.of(dtype, host.shape());
    ByteBuffer bytes = ByteBuffer.allocate((int) spec.bytes()).order(ByteOrder.nativeOrder());
    HostData.put(host.value(), dtype, bytes);
    Memory memory = new Memory(spec, backend, backend.allocate(spec), live);
    DeviceTensor tensor = DeviceTensor.of(host.session(), memory, null);
    try {
      backend.upload(bytes.flip(), memory.storage(), spec);
      return tensor;
    } catch (RuntimeException e) {
      tensor.close();
      throw e;
    }
  }

  private record Entry(DType dtype, boolean integer, long bits, DeviceTensor tensor) {}
}
