package org.fascicle.platform.internal.registry;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/**
 * Stands for a program and the plugins that it is made of; holds none of them. Its key is the same
 * object until one of the leases is another.
 */
public final class StepOwner {
  private final List<WeakReference<Lease>> leases = new ArrayList<>();
  private Object key = new Object();

  /** The key of the program with these plugins, always given in the same order. */
  public synchronized Object with(Lease... now) {
    if (!isOf(now)) {
      leases.clear();
      for (Lease lease : now) {
        leases.add(new WeakReference<>(lease));
      }
      key = new Object();
    }
    return key;
  }

  private boolean isOf(Lease... now) {
    if (leases.size() != now.length) {
      return false;
    }
    for (int i = 0; i < now.length; i++) {
      if (!leases.get(i).refersTo(now[i])) {
        return false;
      }
    }
    return true;
  }
}
