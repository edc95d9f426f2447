package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** A recurrent layer: h ← tanh(x·kernel + h·recurrent_kernel + bias) at each step. */
public final class SimpleRNN extends RecurrentBuilder<SimpleRNN> {
  private SimpleRNN(Spec spec) {
    super(spec, SimpleRNN::new);
  }

  /** A layer of this many units. */
  public static SimpleRNN of(long units) {
    return new SimpleRNN(layer("SimpleRNN").with("units", units));
  }
}
