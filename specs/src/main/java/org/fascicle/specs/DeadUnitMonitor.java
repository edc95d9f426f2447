package org.fascicle.specs;

import java.util.List;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/** Counts units that give nothing any more, or always an end of their range. */
public final class DeadUnitMonitor extends SpecBuilder<DeadUnitMonitor> {
  private DeadUnitMonitor(Spec spec) {
    super(spec, DeadUnitMonitor::new);
  }

  /** Watches every inner layer whose units may die or saturate. */
  public static DeadUnitMonitor of() {
    return new DeadUnitMonitor(Spec.of(Kind.CALLBACK, "DeadUnitMonitor"));
  }

  /** Watches these layers. */
  public static DeadUnitMonitor of(String... layers) {
    return new DeadUnitMonitor(
        Spec.of(Kind.CALLBACK, "DeadUnitMonitor").with("layers", List.of(layers)));
  }

  /** How many of the first training samples are looked at; 256 unless set. */
  public DeadUnitMonitor samples(int samples) {
    return with("samples", samples);
  }

  /** Epochs from one look to the next; 1 unless set. */
  public DeadUnitMonitor freq(int epochs) {
    return with("freq", epochs);
  }

  /** How near to an end is at the end, as a share of the range; 0.05 unless set. */
  public DeadUnitMonitor margin(double margin) {
    return with("margin", margin);
  }

  /** The share of samples for which a saturated unit is at an end; 0.95 unless set. */
  public DeadUnitMonitor often(double share) {
    return with("often", share);
  }

  /** The share of a layer's units at which it is told; 0.5 unless set. */
  public DeadUnitMonitor warnAt(double share) {
    return with("warn_at", share);
  }
}
