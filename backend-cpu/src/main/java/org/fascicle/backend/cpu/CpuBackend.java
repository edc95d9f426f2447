package org.fascicle.backend.cpu;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.fascicle.api.exception.BackendUnavailableException;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.cpu.library.NativeLibraries;
import org.fascicle.backend.cpu.library.OpenMpSettings;
import org.fascicle.backend.cpu.memory.Block;
import org.fascicle.backend.cpu.memory.BlockPool;
import org.fascicle.backend.cpu.memory.PooledArena;
import org.fascicle.backend.cpu.nd4j.Nd4j;
import org.fascicle.backend.cpu.onednn.OneDnn;
import org.fascicle.backend.cpu.threads.OpenMp;
import org.fascicle.backend.cpu.threads.Processors;
import org.fascicle.spi.backend.Arena;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.BackendInfo;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.KernelContext;
import org.fascicle.spi.backend.MemoryReport;
import org.fascicle.spi.backend.Storage;
import org.fascicle.spi.backend.Threading;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Tensors in native memory; kernels by oneDNN where it is fast, by ND4J and OpenBLAS for the rest,
 * in Java for what no library does as the operations are defined. Memory is {@link BlockPool},
 * kernels are {@link KernelTable}.
 *
 * <p>{@link CpuProbe} makes it when it has found the native libraries.
 */
@Component(
    name = CpuBackend.COMPONENT,
    service = Backend.class,
    property = Backend.NAME + "=" + CpuBackend.SHORT_NAME,
    factory = CpuBackend.COMPONENT)
public final class CpuBackend implements Backend {
  static final String SHORT_NAME = "cpu";
  static final String COMPONENT = "org.fascicle.backend.cpu";

  private final BlockPool pool;
  private final OneDnn oneDnn;
  private final Nd4j nd4j = new Nd4j();
  private final Processors processors;
  private final OpenMp openMp;
  private final KernelTable kernels;
  private final Map<Integer, Crew> crews = new ConcurrentHashMap<>();
  private final BackendInfo info;
  private volatile boolean closed;

  /**
   * Creates a backend that may use all of the machine's memory.
   *
   * @throws BackendUnavailableException if there are no native libraries for this machine
   */
  @Activate
  public CpuBackend(@Reference Threading threading) {
    this(threading, Long.MAX_VALUE);
  }

  CpuBackend(Threading threading, long limitBytes) {
    NativeLibraries.load(threading)
        .ifPresent(
            reason -> {
              throw new BackendUnavailableException(SHORT_NAME + ": " + reason);
            });
    OpenMpSettings settings = new OpenMpSettings();
    this.oneDnn = new OneDnn();
    this.openMp = new OpenMp();
    this.processors = new Processors(threading.threads().orElse(settings.threads()));
    this.pool = new BlockPool(SHORT_NAME, Math.min(limitBytes, Pointer.totalPhysicalBytes()));
    this.kernels = new KernelTable(oneDnn, nd4j, processors.count());
    crews.put(processors.count(), new Crew(processors.count(), kernels, processors, openMp));
    this.info =
        new BackendInfo(
            SHORT_NAME,
            version(),
            "oneDNN " + oneDnn.version() + ", ND4J and OpenBLAS on the processor",
            Set.of(BackendInfo.Capability.HOST_ADDRESSES, BackendInfo.Capability.LARGE_TENSORS),
            Map.of(
                "isa", oneDnn.isa(),
                "avx512_bf16", String.valueOf(oneDnn.hasBfloat16()),
                "amx", String.valueOf(oneDnn.hasTiles()),
                "threads", settings.describe(processors.count()),
                "pinned", String.valueOf(settings.isPinned()),
                "oneDNN", oneDnn.version(),
                "platform", Loader.getPlatform()));
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
  public Optional<Arena> arena(long[] offsets, List<TensorSpec> specs) {
    return Optional.of(new PooledArena(pool, offsets, specs));
  }

  @Override
  public void upload(ByteBuffer source, Storage target, TensorSpec spec) {
    try {
      Transfer.upload(source, Block.of(target), spec.bytes());
    } finally {
      Block.written(target);
    }
  }

  @Override
  public Optional<ByteBuffer> window(Storage target, TensorSpec spec) {
    return spec.bytes() > Block.WINDOW
        ? Optional.empty()
        : Optional.of(Block.of(target).buffer(0, (int) spec.bytes()));
  }

  @Override
  public void download(Storage source, ByteBuffer target, TensorSpec spec) {
    Transfer.download(Block.of(source), target, spec.bytes());
  }

  @Override
  public Optional<Kernel> prepare(Op op, List<TensorSpec> inputs, Mode mode) {
    return prepare(op, inputs, mode, 0);
  }

  @Override
  public Optional<Kernel> prepare(Op op, List<TensorSpec> inputs, Mode mode, int threads) {
    int all = processors.count();
    return crews
        .computeIfAbsent(threads == 0 ? all : Math.min(threads, all), this::crew)
        .prepare(this, op, inputs, mode);
  }

  private Crew crew(int threads) {
    return new Crew(threads, new KernelTable(oneDnn, nd4j, threads), processors, openMp);
  }

  @Override
  public KernelContext context(Storage[] inputs, Storage[] outputs, Storage scratch) {
    for (Storage output : outputs) {
      Block.address(output); // row by row, for a library that knows no other order
      Block.written(output);
    }
    return new NativeContext(inputs, outputs, scratch);
  }

  @Override
  public MemoryReport memory() {
    return pool.report();
  }

  @Override
  public Map<String, String> libraries() {
    return kernels.libraries();
  }

  @Deactivate
  @Override
  public void close() {
    closed = true;
    pool.close();
  }

  boolean isClosed() {
    return closed;
  }

  private static String version() {
    Properties properties = new Properties();
    try (InputStream in = CpuBackend.class.getResourceAsStream("version.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }
}
