package org.fascicle.benchmarks.onednn;

import java.util.Random;
import java.util.function.DoubleSupplier;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_version_t;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;

/** The library's engine on the processor, its stream, and memory. */
final class Dnn {
  /** How many numbers are drawn for an array before they come again: a prime. */
  private static final long PIECE = 99_991;

  final engine cpu = new engine(engine.kind.cpu, 0);
  private final stream lane = new stream(cpu);
  private final DoubleSupplier values;

  /** Arrays of random numbers. */
  Dnn() {
    this(random());
  }

  /**
   * Arrays of these numbers.
   *
   * @param values about as far from 0 as 1 is
   */
  Dnn(DoubleSupplier values) {
    this.values = values;
  }

  private static DoubleSupplier random() {
    Random random = new Random(1);
    return () -> 2 * random.nextFloat() - 1;
  }

  /** An argument of a primitive: oneDNN's number of it, and where it is. */
  record Argument(int id, memory at) {}

  static String version() {
    dnnl_version_t version = dnnl.dnnl_version();
    return "oneDNN " + version.major() + "." + version.minor() + "." + version.patch();
  }

  /** Axes in a layout of the library's choice. */
  static memory.desc any(long... dims) {
    return new memory.desc(dims, memory.data_type.f32, memory.format_tag.any);
  }

  /** Axes in row-major order. */
  static memory.desc plain(long... dims) {
    long[] strides = new long[dims.length];
    long stride = 1;
    for (int axis = dims.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= dims[axis];
    }
    return new memory.desc(dims, memory.data_type.f32, strides);
  }

  /** Memory of a layout, of numbers from -1 to 1. */
  memory allocate(memory.desc layout) {
    return allocate(layout, 1);
  }

  /**
   * Weights that let what flows stay as great as it is: through many layers it would else become so
   * small that a processor takes a hundred times as long for a product.
   *
   * @param in values that a sum is made of
   */
  memory weights(memory.desc layout, long in) {
    return allocate(layout, Math.sqrt(6.0 / in));
  }

  private memory allocate(memory.desc layout, double scale) {
    memory made = new memory(layout, cpu);
    if (layout.get_data_type().value == memory.data_type.f32.value) {
      float[] numbers = new float[(int) Math.min(PIECE, layout.get_size() / Float.BYTES)];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = (float) (scale * values.getAsDouble());
      }
      long count = layout.get_size() / Float.BYTES;
      FloatPointer all = new FloatPointer(made.get_data_handle());
      for (long from = 0; from < count; from += numbers.length) {
        all.position(from).put(numbers, 0, (int) Math.min(numbers.length, count - from));
      }
    }
    return made;
  }

  /** The same memory if it lies as wanted, otherwise other memory: a copy would be no primitive. */
  memory as(memory.desc layout, memory known) {
    boolean isSame =
        known != null && dnnl.dnnl_memory_desc_equal(known.get_desc().get(), layout.get()) != 0;
    return isSame ? known : allocate(layout);
  }

  /** A primitive that can be run again and again. */
  Runnable step(primitive owner, Argument... arguments) {
    dnnl_exec_arg_t list = new dnnl_exec_arg_t(arguments.length);
    for (int i = 0; i < arguments.length; i++) {
      list.position(i).arg(arguments[i].id()).memory(arguments[i].at().get());
    }
    list.position(0);
    return new Step(owner, arguments, list);
  }

  /** Holds what native memory belongs to. */
  private final class Step implements Runnable {
    private final primitive owner;
    private final Argument[] arguments;
    private final dnnl_exec_arg_t list;

    Step(primitive owner, Argument[] arguments, dnnl_exec_arg_t list) {
      this.owner = owner;
      this.arguments = arguments;
      this.list = list;
    }

    @Override
    public void run() {
      int status = dnnl.dnnl_primitive_execute(owner.get(), lane.get(), arguments.length, list);
      if (status != dnnl.dnnl_success) {
        throw new IllegalStateException("oneDNN: execute ended with status " + status + ".");
      }
    }
  }
}
