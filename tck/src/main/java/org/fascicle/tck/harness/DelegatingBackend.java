package org.fascicle.tck.harness;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.spi.backend.Arena;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.BackendInfo;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.KernelContext;
import org.fascicle.spi.backend.MemoryReport;
import org.fascicle.spi.backend.Storage;

/** Another backend, to be changed here and there. */
public class DelegatingBackend implements Backend {
  private final Backend backend;

  /** Passes everything on to this backend. */
  protected DelegatingBackend(Backend backend) {
    this.backend = backend;
  }

  /** The backend that everything is passed on to. */
  protected final Backend inner() {
    return backend;
  }

  @Override
  public BackendInfo info() {
    return backend.info();
  }

  @Override
  public Storage allocate(TensorSpec spec) {
    return backend.allocate(spec);
  }

  @Override
  public void free(Storage storage) {
    backend.free(storage);
  }

  @Override
  public Optional<Arena> arena(long[] offsets, List<TensorSpec> specs) {
    return backend.arena(offsets, specs);
  }

  @Override
  public void upload(ByteBuffer source, Storage target, TensorSpec spec) {
    backend.upload(source, target, spec);
  }

  @Override
  public Optional<ByteBuffer> window(Storage target, TensorSpec spec) {
    return backend.window(target, spec);
  }

  @Override
  public void download(Storage source, ByteBuffer target, TensorSpec spec) {
    backend.download(source, target, spec);
  }

  @Override
  public Optional<Kernel> prepare(Op op, List<TensorSpec> inputs, Mode mode) {
    return backend.prepare(op, inputs, mode);
  }

  @Override
  public Map<String, String> libraries() {
    return backend.libraries();
  }

  @Override
  public KernelContext context(Storage[] inputs, Storage[] outputs, Storage scratch) {
    return backend.context(inputs, outputs, scratch);
  }

  @Override
  public void synchronize() {
    backend.synchronize();
  }

  @Override
  public MemoryReport memory() {
    return backend.memory();
  }

  @Override
  public boolean stores(DType dtype) {
    return backend.stores(dtype);
  }

  @Override
  public void close() {
    backend.close();
  }
}
