package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** A layer with filters of their own for each place of sequences (N, T, C). */
public final class LocallyConnected1D extends KernelBuilder<LocallyConnected1D> {
  private LocallyConnected1D(Spec spec) {
    super(spec, LocallyConnected1D::new);
  }

  /**
   * A layer with a window: one length for all axes, or one an axis.
   *
   * @param filters the number of output channels
   */
  public static LocallyConnected1D of(long filters, long... kernelSize) {
    return new LocallyConnected1D(
        window("LocallyConnected1D", kernelSize).with("filters", filters));
  }
}
