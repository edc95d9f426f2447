package org.fascicle.platform.internal.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.fascicle.api.exception.FascicleException;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.Storage;

/**
 * The data behind tensor handles: one storage, counted. Handles, tapes, variables and running
 * kernels each hold a reference; the last one to let go frees the storage.
 *
 * <p>A swap replaces backend and storage while no step runs. It holds a reference meanwhile, so
 * that a concurrent {@link #release} never frees under it.
 *
 * <p>What a step has noted and not computed yet is <em>promised</em>: it is counted as any other,
 * and gets its storage when the step's plan runs.
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

  /** The number of what is not promised. */
  private static final int KEPT = -1;

  /** Far enough below zero that giving back references never reaches one again. */
  private static final int DESTROYED = Integer.MIN_VALUE / 2;

  private final TensorSpec spec;
  private final Memory whole;
  private final LiveSet.Stripe stripe;
  private final int hash;
  private Backend backend;
  private Storage storage;
  private int promise = KEPT;

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
    this(spec, set);
    this.backend = backend;
    this.storage = storage;
    if (stripe != null) {
      stripe.add(this);
    }
  }

  private Memory(TensorSpec spec, LiveSet set) {
    this.spec = spec;
    this.whole = null;
    this.stripe = set == null ? null : set.stripe();
    this.hash = stripe == null ? spec.hashCode() : stripe.nextHash();
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

  /**
   * Memory that will be there when the step's plan has run, with one reference held by the caller.
   *
   * @param number among the step's results
   * @param set where it is listed from then on
   */
  public static Memory promised(TensorSpec spec, int number, LiveSet set) {
    Memory memory = new Memory(spec, set);
    memory.promise = number;
    return memory;
  }

  /** The number among its step's results; negative for what is there, or has been freed. */
  public int promise() {
    return whole == null ? promise : whole.promise();
  }

  /** Whether it has yet to be computed. */
  public boolean isPromised() {
    return promise() >= 0;
  }

  /**
   * Adds a reference, also to a promise whose last one was given back: nothing has been freed then.
   * To be called by the step's thread.
   */
  public void wantAgain() {
    REFERENCES.getAndAdd(this, 1);
  }

  /** The memory that this is a view of; itself if it is none. */
  public Memory root() {
    return whole == null ? this : whole.root();
  }

  /** Keeps the promise: takes charge of the storage. The caller holds a reference. */
  public void fulfil(Backend owner, Storage computed) {
    backend = owner;
    storage = computed;
    promise = KEPT;
    if (stripe != null) {
      stripe.add(this);
    }
  }

  /** Shape and element type. */
  public TensorSpec spec() {
    return spec;
  }

  /**
   * The storage; to be read inside a step only, while holding a reference. Null once it has been
   * freed.
   *
   * @throws FascicleException if another thread's step has yet to compute it
   */
  public Storage storage() {
    if (whole != null) {
      return whole.storage();
    }
    if (promise >= 0) {
      throw new FascicleException(
          "A tensor "
              + spec
              + " is being computed by a step of another thread. Hand work over to other threads"
              + " with Session.inherit.");
    }
    return storage;
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
    if (promise >= 0) {
      return; // nobody wants it any more: the plan keeps it to itself
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
