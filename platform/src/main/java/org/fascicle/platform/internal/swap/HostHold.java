package org.fascicle.platform.internal.swap;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.fascicle.api.exception.DeviceMemoryException;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.BackendInfo;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.KernelContext;
import org.fascicle.spi.backend.MemoryReport;
import org.fascicle.spi.backend.Storage;

/** Where data waits when no backend is there: row-major bytes in the Java heap, and no kernels. */
public final class HostHold implements Backend {
  private final AtomicLong used = new AtomicLong();
  private final AtomicLong allocations = new AtomicLong();

  @Override
  public BackendInfo info() {
    return new BackendInfo("host", "", "Holds data while no backend is there.", Set.of(), Map.of());
  }

  @Override
  public Storage allocate(TensorSpec spec) {
    long bytes = spec.bytes();
    try {
      ByteBuffer data = ByteBuffer.allocate(Math.toIntExact(bytes)).order(ByteOrder.nativeOrder());
      used.addAndGet(bytes);
      allocations.incrementAndGet();
      return new Held(data);
    } catch (OutOfMemoryError | ArithmeticException e) {
      throw new DeviceMemoryException("host", bytes, used.get(), "Give the JVM a larger heap.");
    }
  }

  @Override
  public void free(Storage storage) {
    used.addAndGet(-storage.bytes());
  }

  @Override
  public void upload(ByteBuffer source, Storage target, TensorSpec spec) {
    ByteBuffer data = ((Held) target).data;
    data.put(0, source, source.position(), data.capacity());
  }

  @Override
  public void download(Storage source, ByteBuffer target, TensorSpec spec) {
    ByteBuffer data = ((Held) source).data;
    target.put(target.position(), data, 0, data.capacity());
  }

  @Override
  public Optional<Kernel> prepare(Op op, List<TensorSpec> inputs, Mode mode) {
    return Optional.empty();
  }

  @Override
  public KernelContext context(Storage[] inputs, Storage[] outputs, Storage scratch) {
    throw new UnsupportedOperationException("Nothing runs on the host hold.");
  }

  @Override
  public Map<String, String> libraries() {
    return Map.of();
  }

  @Override
  public MemoryReport memory() {
    return new MemoryReport(used.get(), 0, allocations.get(), allocations.get());
  }

  @Override
  public void close() {}

  private record Held(ByteBuffer data) implements Storage {
    @Override
    public long bytes() {
      return data.capacity();
    }
  }
}
