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
  private final int results;

  /** A call that is run. */
  static final class Item {
    private final int index;
    private final PreparedCall call;
    private final int[] reads;
    private final int[] writes;
    private final int[] last;

    /**
     * A call.
     *
     * @param index its place in the trace
     * @param reads results, or below zero what is given
     * @param writes the numbers of its results
     * @param last results that nobody reads after it
     */
    Item(int index, PreparedCall call, int[] reads, int[] writes, int[] last) {
      this.index = index;
      this.call = call;
      this.reads = reads;
      this.writes = writes;
      this.last = last;
    }
  }

  /**
   * A plan.
   *
   * @param kept the results that outlive it
   * @param results how many there are
   */
  Plan(List<Item> items, int[] kept, int results) {
    this.items = List.copyOf(items);
    this.kept = kept;
    this.results = results;
  }

  /** The calls that are run, in order. */
  List<Item> items() {
    return items;
  }

  /** Computes; if that fails, no memory has been taken. */
  void run(PlanData data, Runner runner, Backend backend) {
    Storage[] made = new Storage[results];
    boolean done = false;
    try {
      for (Item item : items) {
        run(item, made, data, runner, backend);
      }
      for (int number : kept) {
        data.made(number, backend, made[number]);
      }
      done = true;
    } finally {
      for (int i = 0; !done && i < made.length; i++) {
        free(made, i, backend);
      }
    }
  }

  private static void run(
      Item item, Storage[] made, PlanData data, Runner runner, Backend backend) {
    PreparedCall call = item.call;
    Storage[] in = new Storage[item.reads.length];
    for (int i = 0; i < in.length; i++) {
      int from = item.reads[i];
      in[i] = from < 0 ? data.given(from) : made[from];
    }
    Storage[] out = new Storage[call.results()];
    for (int i = 0; i < out.length; i++) {
      out[i] = backend.allocate(call.result(i));
      made[item.writes[i]] = out[i];
    }
    TensorSpec wanted = call.scratch();
    Storage scratch = wanted == null ? null : backend.allocate(wanted);
    try {
      runner.run(data.place(item.index), backend, call, in, out, scratch);
    } finally {
      if (scratch != null) {
        backend.free(scratch);
      }
    }
    for (int dead : item.last) {
      free(made, dead, backend);
    }
  }

  private static void free(Storage[] made, int number, Backend backend) {
    if (made[number] != null) {
      backend.free(made[number]);
      made[number] = null;
    }
  }
}
