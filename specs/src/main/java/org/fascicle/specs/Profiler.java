package org.fascicle.specs;

import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/** Takes a profile of some training steps: which kernels ran, for which layer, how long. */
public final class Profiler extends SpecBuilder<Profiler> {
  private Profiler(Spec spec) {
    super(spec, Profiler::new);
  }

  /** Looks at steps 21 to 40. */
  public static Profiler of() {
    return new Profiler(Spec.of(Kind.CALLBACK, "Profiler"));
  }

  /** The steps of the run to look at, counted from 1, both included. */
  public Profiler steps(long first, long last) {
    return with("first_step", first).with("last_step", last);
  }

  /** Writes a trace to this file, for {@code chrome://tracing} or Perfetto; none unless set. */
  public Profiler filename(String filename) {
    return with("filename", filename);
  }
}
