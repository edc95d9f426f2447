package org.fascicle.backend.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.reference.kernel.KernelTable;
import org.fascicle.backend.reference.memory.ArrayPool;
import org.fascicle.backend.reference.memory.HeapStorage;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.BackendInfo;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.KernelContext;
import org.fascicle.spi.backend.MemoryReport;
import org.fascicle.spi.backend.Storage;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Tensors in Java arrays, kernels in plain Java: slow beside a library, but exact, the same on
 * every machine, and short enough to read. Memory is {@link ArrayPool}, kernels are {@link
 * KernelTable}; nothing else is in a backend.
 */
@Component(service = Backend.class, property = Backend.NAME + "=" + ReferenceBackend.SHORT_NAME)
public final class ReferenceBackend implements Backend {
  static final String SHORT_NAME = "reference";

  /** The share of the Java heap that may lie in the pool. */
  private static final int POOLED_SHARE = 4;

  private final ArrayPool pool;
  private final KernelTable kernels;
  private final BackendInfo info;

  /** Creates a backend that keeps at most a quarter of the Java heap for reuse. */
  public ReferenceBackend() {
    this(Runtime.getRuntime().maxMemory() / POOLED_SHARE);
  }

  ReferenceBackend(long pooledBytes) {
    this.pool = new ArrayPool(pooledBytes);
    this.kernels = new KernelTable(pool);
    this.info =
        new BackendInfo(
            SHORT_NAME,
            version(),
            "Pure Java, no native code: the oracle of the tests and the fallback everywhere",
            Set.of(BackendInfo.Capability.NAN_THROUGH_MAX),
            Map.of("java", System.getProperty("java.version"), "threads", "1"));
  }

  @Override
  public BackendInfo info() {
    return info;
  }

  @Override
  public Storage allocate(TensorSpec spec) {
    return pool.allocate(spec);
  }

  @Override
  public void free(Storage storage) {
    pool.free(storage);
  }

  @Override
  public void upload(ByteBuffer source, Storage target, TensorSpec spec) {
    ((HeapStorage) target).read(source);
  }

  @Override
  public void download(Storage source, ByteBuffer target, TensorSpec spec) {
    ((HeapStorage) source).write(target);
  }

  @Override
  public Optional<Kernel> prepare(Op op, List<TensorSpec> inputs, Mode mode) {
    return kernels.prepare(op, inputs);
  }

  @Override
  public KernelContext context(Storage[] inputs, Storage[] outputs, Storage scratch) {
    return new HeapContext(inputs, outputs, scratch);
  }

  @Override
  public MemoryReport memory() {
    return pool.report();
  }

  @Override
  public Map<String, String> libraries() {
    return kernels.operations().stream()
        .collect(Collectors.toUnmodifiableMap(op -> op, op -> "Java"));
  }

  @Deactivate
  @Override
  public void close() {
    pool.close();
  }

  private static String version() {
    Properties properties = new Properties();
    try (InputStream in = ReferenceBackend.class.getResourceAsStream("version.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }
}
