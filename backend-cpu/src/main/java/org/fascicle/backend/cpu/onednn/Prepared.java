package org.fascicle.backend.cpu.onednn;

import java.lang.ref.Reference;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
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
  private final AtomicReference<Frame> spare;

  /** Those that several threads have needed at once. */
  private final ConcurrentLinkedQueue<Frame> others = new ConcurrentLinkedQueue<>();

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
    this.spare = new AtomicReference<>(new Frame(cpu, this.arguments));
  }

  /** Bytes of scratch memory that a run needs. */
  long scratchBytes() {
    return scratchBytes;
  }

  /** Runs on these addresses, one an argument; returns when the result is there. */
  void run(Pointer... addresses) {
    Frame frame = frame();
    try {
      for (int i = 0; i < arguments.size(); i++) {
        frame.point(i, addresses[i]);
      }
      frame.execute(handle);
      if (!spare.compareAndSet(null, frame)) {
        others.add(frame);
      }
    } finally {
      Reference.reachabilityFence(owner);
    }
  }

  private Frame frame() {
    Frame frame = spare.getAndSet(null);
    if (frame == null) {
      frame = others.poll();
    }
    return frame == null ? new Frame(cpu, arguments) : frame;
  }
}
