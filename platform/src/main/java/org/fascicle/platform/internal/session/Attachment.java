package org.fascicle.platform.internal.session;

import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.internal.dispatch.CallCache;
import org.fascicle.platform.internal.dispatch.ForeignKernels;
import org.fascicle.platform.internal.dispatch.PreparedCall;
import org.fascicle.platform.internal.dispatch.Preparer;
import org.fascicle.platform.internal.plan.Plans;
import org.fascicle.platform.internal.swap.Binding;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.Backend.Mode;

/**
 * A session's stay on one backend: the calls and plans it prepared there, the steps it can make
 * again, the lanes its steps run on.
 */
final class Attachment {
  /** Enough for the calls of several large models. */
  private static final int PREPARED_CALLS = 2048;

  /** Enough for every kind of batch of a few models. */
  private static final int PLANS = 64;

  private final Binding binding;
  private final Backend backend;
  private final CallCache cache = new CallCache(PREPARED_CALLS);
  private final Plans plans;
  private final Replays replays = new Replays();
  private final Preparer preparer;
  private final Lanes lanes;

  Attachment(String session, Binding binding, ForeignKernels foreign, int threads) {
    this.binding = binding;
    this.backend = binding.backend();
    this.plans = new Plans(PLANS, this::prepare, backend);
    this.preparer = new Preparer(backend, foreign, threads);
    this.lanes = new Lanes(session + "-" + binding.name());
  }

  Binding binding() {
    return binding;
  }

  Backend backend() {
    return backend;
  }

  CallCache cache() {
    return cache;
  }

  Plans plans() {
    return plans;
  }

  Replays replays() {
    return replays;
  }

  Lanes lanes() {
    return lanes;
  }

  /** Finds or prepares a call. */
  PreparedCall prepare(Op op, TensorSpec[] inputs, Mode mode) {
    PreparedCall call = cache.find(op, inputs, mode);
    if (call == null) {
      call = preparer.prepare(op, inputs, mode);
      cache.add(call);
    }
    return call;
  }

  /**
   * Prepares whatever the session ran elsewhere.
   *
   * @throws org.fascicle.api.exception.FascicleException if this backend cannot run all of it
   */
  void warm(Attachment before) {
    for (PreparedCall call : before.cache.calls()) {
      prepare(call.op(), call.inputs().toArray(new TensorSpec[0]), call.mode());
    }
  }
}
