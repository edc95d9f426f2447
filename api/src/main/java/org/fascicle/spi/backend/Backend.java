package org.fascicle.spi.backend;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Memory and kernels of one device. A service, registered with the property {@link #NAME}; several
 * versions may be there at once.
 *
 * <p>The platform guarantees: arguments are valid; nothing is launched after {@link #close()}; a
 * storage is not used after it was freed. A backend guarantees the rules of {@code
 * docs/backend-rules.md}.
 */
@ConsumerType
public interface Backend extends AutoCloseable {
  /** The service property that names the backend: {@code reference}, {@code cpu}, {@code cuda}. */
  String NAME = "fascicle.backend";

  /** What this backend is and can. */
  BackendInfo info();

  /**
   * Memory for a tensor of this spec, contents undefined, aligned to 64 bytes where addresses
   * exist.
   *
   * @throws org.fascicle.api.exception.DeviceMemoryException if there is not enough; nothing has
   *     changed then
   */
  Storage allocate(TensorSpec spec);

  /** Takes memory back, also after {@link #close()}. */
  void free(Storage storage);

  /**
   * Divides a piece of memory among the tensors of work that is done again and again. Of tensors
   * that overlap only one is in use at a time: what is written to it is the end of the others'
   * contents.
   *
   * @param offsets where each tensor's first byte lies: multiples of 64
   * @param specs what each holds: any of the same type and size
   * @return empty if the host is to allocate each for itself
   */
  default Optional<Arena> arena(long[] offsets, List<TensorSpec> specs) {
    return Optional.empty();
  }

  /**
   * Copies row-major data in native byte order from the buffer's position on, which stays where it
   * is; also usable while closing.
   */
  void upload(ByteBuffer source, Storage target, TensorSpec spec);

  /**
   * The memory of a storage that nothing has been launched on yet, for a host that writes the data
   * there itself in place of an upload: row-major, native byte order, from position 0 to the limit.
   * Good until the storage is freed or given to a kernel; also while closing.
   *
   * @return empty if the host has to hand the data over
   */
  default Optional<ByteBuffer> window(Storage target, TensorSpec spec) {
    return Optional.empty();
  }

  /**
   * Waits for the data and copies it to the buffer's position on, which stays where it is:
   * row-major, native byte order; also after close.
   */
  void download(Storage source, ByteBuffer target, TensorSpec spec);

  /**
   * Prepares an operation for input specs.
   *
   * @return empty if this backend has no kernel for it: a composite is then decomposed
   */
  Optional<Kernel> prepare(Op op, List<TensorSpec> inputs, Mode mode);

  /**
   * Prepares an operation whose runs keep fewer threads busy; how many may round results otherwise.
   * A backend whose kernels take one thread, or none of the host's, leaves this as it is.
   *
   * @param threads at least 1; more than the backend may take count as all of those; 0 for all
   * @return as without {@code threads}
   */
  default Optional<Kernel> prepare(Op op, List<TensorSpec> inputs, Mode mode, int threads) {
    return prepare(op, inputs, mode);
  }

  /**
   * Wraps the storages of one run for a kernel of another bundle; {@link KernelContext#finish} ends
   * the run.
   *
   * @param outputs one a result; read and written row-major
   */
  KernelContext context(Storage[] inputs, Storage[] outputs, Storage scratch);

  /** Waits for everything launched; an asynchronous failure is thrown here. */
  default void synchronize() {}

  /** Memory in use now. */
  MemoryReport memory();

  /**
   * Which library runs each operation that this backend has a kernel for: operation name to
   * library, with element types where they differ ({@code oneDNN (float32), ND4J (float64)}).
   */
  Map<String, String> libraries();

  /** Whether elements of this type can be stored, uploaded and downloaded. */
  default boolean stores(DType dtype) {
    return true;
  }

  /**
   * Stops launching. Storages live on until freed; {@link #free} and {@link #download} go on
   * working.
   */
  @Override
  void close();

  /** What a kernel is prepared for. */
  enum Mode {
    /** Only the results are wanted. */
    INFERENCE,
    /** A backward pass will follow. */
    TRAINING
  }
}
