package org.fascicle.platform.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.fascicle.api.exception.ClosedException;
import org.fascicle.api.exception.DeviceMemoryException;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.spi.backend.Arena;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.BackendInfo;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.KernelContext;
import org.fascicle.spi.backend.MemoryReport;
import org.fascicle.spi.backend.Storage;

/**
 * A backend for tests of the platform: refuses what a platform must never do (freeing twice, using
 * freed memory, launching after close), and fails on demand.
 */
public final class FakeBackend implements Backend {
  private final String name;
  private final AtomicLong used = new AtomicLong();
  private final AtomicLong allocations = new AtomicLong();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Set<String> missing = new HashSet<>();

  /** Runs before each kernel; tests make it slow, or make it fail. */
  public volatile Runnable beforeRun = () -> {};

  /** Is told of each kernel before it runs. */
  public volatile Consumer<Op> running = op -> {};

  /** Whether it has a kernel for an operation named "cube", with a residual when training. */
  public volatile boolean cubes;

  /** The number of residuals written. */
  public final AtomicLong residuals = new AtomicLong();

  /** The number of backward kernels run. */
  public final AtomicLong backwards = new AtomicLong();

  /** The most bytes it hands out. */
  public volatile long limit = Long.MAX_VALUE;

  /** Whether the host may write to storages itself. */
  public volatile boolean windows;

  /** Whether it divides memory. */
  public volatile boolean arenas;

  /** Whether results may lie where any input does. */
  public volatile boolean overwrites;

  /** How many uploads succeed before they fail. */
  public final AtomicLong uploadsLeft = new AtomicLong(Long.MAX_VALUE);

  /** What an upload that fails throws. */
  public volatile Throwable uploadFailure = new IllegalStateException("an upload fails");

  /** The number of calls that were prepared. */
  public final AtomicLong prepared = new AtomicLong();

  /** The most threads that the last call was prepared for; 0 for all. */
  public volatile int threads;

  /** A backend of this name. */
  public FakeBackend(String name) {
    this.name = name;
  }

  /** The same, without kernels for these operations. */
  public FakeBackend without(String... operations) {
    missing.addAll(List.of(operations));
    return this;
  }

  @Override
  public BackendInfo info() {
    return new BackendInfo(name, "1", "A backend for tests.", Set.of(), Map.of());
  }

  @Override
  public Storage allocate(TensorSpec spec) {
    if (used.addAndGet(spec.bytes()) > limit) {
      throw new DeviceMemoryException(
          name, spec.bytes(), used.addAndGet(-spec.bytes()), "Free tensors.");
    }
    allocations.incrementAndGet();
    return new FakeStorage((int) spec.shape().elements(), spec.bytes());
  }

  @Override
  public void free(Storage storage) {
    FakeStorage fake = (FakeStorage) storage;
    if (!fake.freed.compareAndSet(false, true)) {
      throw new IllegalStateException("freed twice");
    }
    used.addAndGet(-fake.bytes);
  }

  @Override
  public Optional<Arena> arena(long[] offsets, List<TensorSpec> specs) {
    return arenas ? Optional.of(new FakeArena(this, offsets, specs)) : Optional.empty();
  }

  @Override
  public void upload(ByteBuffer source, Storage target, TensorSpec spec) {
    if (uploadsLeft.getAndDecrement() <= 0) {
      if (uploadFailure instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) uploadFailure;
    }
    ByteBuffer data = source.duplicate().order(source.order());
    double[] elements = ((FakeStorage) target).elements;
    for (int i = 0; i < elements.length; i++) {
      elements[i] =
          switch (spec.dtype()) {
            case FLOAT32 -> data.getFloat();
            case FLOAT64 -> data.getDouble();
            case INT32 -> data.getInt();
            case INT64 -> data.getLong();
            default -> data.get();
          };
    }
  }

  @Override
  public Optional<ByteBuffer> window(Storage target, TensorSpec spec) {
    if (!windows) {
      return Optional.empty();
    }
    ByteBuffer window = ByteBuffer.allocate((int) spec.bytes()).order(ByteOrder.nativeOrder());
    ((FakeStorage) target).window = window;
    return Optional.of(window);
  }

  @Override
  public void download(Storage source, ByteBuffer target, TensorSpec spec) {
    ByteBuffer data = target.duplicate().order(target.order());
    FakeStorage fake = (FakeStorage) source;
    if (fake.freed.get()) {
      throw new IllegalStateException("a freed storage is read");
    }
    if (fake.window != null) {
      data.put(fake.window.duplicate().clear());
      return;
    }
    for (double element : fake.elements) {
      switch (spec.dtype()) {
        case FLOAT32 -> data.putFloat((float) element);
        case FLOAT64 -> data.putDouble(element);
        case INT32 -> data.putInt((int) element);
        case INT64 -> data.putLong((long) element);
        default -> data.put((byte) element);
      }
    }
  }

  @Override
  public Optional<Kernel> prepare(Op op, List<TensorSpec> inputs, Mode mode) {
    prepared.incrementAndGet();
    if (missing.contains(op.name())) {
      return Optional.empty();
    }
    if (cubes && op.name().equals("cube")) {
      return Optional.of(new CubeKernel(this, inputs.get(0), mode == Mode.TRAINING));
    }
    long[][] shapes = inputs.stream().map(s -> s.shape().dims()).toArray(long[][]::new);
    return Optional.ofNullable(FakeKernels.of(op, shapes)).map(kernel -> guarded(op, kernel));
  }

  @Override
  public Optional<Kernel> prepare(Op op, List<TensorSpec> inputs, Mode mode, int most) {
    threads = most;
    return prepare(op, inputs, mode);
  }

  private Kernel guarded(Op op, Kernel kernel) {
    return new Kernel() {
      @Override
      public void run(Storage[] in, Storage[] out, Storage scratch) {
        if (closed.get()) {
          throw new ClosedException(name + ": launched after close");
        }
        beforeRun.run();
        running.accept(op);
        kernel.run(in, out, scratch);
      }

      @Override
      public boolean overwrites(int input) {
        return overwrites;
      }
    };
  }

  @Override
  public Map<String, String> libraries() {
    return Map.of();
  }

  @Override
  public KernelContext context(Storage[] inputs, Storage[] outputs, Storage scratch) {
    throw new UnsupportedOperationException();
  }

  @Override
  public MemoryReport memory() {
    return new MemoryReport(used.get(), 0, allocations.get(), allocations.get());
  }

  @Override
  public void close() {
    closed.set(true);
  }
}
