package org.fascicle.platform.internal.plan;

import java.util.List;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.internal.dispatch.PreparedCall;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.Storage;

/**
 * How a step is computed: the calls that are run, and for each result where it is made and where it
 * is read last, so that memory is taken and given back without anything being counted. Immutable.
 */
final class Plan {
  private final List<Item> items;
  private final int[] kept;

  /** A call that is run. */
  static final class Item {
    private final int index;
    private final PreparedCall call;
    private final int[] reads;
    private final int first;
    private final int[] last;

    /**
     * A call.
     *
     * @param index its place in the trace
     * @param reads results, or below zero what is given
     * @param first the number of its first result
     * @param last results that nobody reads after it
     */
    Item(int index, PreparedCall call, int[] reads, int first, int[] last) {
      this.index = index;
      this.call = call;
      this.reads = reads;
      this.first = first;
      this.last = last;
    }
  }

  /**
   * A plan.
   *
   * @param kept the results that outlive it
   */
  Plan(List<Item> items, int[] kept) {
    this.items = List.copyOf(items);
    this.kept = kept;
  }

  /** The calls that are run, in order. */
  List<Item> items() {
    return items;
  }

  /** Computes a trace; if that fails, no memory has been taken. */
  void run(Trace trace, Runner runner, Backend backend) {
    Storage[] results = new Storage[trace.results()];
    boolean done = false;
    try {
      for (Item item : items) {
        run(item, results, trace, runner, backend);
      }
      for (int number : kept) {
        trace.result(number).fulfil(backend, results[number]);
      }
      done = true;
    } finally {
      for (int i = 0; !done && i < results.length; i++) {
        free(results, i, backend);
      }
    }
  }

  private static void run(
      Item item, Storage[] results, Trace trace, Runner runner, Backend backend) {
    PreparedCall call = item.call;
    Storage[] in = new Storage[item.reads.length];
    for (int i = 0; i < in.length; i++) {
      int from = item.reads[i];
      in[i] = from < 0 ? trace.given(from) : results[from];
    }
    Storage[] out = new Storage[call.results()];
    for (int i = 0; i < out.length; i++) {
      out[i] = backend.allocate(call.result(i));
      results[item.first + i] = out[i];
    }
    TensorSpec wanted = call.scratch();
    Storage scratch = wanted == null ? null : backend.allocate(wanted);
    try {
      runner.run(trace.place(item.index), backend, call, in, out, scratch);
    } finally {
      if (scratch != null) {
        backend.free(scratch);
      }
    }
    for (int dead : item.last) {
      free(results, dead, backend);
    }
  }

  private static void free(Storage[] results, int number, Backend backend) {
    if (results[number] != null) {
      backend.free(results[number]);
      results[number] = null;
    }
  }
}
