package org.fascicle.platform.internal.session;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
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
 * Host values that met a tensor: uploaded in its element type. Scalars are uploaded once and kept,
 * the most recently used.
 */
final class ScalarCache {
  private static final int KEPT = 256;

  private final Map<Key, DeviceTensor> kept = new LinkedHashMap<>(64, 0.75f, true);
  private final LiveSet live;

  ScalarCache(LiveSet live) {
    this.live = live;
  }

  /** The value on the backend, in the type of the tensors it meets; the caller closes it. */
  DeviceTensor upload(Backend backend, HostTensor host, Tensor[] inputs) {
    DType dtype = adopt(host, inputs);
    if (host.spec().shape().rank() > 0) {
      return write(backend, host, dtype, live);
    }
    synchronized (kept) {
      Key key = Key.of(host, dtype);
      DeviceTensor tensor = kept.get(key);
      if (tensor == null) {
        tensor = write(backend, host, dtype, null);
        kept.put(key, tensor);
        dropOldest();
      }
      return tensor.alias();
    }
  }

  /** Frees everything: the backend changes. */
  void clear() {
    synchronized (kept) {
      kept.values().forEach(DeviceTensor::close);
      kept.clear();
    }
  }

  private void dropOldest() {
    if (kept.size() > KEPT) {
      var oldest = kept.entrySet().iterator();
      oldest.next().getValue().close();
      oldest.remove();
    }
  }

  /** The first tensor of numbers says the type; integers in an array stay what they are. */
  private static DType adopt(HostTensor host, Tensor[] inputs) {
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

  private record Key(DType dtype, boolean integer, long bits) {
    static Key of(HostTensor host, DType dtype) {
      boolean integer = host.value().isInteger();
      long bits =
          integer ? host.value().asLong(0) : Double.doubleToRawLongBits(host.value().asDouble(0));
      return new Key(dtype, integer, bits);
    }
  }
}
