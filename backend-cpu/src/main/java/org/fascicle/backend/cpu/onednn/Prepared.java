package org.fascicle.backend.cpu.onednn;

import java.lang.ref.Reference;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.javacpp.Pointer;

/** A primitive and its argument list. Any number of threads may run it at once. */
final class Prepared {
  private final engine cpu;
  private final primitive owner;
  private final dnnl_primitive handle;
  private final List<Argument> arguments;
  private final long scratchBytes;
  private final ConcurrentLinkedQueue<Frame> idle = new ConcurrentLinkedQueue<>();

  /**
   * Takes a primitive.
   *
   * @param arguments in the order in which {@link #run} gets their addresses; the last one is the
   *     scratchpad if the primitive wants one
   * @param scratchBytes bytes of the scratchpad, 0 for none
   */
  Prepared(OneDnn library, primitive owner, List<Argument> arguments, long scratchBytes) {
    this.cpu = library.cpu();
    this.owner = owner;
    this.handle = owner.get();
    this.arguments = List.copyOf(arguments);
    this.scratchBytes = scratchBytes;
    idle.add(new Frame(cpu, this.arguments));
  }

  /** Bytes of scratch memory that a run needs. */
  long scratchBytes() {
    return scratchBytes;
  }

  /** Runs on these addresses, one an argument; returns when the result is there. */
  void run(Pointer... addresses) {
    Frame frame = idle.poll();
    if (frame == null) {
      frame = new Frame(cpu, arguments);
    }
    try {
      for (int i = 0; i < arguments.size(); i++) {
        frame.point(i, addresses[i]);
      }
      frame.execute(handle);
      idle.add(frame);
    } finally {
      Reference.reachabilityFence(owner);
    }
  }
}
