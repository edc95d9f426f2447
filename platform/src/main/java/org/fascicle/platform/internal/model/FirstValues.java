package org.fascicle.platform.internal.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.LongToDoubleFunction;
import org.fascicle.api.exception.DeviceMemoryException;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.random.RandomStream;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.internal.config.Where;
import org.fascicle.platform.internal.model.BuiltGraph.BuiltLayer;
import org.fascicle.platform.internal.registry.Bindings;
import org.fascicle.platform.internal.registry.Bound;
import org.fascicle.platform.internal.session.PlatformSession;

/**
 * The first values of a model's variables: those of states are made by the backend, those of
 * parameters pass through one buffer, which the next parameter uses again.
 */
final class FirstValues {
  private final PlatformSession session;
  private final long seed;
  private final Bindings bindings;
  private ByteBuffer buffer = ByteBuffer.allocate(0);

  FirstValues(PlatformSession session, long seed, Bindings bindings) {
    this.session = session;
    this.seed = seed;
    this.bindings = bindings;
  }

  /** The first value of one variable; the caller's to close. */
  Tensor of(BuiltLayer layer, String path, Declared.Item item) {
    return item.isParameter()
        ? session.upload(item.spec(), drawn(layer, path, item))
        : session.filled(item.spec(), item.initial());
  }

  private ByteBuffer drawn(BuiltLayer layer, String path, Declared.Item item) {
    String where = layer.def().label() + ", initializer of " + path;
    Bound rule = bindings.resolve(item.initializer(), where);
    RandomStream random = new RandomStream(seed, 0, Sites.of(path));
    try {
      LongToDoubleFunction values =
          rule.initializer().values(rule.config(), item.spec().shape(), random);
      return bytes(item.spec(), values);
    } catch (InvalidArgumentException e) {
      throw Where.in(where, e);
    } catch (OutOfMemoryError e) {
      throw new DeviceMemoryException(
          "The Java heap, for the first values of " + path,
          item.spec().bytes(),
          Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory(),
          "Give the JVM a larger heap (-Xmx), or use fewer units.");
    }
  }

  private ByteBuffer bytes(TensorSpec spec, LongToDoubleFunction values) {
    int length = Math.toIntExact(spec.bytes());
    if (buffer.capacity() < length) {
      buffer = ByteBuffer.allocate(length).order(ByteOrder.nativeOrder());
    }
    buffer.clear().limit(length);
    HostBytes.put(spec.dtype(), values, buffer);
    return buffer.flip();
  }
}
