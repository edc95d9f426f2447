package org.fascicle.platform.benchmark;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.fascicle.api.op.Grad;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.BackendInfo;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.KernelContext;
import org.fascicle.spi.backend.MemoryReport;
import org.fascicle.spi.backend.Storage;

/** Computes nothing, in no memory: what is left is the platform's own cost. */
final class NullBackend implements Backend {
  private static final Storage STORAGE = () -> Long.MAX_VALUE;

  private final Map<String, Integer> launches = new TreeMap<>();
  private boolean counting;

  /** Counts launches by operation from now on, or stops to. */
  void count(boolean on) {
    counting = on;
    if (on) {
      launches.clear();
    }
  }

  /** Launches by operation. */
  Map<String, Integer> launches() {
    return launches;
  }

  @Override
  public BackendInfo info() {
    return new BackendInfo("null", "1", "Computes nothing.", Set.of(), Map.of());
  }

  @Override
  public Storage allocate(TensorSpec spec) {
    return STORAGE;
  }

  @Override
  public void free(Storage storage) {}

  @Override
  public void upload(ByteBuffer source, Storage target, TensorSpec spec) {}

  @Override
  public void download(Storage source, ByteBuffer target, TensorSpec spec) {}

  /** Gradients run by their parts, as where a library has no kernels for them. */
  @Override
  public Optional<Kernel> prepare(Op op, List<TensorSpec> inputs, Mode mode) {
    if (op instanceof Grad) {
      return Optional.empty();
    }
    return Optional.of(
        (in, out, scratch) -> {
          if (counting) {
            launches.merge(op.name(), 1, Integer::sum);
          }
        });
  }

  @Override
  public KernelContext context(Storage[] inputs, Storage[] outputs, Storage scratch) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Map<String, String> libraries() {
    return Map.of();
  }

  @Override
  public MemoryReport memory() {
    return new MemoryReport(0, 0, 0, 0);
  }

  @Override
  public void close() {}
}
