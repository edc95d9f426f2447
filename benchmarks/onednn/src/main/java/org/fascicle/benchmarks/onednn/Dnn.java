package org.fascicle.benchmarks.onednn;

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
  /** Neither zero nor one: nothing is to be skipped, and no product ends up denormal. */
  private static final float VALUE = 0.01f;

  final engine cpu = new engine(engine.kind.cpu, 0);
  private final stream lane = new stream(cpu);

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

  /** Memory of a layout, all of the same small number. */
  memory allocate(memory.desc layout) {
    memory made = new memory(layout, cpu);
    if (layout.get_data_type().value == memory.data_type.f32.value) {
      long count = layout.get_size() / Float.BYTES;
      FloatPointer values = new FloatPointer(made.get_data_handle());
      for (long i = 0; i < count; i++) {
        values.put(i, VALUE);
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
