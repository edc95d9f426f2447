package org.fascicle.api.tensor;

import java.nio.ByteBuffer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A handle to an n-dimensional array owned by a {@link Session}.
 *
 * <p>A tensor's data is on its session's backend and follows it in a swap; the handle stays valid.
 * It belongs to the {@link Scope} that was open when it was made and is freed with it. The
 * operations a tensor offers are those of {@link TensorOps}; each checks its arguments, runs, and
 * is recorded by the open tapes.
 */
@ProviderType
public interface Tensor extends TensorOps, AutoCloseable {
  /** The session that owns this tensor. */
  @Override
  Session session();

  /** Shape, element type and residence. */
  @Override
  TensorSpec spec();

  /**
   * Waits for the data and copies it to the host: canonical row-major, native byte order.
   *
   * @param target a buffer in native byte order with at least {@code spec().bytes()} bytes
   *     remaining; its position advances by that number
   * @throws org.fascicle.api.exception.InvalidArgumentException if the buffer is too small or in
   *     another byte order
   * @throws org.fascicle.api.exception.ClosedException if this tensor was freed
   */
  void download(ByteBuffer target);

  /**
   * Takes this tensor out of the scope that is open, so that it lives until closed, or until its
   * session closes.
   */
  Tensor keep();

  /** Frees the data now. Does nothing the second time. */
  @Override
  void close();

  /** Whether the data was freed. */
  boolean isClosed();

  /** The axis lengths. */
  default Shape shape() {
    return spec().shape();
  }

  /** The element type. */
  default DType dtype() {
    return spec().dtype();
  }

  /**
   * The elements as floats, row-major; doubles are rounded.
   *
   * @throws org.fascicle.api.exception.DTypeMismatchException if the elements are not real numbers
   */
  default float[] toFloats() {
    return HostReader.floats(this);
  }

  /**
   * The elements as doubles, row-major; every element type but float16 converts exactly or rounds.
   */
  default double[] toDoubles() {
    return HostReader.doubles(this);
  }

  /**
   * The elements as longs, row-major.
   *
   * @throws org.fascicle.api.exception.DTypeMismatchException if the elements are not integers or
   *     truth values
   */
  default long[] toLongs() {
    return HostReader.longs(this);
  }

  /**
   * The only element, as a double.
   *
   * @throws org.fascicle.api.exception.ShapeMismatchException if there is not exactly one
   */
  default double item() {
    return HostReader.item(this);
  }
}
