package org.fascicle.platform.internal.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.Storage;

/**
 * The data behind tensor handles: one storage, counted. Handles, tapes, variables and running
 * kernels each hold a reference; the last one to let go frees the storage.
 *
 * <p>A swap replaces backend and storage while no step runs. It holds a reference meanwhile, so
 * that a concurrent {@link #release} never frees under it.
 */
public final class Memory {
  private static final VarHandle REFERENCES;

  static {
    try {
      REFERENCES = MethodHandles.lookup().findVarHandle(Memory.class, "references", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Far enough below zero that giving back references never reaches one again. */
  private static final int DESTROYED = Integer.MIN_VALUE / 2;

  private final TensorSpec spec;
  private final Memory whole;
  private final LiveSet.Stripe stripe;
  private final int hash;
  private Backend backend;
  private Storage storage;

  @SuppressWarnings("unused") // by the handle
  private volatile int references = 1;

  /** Links of the set it is in; guarded by its stripe. */
  Memory previous;

  Memory next;

  /**
   * Takes charge of a storage, with one reference held by the caller.
   *
   * @param set where it is listed while it lives; null for memory that no swap carries over
   */
  public Memory(TensorSpec spec, Backend backend, Storage storage, LiveSet set) {
    this.spec = spec;
    this.whole = null;
    this.backend = backend;
    this.storage = storage;
    this.stripe = set == null ? null : set.stripe();
    this.hash = stripe == null ? spec.hashCode() : stripe.nextHash();
    if (stripe != null) {
      stripe.add(this);
    }
  }

  private Memory(TensorSpec spec, Memory whole) {
    this.spec = spec;
    this.whole = whole;
    this.stripe = null;
    this.hash = whole.hash + 1;
  }

  /**
   * The same elements in another shape: memory of its own to whoever asks, which holds the
   * reference to the other one that the caller had, and lies where that one lies, also after a
   * swap.
   */
  public static Memory view(TensorSpec spec, Memory whole) {
    return new Memory(spec, whole);
  }

  /** Shape and element type. */
  public TensorSpec spec() {
    return spec;
  }

  /**
   * The storage; to be read inside a step only, while holding a reference. Null once it has been
   * freed.
   */
  public Storage storage() {
    return whole == null ? storage : whole.storage();
  }

  /** The backend that the storage came from; null once it has been freed. */
  public Backend backend() {
    return whole == null ? backend : whole.backend();
  }

  /** Adds a reference, unless the storage has been freed. */
  public boolean tryRetain() {
    int seen = references;
    while (seen > 0) {
      int witness = (int) REFERENCES.compareAndExchange(this, seen, seen + 1);
      if (witness == seen) {
        return true;
      }
      seen = witness;
    }
    return false;
  }

  /** Gives a reference back; the last one frees the storage. */
  public void release() {
    if ((int) REFERENCES.getAndAdd(this, -1) == 1) {
      free();
    }
  }

  /** Frees the storage whoever holds references; giving those back then does nothing. */
  public void destroy() {
    if ((int) REFERENCES.getAndSet(this, DESTROYED) > 0) {
      free();
    }
  }

  private void free() {
    if (whole != null) {
      whole.release();
      return;
    }
    if (stripe != null) {
      stripe.remove(this);
    }
    Backend owner = backend;
    Storage freed = storage;
    backend = null; // A closed handle may be kept for ever; a departed backend's classes may not.
    storage = null;
    owner.free(freed);
  }

  /** Whether the storage has been freed. */
  public boolean isFreed() {
    return references <= 0 || (whole != null && whole.isFreed());
  }

  /** Whether somebody besides the caller holds a reference. */
  public boolean isShared() {
    return references > 1 || (whole != null && whole.isShared());
  }

  /**
   * Moves to another storage; the caller holds a reference, no step runs, and the caller frees the
   * old storage.
   */
  public void replace(Backend newBackend, Storage newStorage) {
    backend = newBackend;
    storage = newStorage;
  }

  /** Identity is equality; this only saves the virtual machine making up a hash for each. */
  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }
}
