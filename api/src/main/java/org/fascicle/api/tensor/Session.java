package org.fascicle.api.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.Supplier;
import org.fascicle.api.op.Op;
import org.fascicle.api.profile.Profiling;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Binds work to one backend at a time and owns everything that survives a swap: tensors, variables,
 * the random generator's key and counter, the scopes and tapes of each thread.
 *
 * <p>Safe for use by several threads; scopes and tapes belong to the thread that opened them.
 */
@ProviderType
public interface Session extends AutoCloseable {
  /** The name given at creation, for messages. */
  String name();

  /** The name of the backend that this session is bound to now; empty while none is there. */
  String backend();

  /**
   * Runs an operation: checks the arguments, infers the results, dispatches to a kernel or to the
   * decomposition, records it on the open tapes.
   *
   * @return the results, in the operation's order; they belong to the open scope
   * @throws org.fascicle.api.exception.InvalidArgumentException if the operation refuses the
   *     arguments, or a tensor belongs to another session
   */
  Tensor[] applyAll(Op op, Tensor... inputs);

  /** Runs an operation that has exactly one result. */
  default Tensor apply(Op op, Tensor... inputs) {
    return applyAll(op, inputs)[0];
  }

  /**
   * Runs an operation that writes over its donated inputs ({@link Op#donated}); those must be
   * variables' values, whose versions go up. Nothing is recorded.
   */
  void update(Op op, Tensor... inputs);

  /**
   * A tensor with a copy of this data.
   *
   * @param data row-major, native byte order, exactly {@code spec.bytes()} bytes remaining
   */
  Tensor upload(TensorSpec spec, ByteBuffer data);

  /**
   * A small value that the platform holds: scalars adopt the element type of the tensor they meet.
   */
  Tensor host(double... values);

  /** A small integer value that the platform holds: shape {@code (values.length)}. */
  Tensor host(long... values);

  /** A real scalar that the platform holds: shape {@code ()}. */
  Tensor scalar(double value);

  /**
   * The host value that random operations take: key and counter of the Philox generator.
   *
   * @param site the call site's number, unique within a step
   */
  Tensor randomKey(long site);

  /** A new variable with this value; the value is copied. */
  Variable variable(String name, Tensor initial, boolean trainable);

  /** Opens a scope on this thread: tensors made from now on are freed when it closes. */
  Scope scope();

  /** Opens a tape on this thread: operations on watched tensors are recorded from now on. */
  Tape tape();

  /**
   * Runs a step of a custom loop: on one backend from beginning to end, in a scope of its own; the
   * random counter advances by one afterwards. A swap waits for its end.
   *
   * @return what the work returns; a tensor or an array of tensors is kept
   */
  <T> T step(Supplier<T> work);

  /**
   * Wraps work that another thread is to do for this thread's step: it then belongs to the step, so
   * that no swap comes between and the step is not over before the work is. Outside a step, the
   * work as it is.
   *
   * @return to be run once, by another thread, before the step's own work has returned
   */
  default Runnable inherit(Runnable work) {
    return work;
  }

  /** How this session chooses its backend. */
  Placement placement();

  /**
   * Changes how this session chooses its backend; it moves at the next step boundary, before this
   * call returns unless called inside a step.
   *
   * @throws org.fascicle.api.exception.UnknownNameException if the policy names a backend that is
   *     not there and does not wait
   */
  void place(Placement placement);

  /** Pins this session to a backend, falling back when it leaves. */
  default void moveTo(String backend) {
    place(Placement.pinFallback(backend));
  }

  /** This session's moves between backends, oldest first; the last thousand. */
  default List<Migration> migrations() {
    return List.of();
  }

  /** Begins to take a profile of what runs in this session, on whatever thread. */
  Profiling profile();

  /** Tensors that were collected without having been freed, and what is live now. */
  LeakReport leaks();

  /** Frees everything this session owns. */
  @Override
  void close();

  /** A float32 tensor with these elements, row-major. */
  default Tensor tensor(float[] data, long... dims) {
    ByteBuffer buffer =
        ByteBuffer.allocate(Math.multiplyExact(data.length, 4)).order(ByteOrder.nativeOrder());
    buffer.asFloatBuffer().put(data);
    return upload(TensorSpec.of(DType.FLOAT32, dims), buffer);
  }

  /** A float64 tensor with these elements, row-major. */
  default Tensor tensor(double[] data, long... dims) {
    ByteBuffer buffer =
        ByteBuffer.allocate(Math.multiplyExact(data.length, 8)).order(ByteOrder.nativeOrder());
    buffer.asDoubleBuffer().put(data);
    return upload(TensorSpec.of(DType.FLOAT64, dims), buffer);
  }

  /** An int32 tensor with these elements, row-major. */
  default Tensor tensor(int[] data, long... dims) {
    ByteBuffer buffer =
        ByteBuffer.allocate(Math.multiplyExact(data.length, 4)).order(ByteOrder.nativeOrder());
    buffer.asIntBuffer().put(data);
    return upload(TensorSpec.of(DType.INT32, dims), buffer);
  }

  /** An int64 tensor with these elements, row-major. */
  default Tensor tensor(long[] data, long... dims) {
    ByteBuffer buffer =
        ByteBuffer.allocate(Math.multiplyExact(data.length, 8)).order(ByteOrder.nativeOrder());
    buffer.asLongBuffer().put(data);
    return upload(TensorSpec.of(DType.INT64, dims), buffer);
  }
}
