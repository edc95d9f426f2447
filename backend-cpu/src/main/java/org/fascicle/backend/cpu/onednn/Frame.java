package org.fascicle.backend.cpu.onednn;

import java.util.List;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.Pointer;
import org.fascicle.backend.cpu.memory.Address;

/**
 * What one run of a primitive writes to: memory objects, which are pointed at the run's addresses,
 * and a stream. Used by one thread at a time; the objects are made once.
 */
final class Frame {
  /** The library wants an address for a start; nothing is read there. */
  private static final Pointer NOWHERE = new Address(64);

  private final memory[] owners;
  private final dnnl_memory[] memories;
  private final long[] pointedAt;
  private final dnnl_exec_arg_t arguments;
  private final stream streamOwner;
  private final dnnl_stream lane;

  Frame(engine cpu, List<Argument> list) {
    int count = list.size();
    owners = new memory[count];
    memories = new dnnl_memory[count];
    pointedAt = new long[count];
    arguments = new dnnl_exec_arg_t(count);
    for (int i = 0; i < count; i++) {
      owners[i] = new memory(list.get(i).layout(), cpu, NOWHERE);
      memories[i] = owners[i].get();
      arguments.position(i).arg(list.get(i).id()).memory(memories[i]);
    }
    arguments.position(0);
    streamOwner = new stream(cpu);
    lane = streamOwner.get();
  }

  /** Points an argument's memory at an address. */
  void point(int argument, Pointer address) {
    if (pointedAt[argument] != address.address()) {
      check("set_data_handle", dnnl.dnnl_memory_set_data_handle(memories[argument], address));
      pointedAt[argument] = address.address();
    }
  }

  void execute(dnnl_primitive primitive) {
    check("execute", dnnl.dnnl_primitive_execute(primitive, lane, memories.length, arguments));
  }

  private static void check(String call, int status) {
    if (status != dnnl.dnnl_success) {
      throw new IllegalStateException("oneDNN: " + call + " ended with status " + status + ".");
    }
  }
}
