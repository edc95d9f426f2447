package org.fascicle.platform.internal.swap;

import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.internal.dispatch.CallCache;
import org.fascicle.platform.internal.dispatch.ForeignKernels;
import org.fascicle.platform.internal.dispatch.PreparedCall;
import org.fascicle.platform.internal.dispatch.Preparer;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.Backend.Mode;

/** A backend that is there: name, version, and the calls prepared on it. */
public final class Binding {
  /** Enough for the calls of several large models. */
  private static final int PREPARED_CALLS = 4096;

  private final Backend backend;
  private final String name;
  private final CallCache cache = new CallCache(PREPARED_CALLS);
  private final Preparer preparer;

  /** A binding to a backend. */
  public Binding(Backend backend, ForeignKernels foreign) {
    this.backend = backend;
    this.name = backend.info().name();
    this.preparer = new Preparer(backend, foreign);
  }

  /** The backend. */
  public Backend backend() {
    return backend;
  }

  /** The backend's short name. */
  public String name() {
    return name;
  }

  /** The prepared calls. */
  public CallCache cache() {
    return cache;
  }

  /** Finds or prepares a call. */
  public PreparedCall prepare(Op op, TensorSpec[] inputs, Mode mode) {
    PreparedCall call = cache.find(op, inputs, mode);
    if (call == null) {
      call = preparer.prepare(op, inputs, mode);
      cache.add(call);
    }
    return call;
  }

  @Override
  public String toString() {
    return name + " " + backend.info().version();
  }
}
