package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** A layer with filters of their own for each place of images (N, H, W, C). */
public final class LocallyConnected2D extends KernelBuilder<LocallyConnected2D> {
  private LocallyConnected2D(Spec spec) {
    super(spec, LocallyConnected2D::new);
  }

  /**
   * A layer with a window: one length for all axes, or one an axis.
   *
   * @param filters the number of output channels
   */
  public static LocallyConnected2D of(long filters, long... kernelSize) {
    return new LocallyConnected2D(
        window("LocallyConnected2D", kernelSize).with("filters", filters));
  }
}
