package org.fascicle.platform.internal.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.WeakHashMap;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * The steps that can be made again on a backend, by whose they are: bounded, the oldest goes first.
 */
final class Replays {
  private static final int PER_OWNER = 8;

  /** Who has not found one of so many keeps no more. */
  private static final int PATIENCE = 32;

  private final Map<Object, Own> owners = new WeakHashMap<>();

  private static final class Own {
    private final Deque<Replay> replays = new ArrayDeque<>();
    private int unused;
  }

  /** One that fits the batch, and what the program would go by now; null if there is none. */
  synchronized Replay find(Object owner, Tensor... batch) {
    Own own = owners.computeIfAbsent(owner, key -> new Own());
    TensorSpec[] specs = Dispatcher.specs(batch);
    for (Replay replay : own.replays) {
      if (replay.fits(specs)) {
        own.unused = 0;
        return replay;
      }
    }
    return null;
  }

  /** Keeps one; to be called after {@link #find}. */
  synchronized void add(Object owner, Replay replay) {
    Own own = owners.computeIfAbsent(owner, key -> new Own());
    if (own.unused == PATIENCE) {
      own.replays.clear();
      return;
    }
    own.unused++;
    own.replays.addLast(replay);
    if (own.replays.size() > PER_OWNER) {
      own.replays.removeFirst();
    }
  }

  /** Forgets them all: operations that they hold go away. */
  synchronized void clear() {
    owners.clear();
  }
}
