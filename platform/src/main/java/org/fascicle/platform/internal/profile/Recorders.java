package org.fascicle.platform.internal.profile;

import java.util.ArrayList;
import java.util.List;
import org.fascicle.api.profile.Profile;

/**
 * The profiles that are being taken of a session: mostly none, and then a kernel costs one look
 * here.
 */
public final class Recorders {
  private volatile List<Recorder> active;

  /** Whether nobody looks. */
  public boolean isEmpty() {
    return active == null;
  }

  /** Someone looks from now on. */
  public synchronized void add(Recorder recorder) {
    List<Recorder> next = active == null ? new ArrayList<>() : new ArrayList<>(active);
    next.add(recorder);
    active = next;
  }

  /** And no longer. */
  public synchronized void remove(Recorder recorder) {
    if (active != null) {
      List<Recorder> next = new ArrayList<>(active);
      next.remove(recorder);
      active = next.isEmpty() ? null : next;
    }
  }

  /**
   * Something ran on this thread.
   *
   * @param place where it was called from; null if nothing says
   * @param start as {@link System#nanoTime} has it
   * @param bytes of its results
   */
  public void ran(
      Place place,
      String operation,
      String backend,
      String library,
      long start,
      long end,
      long bytes) {
    Place at = place == null ? Place.NOWHERE : place;
    Profile.Work work =
        new Profile.Work(at.layer(), at.phase(), operation, at.partOf(), backend, library);
    String thread = Thread.currentThread().getName();
    for (Recorder recorder : now()) {
      recorder.ran(work, thread, start, end, bytes);
    }
  }

  /** A step ended. */
  public void step(long nanos) {
    now().forEach(recorder -> recorder.step(nanos));
  }

  private List<Recorder> now() {
    List<Recorder> now = active;
    return now == null ? List.of() : now;
  }
}
