package org.fascicle.platform.internal.plan;

import java.util.Arrays;
import java.util.List;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.spi.backend.Arena;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.Storage;

/**
 * The arguments of a plan's calls, put together once for the parts of an arena; only what is given,
 * and what has a storage of its own, is looked up in each run. For one run at a time.
 */
final class Workspace {
  private final List<Item> items;
  private final Arena.Piece piece;
  private final Storage[][] in;
  private final Storage[][] out;
  private final Storage[] scratch;

  /** For each call, which of its inputs are looked up, by position. */
  private final int[][] open;

  /** Results with storages of their own, while they are there. */
  private final Storage[] own;

  /**
   * Puts arguments together.
   *
   * @param results how many there are
   * @param piece of the arena; null for none
   */
  Workspace(List<Item> items, int results, Arena.Piece piece) {
    int count = items.size();
    this.items = items;
    this.piece = piece;
    this.in = new Storage[count][];
    this.out = new Storage[count][];
    this.scratch = new Storage[count];
    this.open = new int[count][];
    this.own = new Storage[results];
    Storage[] made = new Storage[results];
    for (int i = 0; i < count; i++) {
      Item item = items.get(i);
      Storage[] read = new Storage[item.reads.length];
      Arrays.setAll(read, k -> item.reads[k] < 0 ? null : made[item.reads[k]]);
      Storage[] written = new Storage[item.writes.length];
      Arrays.setAll(written, k -> part(item.parts[k]));
      for (int k = 0; k < written.length; k++) {
        made[item.writes[k]] = written[k];
      }
      in[i] = read;
      out[i] = written;
      scratch[i] = part(item.scratch());
      open[i] = nulls(read);
    }
  }

  private Storage part(int number) {
    return number == Item.NO_PART ? null : piece.parts()[number];
  }

  private static int[] nulls(Storage... storages) {
    int[] found = new int[storages.length];
    int count = 0;
    for (int i = 0; i < storages.length; i++) {
      if (storages[i] == null) {
        found[count++] = i;
      }
    }
    return Arrays.copyOf(found, count);
  }

  /** Whether it was made for a piece of the arena. */
  boolean isFor(Arena.Piece other) {
    return piece == other;
  }

  /** Computes; if that fails, no memory has been taken. */
  void run(int[] kept, PlanData data, Runner runner, Backend backend) {
    boolean done = false;
    try {
      for (int i = 0; i < in.length; i++) {
        run(i, data, runner, backend);
      }
      for (int number : kept) {
        data.made(number, backend, own[number]);
        own[number] = null;
      }
      done = true;
    } finally {
      for (int i = 0; !done && i < own.length; i++) {
        free(i, backend);
      }
    }
  }

  private void run(int i, PlanData data, Runner runner, Backend backend) {
    Item item = items.get(i);
    Storage[] read = in[i];
    for (int k : open[i]) {
      int from = item.reads[k];
      read[k] = from < 0 ? data.given(from) : own[from];
    }
    Storage[] written = out[i];
    for (int k : item.own) {
      Storage storage = backend.allocate(item.call.result(k));
      written[k] = storage;
      own[item.writes[k]] = storage;
    }
    try {
      run(item, read, written, scratch[i], data, runner, backend);
    } finally {
      for (int k : open[i]) {
        read[k] = null;
      }
      for (int k : item.own) {
        written[k] = null;
      }
    }
    for (int dead : item.last) {
      free(dead, backend);
    }
  }

  private static void run(
      Item item,
      Storage[] read,
      Storage[] written,
      Storage part,
      PlanData data,
      Runner runner,
      Backend backend) {
    TensorSpec wanted = part == null ? item.call.scratch() : null;
    Storage memory = wanted == null ? part : backend.allocate(wanted);
    try {
      runner.run(data.place(item.index), backend, item.call, read, written, memory);
    } finally {
      if (wanted != null) {
        backend.free(memory);
      }
    }
  }

  private void free(int number, Backend backend) {
    if (own[number] != null) {
      backend.free(own[number]);
      own[number] = null;
    }
  }
}
