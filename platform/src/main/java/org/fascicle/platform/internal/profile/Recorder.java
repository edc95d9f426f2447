package org.fascicle.platform.internal.profile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.fascicle.api.profile.Profile;
import org.fascicle.api.profile.Profiling;

/** A profile that is being taken. Any thread may add to it. */
public final class Recorder implements Profiling {
  /** A trace of ten megabytes or so: some hundred training steps. */
  private static final int EVENTS = 50_000;

  private final Consumer<Recorder> onClose;
  private final long began = System.nanoTime();
  private final Map<Profile.Work, Totals> rows = new HashMap<>();
  private final ArrayDeque<Profile.Event> events = new ArrayDeque<>();
  private long runs;
  private long steps;
  private long stepNanos;

  /**
   * Nothing seen yet.
   *
   * @param onClose takes it away from where it looks
   */
  public Recorder(Consumer<Recorder> onClose) {
    this.onClose = onClose;
  }

  private static final class Totals {
    private long count;
    private long nanos;
    private long bytes;
  }

  /** A kernel ran. */
  synchronized void ran(Profile.Work work, String thread, long start, long end, long bytes) {
    Totals totals = rows.computeIfAbsent(work, w -> new Totals());
    totals.count++;
    totals.nanos += end - start;
    totals.bytes += bytes;
    runs++;
    if (events.size() == EVENTS) {
      events.removeFirst();
    }
    events.addLast(new Profile.Event(work, thread, start - began, end - start, bytes));
  }

  /** A step ended. */
  synchronized void step(long nanos) {
    steps++;
    stepNanos += nanos;
  }

  @Override
  public synchronized Profile profile() {
    List<Profile.Row> all = new ArrayList<>();
    rows.forEach((work, t) -> all.add(new Profile.Row(work, t.count, t.nanos, t.bytes)));
    List<Profile.Event> kept = List.copyOf(events);
    return new Profile(all, kept, runs - kept.size(), steps, stepNanos);
  }

  @Override
  public void close() {
    onClose.accept(this);
  }
}
